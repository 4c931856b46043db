#include "sync/sandbox/upload_service.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

#include <openssl/x509.h>

#include "sync/registry/digest_field.hpp"
#include "sync/sandbox/connection.hpp"
#include "sync/sandbox/reception.hpp"

namespace guichet::sync::sandbox {
namespace {

constexpr std::uint64_t largest_part = std::uint64_t{1} << 20;

std::optional<std::uint64_t> integer(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Who speaks: the name the town's authority gave to the terminal. A renewed certificate keeps it.
std::string terminal_of(const httplib::Request& request) {
  const X509* const certificate = request.ssl ? SSL_get0_peer_certificate(request.ssl) : nullptr;
  if (certificate == nullptr) return {};
  std::array<char, 512> name{};
  X509_NAME_oneline(X509_get_subject_name(certificate), name.data(), static_cast<int>(name.size()));
  return name.data();
}

// RFC 9457; the title is for who tries the sandbox by hand.
void object(httplib::Response& response, int status, const char* type, const char* title) {
  response.status = status;
  response.set_content(std::format(R"({{"type":"urn:guichet:sandbox:1:{}","title":"{}"}})", type, title),
                       "application/problem+json");
}

void not_held(httplib::Response& response) {
  object(response, 404, "no-upload", "Aucun dépôt de pièce à cette adresse.");
}
void broken(httplib::Response& response) { object(response, 500, "broken", "Erreur inattendue."); }

void say_upload_maintenance(httplib::Response& response) {
  object(response, 503, "maintenance", "Panne demandée au bac à sable.");
  response.set_header("Retry-After", "30");
}

void say_where(const Upload& upload, httplib::Response& response) {
  response.set_header("Upload-Offset", std::to_string(upload.offset));
  response.set_header("Upload-Complete", upload.complete ? "?1" : "?0");
  response.set_header("Upload-Length", std::to_string(upload.size));
  response.set_header("Cache-Control", "no-store");
  if (upload.complete) response.set_header("Repr-Digest", registry::digest_field(upload.sha256));
}

void say_conflict(const Upload& upload, httplib::Response& response) {
  object(response, 409, "other-offset", "Le dépôt ne reprend pas à cet endroit.");
  say_where(upload, response);
}

// What is not read of a request would be taken for the next one.
void drain(const httplib::ContentReader& read) {
  read([](const char*, std::size_t) { return true; });
}

}  // namespace

void UploadService::attend(httplib::Server& http) {
  const std::string root = documents_path;
  const std::string demand = root + "demandes/([0-9A-Z]{18})/pieces/([0-9a-f-]{36})",
                    upload = root + "depots/([0-9a-f]{32})";
  http.Post(demand, [this](const auto& request, auto& response) { open(request, response); });
  http.Get(upload, [this](const auto& request, auto& response) { tell(request, response); });
  http.Patch(upload,
             [this](const auto& request, auto& response, const auto& read) { receive(request, response, read); });
}

std::optional<Announced> UploadService::announcement(const httplib::Request& request, const std::string& number,
                                                     const std::string& document) const {
  const auto size = integer(request.get_header_value("Upload-Length"));
  auto digest = registry::read_digest(request.get_header_value("Repr-Digest"));
  auto name = registry::read_disposition(request.get_header_value("Content-Disposition"));
  Announced announced{.terminal = terminal_of(request),
                      .key = request.get_header_value("Idempotency-Key"),
                      .number = number,
                      .document = document,
                      .kind = request.get_param_value("nature"),
                      .name = name.value_or(""),
                      .size = size.value_or(0),
                      .sha256 = digest.value_or(std::vector<std::byte>{})};
  const bool whole = size && digest && name && !announced.kind.empty() && !announced.key.empty() &&
                     !announced.terminal.empty() && request.get_header_value("Upload-Complete") == "?0";
  return whole ? std::optional{std::move(announced)} : std::nullopt;
}

void UploadService::open(const httplib::Request& request, httplib::Response& response) {
  if (mood_.spoil({Misbehaviour::upload_maintenance})) return say_upload_maintenance(response);
  const auto announced = announcement(request, request.matches[1], request.matches[2]);
  if (!announced) return object(response, 400, "not-announced", "Il manque ce qui annonce la pièce.");
  if (announced->size > largest_document_) return object(response, 413, "too-large", "La pièce est trop lourde.");
  const auto upload = shelf_.announce(*announced, random_);
  if (!upload && upload.error() == NotAnnounced::unknown_number)
    return object(response, 404, "unknown-number", "Aucune demande ne porte ce numéro unique.");
  if (!upload && upload.error() == NotAnnounced::other_content)
    return object(response, 422, "other-content", "Une autre pièce a été annoncée sous ce nom.");
  if (!upload) return broken(response);
  response.status = 201;
  response.set_header("Location", documents_path + ("depots/" + upload->id));
  say_where(*upload, response);
}

std::optional<Upload> UploadService::find(const httplib::Request& request) {
  const std::string id = request.matches[1];
  if (mood_.spoil({Misbehaviour::upload_forgotten})) shelf_.forget(id);
  return shelf_.find(terminal_of(request), id);
}

// A GET comes here too: nobody reads a document back from the sandbox.
void UploadService::tell(const httplib::Request& request, httplib::Response& response) {
  if (mood_.spoil({Misbehaviour::upload_maintenance})) return say_upload_maintenance(response);
  const auto upload = find(request);
  if (!upload) return not_held(response);
  response.status = 204;
  say_where(*upload, response);
}

void UploadService::receive(const httplib::Request& request, httplib::Response& response,
                            const httplib::ContentReader& read) {
  const auto refuse = [&](auto say) {
    drain(read);
    say();
  };
  if (mood_.spoil({Misbehaviour::upload_maintenance})) return refuse([&] { say_upload_maintenance(response); });
  const auto upload = find(request);
  if (!upload) return refuse([&] { not_held(response); });
  const auto offset = integer(request.get_header_value("Upload-Offset"));
  const auto complete = request.get_header_value("Upload-Complete");
  const bool is_part = request.get_header_value("Content-Type") == "application/partial-upload";
  if (!offset || !is_part || (complete != "?0" && complete != "?1"))
    return refuse([&] { object(response, 400, "not-a-part", "Ce n’est pas une partie de pièce."); });
  if (integer(request.get_header_value("Content-Length")).value_or(largest_part + 1) > largest_part)
    return refuse([&] { object(response, 413, "part-too-large", "Une partie fait 1 Mo au plus."); });
  if (*offset != upload->offset || upload->complete || mood_.spoil({Misbehaviour::upload_conflict}))
    return refuse([&] { say_conflict(*upload, response); });
  take(*upload, complete == "?1", request, response, read);
}

void UploadService::take(const Upload& upload, bool last, const httplib::Request& request, httplib::Response& response,
                         const httplib::ContentReader& read) {
  const auto cut = mood_.spoil({Misbehaviour::upload_cut});
  Reception reception{shelf_, upload,
                      cut.transform([](const Order& order) { return static_cast<std::uint64_t>(order.bytes); })};
  const bool all = read([&](const char* data, std::size_t size) { return reception.take(data, size); });
  reception.end();  // the beginning of a part that was cut counts too
  if (cut || mood_.spoil({Misbehaviour::upload_answer_lost}))
    return close_connection(request.local_port, request.remote_port);
  if (reception.appended() == Appended::broken) return broken(response);
  auto now = shelf_.find(terminal_of(request), upload.id);
  if (!now) return not_held(response);
  if (reception.appended() == Appended::elsewhere || !all) return say_conflict(*now, response);
  if (reception.is_too_long() || (last && now->offset != now->size))
    return object(response, 400, "other-length", "La pièce n’a pas la longueur annoncée.");
  if (last) return finish(*now, response);
  response.status = 204;
  say_where(*now, response);
}

void UploadService::finish(const Upload& upload, httplib::Response& response) {
  const auto finished = shelf_.finish(upload.id);
  if (finished == Finished::broken) return broken(response);
  if (finished == Finished::digest_differs)
    return object(response, 422, "other-digest", "La pièce reçue n’est pas celle qui a été annoncée.");
  Upload complete = upload;
  complete.complete = true;
  if (mood_.spoil({Misbehaviour::upload_wrong_digest})) std::ranges::reverse(complete.sha256);
  response.status = 200;
  say_where(complete, response);
}

}  // namespace guichet::sync::sandbox
