#include "sync/registry/documents.hpp"

#include <utility>

#include "sync/registry/digest_field.hpp"

namespace guichet::sync::registry {
namespace {

using transfer::UploadAnswer;
using Answered = std::expected<UploadAnswer, transfer::Error>;

std::unexpected<DocumentFailure> failed(DocumentFailure failure) { return std::unexpected(std::move(failure)); }

std::optional<DocumentFailure> failure_of_status(const UploadAnswer& answer) {
  const std::string status = "HTTP " + std::to_string(answer.status);
  switch (answer.status) {
    case 200:
    case 201:
    case 204:
    case 409: return std::nullopt;
    case 401:
    case 403: return transfer::Error{.kind = transfer::Error::Kind::credential_refused, .detail = status};
    case 413: return DocumentRefused{"too_large"};
    case 429: return TechnicalFault{.text = status, .retry_after = answer.retry_after};
    default: break;
  }
  if (answer.status >= 500) return TechnicalFault{.text = status, .retry_after = answer.retry_after};
  return BadAnswer{status};
}

// Complete is believed with our own digest only; anything else with an offset that the document has.
HeldOrFailure read(const UploadAnswer& answer, const Document& document, std::string upload) {
  if (auto failure = failure_of_status(answer)) return failed(*std::move(failure));
  if (answer.complete) {
    if (read_digest(answer.digest) != document.sha256) return failed(DigestDiffers{});
    return Held{.upload = std::move(upload), .offset = document.size, .complete = true};
  }
  if (!answer.offset || *answer.offset > document.size) return failed(BadAnswer{"no offset of this document"});
  return Held{.upload = std::move(upload), .offset = *answer.offset};
}

}  // namespace

DocumentClient::DocumentClient(transfer::Session session, std::string url)
    : session_(std::move(session)), url_(std::move(url)) {}

// The upload's path, on the registry's own host: no answer leads a document elsewhere.
std::string DocumentClient::address(const std::string& upload) const {
  const auto host_end = url_.find('/', url_.find("//") + 2);
  return url_.substr(0, host_end) + upload;
}

HeldOrFailure DocumentClient::open(const Document& document, const std::stop_token& stop) {
  const auto url = url_ + "demandes/" + percent_encoded(document.number) + "/pieces/" + percent_encoded(document.id) +
                   "?nature=" + percent_encoded(document.kind);
  const auto answer =
      transfer::open_upload(session_, url, document.size,
                            {{"Idempotency-Key", "\"" + document.id + "-" + std::to_string(document.restarts) + "\""},
                             {"Repr-Digest", digest_field(document.sha256)},
                             {"Content-Type", "application/pdf"},
                             {"Content-Disposition", disposition_field(document.name)}},
                            stop);
  if (!answer) return failed(answer.error());
  if (answer->status == 404) return failed(DocumentRefused{"unknown_number"});
  if (answer->status == 422) return failed(DocumentRefused{"not_admitted"});
  auto held = read(*answer, document, answer->location);
  if (held && (!held->upload.starts_with('/') || held->upload.starts_with("//")))
    return failed(BadAnswer{"an upload that is elsewhere"});
  return held;
}

HeldOrFailure DocumentClient::ask(const Document& document, const std::string& upload, const std::stop_token& stop) {
  const auto answer = transfer::ask_upload(session_, address(upload), stop);
  if (!answer) return failed(answer.error());
  if (answer->status == 404) return failed(UploadLost{});
  return read(*answer, document, upload);
}

HeldOrFailure DocumentClient::send(const Document& document, const Held& held, std::span<const std::byte> part,
                                   const std::stop_token& stop) {
  const auto answer = transfer::send_part(
      session_, address(held.upload),
      {.offset = held.offset, .bytes = part, .last = held.offset + part.size() == document.size}, stop);
  if (!answer) return failed(answer.error());
  if (answer->status == 404) return failed(UploadLost{});
  if (answer->status == 422) return failed(DigestDiffers{});
  return read(*answer, document, held.upload);
}

}  // namespace guichet::sync::registry
