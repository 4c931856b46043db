#include "sync/registry/answer.hpp"

#include <algorithm>
#include <sstream>

#include <pugixml.hpp>

#include "sync/registry/mime.hpp"
#include "sync/registry/xml.hpp"

namespace guichet::sync::registry {
namespace {

constexpr std::size_t most_anomalies = 100;
constexpr std::size_t longest_text = 2000;

std::unexpected<Failure> bad(std::string why) { return std::unexpected(Failure{BadAnswer{std::move(why)}}); }

std::string bounded_text(const pugi::xml_node& node) {
  const std::string_view text{node.text().get()};
  std::size_t end = std::min(text.size(), longest_text);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;  // between two characters
  return std::string{text.substr(0, end)};
}

// SOAP 1.2 says Reason/Text, 1.1 faultstring; application servers answer both.
std::optional<TechnicalFault> fault_in(const pugi::xml_node& envelope) {
  const pugi::xml_node fault = child(child(envelope, "Body"), "Fault");
  if (!fault) return std::nullopt;
  const pugi::xml_node reason = child(child(fault, "Reason"), "Text");
  return TechnicalFault{.text = bounded_text(reason ? reason : child(fault, "faultstring"))};
}

std::vector<Anomaly> anomalies_in(const pugi::xml_node& demand) {
  std::vector<Anomaly> anomalies;
  for (const pugi::xml_node& node : child(demand, "listeAnomalie").children()) {
    if (local_name(node) != "anomalie" || anomalies.size() == most_anomalies) continue;
    anomalies.push_back({.code = node.attribute("code").as_string(), .text = bounded_text(node)});
  }
  return anomalies;
}

std::string text_of(const pugi::xml_node& node) {
  std::ostringstream out;
  node.print(out, "", pugi::format_raw);
  return std::move(out).str();
}

std::expected<Registered, Failure> read_interface(const pugi::xml_node& root) {
  const pugi::xml_node demand = child(child(root, "demande"), "demandeLogement");
  if (!demand) return bad("no demand in the answer");
  // Anomalies win over a number: what is refused must be looked at, and a number is never shown on a doubt.
  if (auto anomalies = anomalies_in(demand); !anomalies.empty()) {
    return std::unexpected(Failure{Anomalies{std::move(anomalies)}});
  }
  const std::string number = child(demand, "numUnique").text().get();
  if (!has_number_shape(number)) return bad(number.empty() ? "no number" : "a number of another shape");
  return Registered{.number = number, .demand_xml = text_of(root), .server_date = {}};
}

std::expected<Registered, Failure> read_documents(const std::vector<std::string_view>& documents) {
  bool envelope_seen = false;
  for (const auto text : documents) {
    pugi::xml_document document;
    if (!parse(document, text)) continue;
    const pugi::xml_node root = document.document_element();
    if (local_name(root) == "interfaceNuu") return read_interface(root);
    if (local_name(root) != "Envelope") continue;
    envelope_seen = true;
    if (auto fault = fault_in(root)) return std::unexpected(Failure{std::move(*fault)});
    if (const auto found = descendant(root, "interfaceNuu")) return read_interface(found);
  }
  return bad(envelope_seen ? "an envelope without demand" : "no document that can be read");
}

std::expected<Registered, Failure> read_body(const transfer::Response& response) {
  if (response.body.empty()) return bad("empty");
  if (media_type(response.content_type) != "multipart/related") return read_documents({response.body});
  const auto parts = read_parts(response.content_type, response.body);
  if (!parts) return bad(parts.error());
  std::vector<std::string_view> documents;
  for (const auto& part : *parts) documents.push_back(part.body);
  return read_documents(documents);
}

std::optional<Failure> failure_of_status(const transfer::Response& response) {
  using Kind = transfer::Error::Kind;
  const std::string status = "HTTP " + std::to_string(response.status);
  switch (response.status) {
    case 200: return std::nullopt;
    case 401:
    case 403: return transfer::Error{.kind = Kind::credential_refused, .detail = status};
    case 429:
    case 503: return TechnicalFault{.text = status, .retry_after = response.retry_after};
    default: break;
  }
  // 201, 202, 204: somebody between us says it went well. Only a number is a success.
  if (response.status >= 500) return TechnicalFault{.text = status, .retry_after = response.retry_after};
  return BadAnswer{status};
}

}  // namespace

bool has_number_shape(std::string_view number) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto letter_or_digit = [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z'); };
  if (number.size() != 18) return false;
  const std::string_view month = number.substr(3, 2);
  return std::ranges::all_of(number.substr(0, 3), letter_or_digit) &&
         std::ranges::all_of(number.substr(3, 10), digit) && std::ranges::all_of(number.substr(13), letter_or_digit) &&
         month >= "01" && month <= "12";
}

std::expected<Registered, Failure> read_answer(const transfer::Response& response) {
  auto failure = failure_of_status(response);
  if (failure && response.status != 500) return std::unexpected(std::move(*failure));
  auto result = read_body(response);
  if (!failure) {
    if (result) result->server_date = response.server_date;
    return result;
  }
  // A SOAP fault travels with status 500. Nothing else is listened to there, whatever the body says.
  const bool is_fault = !result && std::holds_alternative<TechnicalFault>(result.error());
  return is_fault ? std::move(result) : std::unexpected(std::move(*failure));
}

}  // namespace guichet::sync::registry
