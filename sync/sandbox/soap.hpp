// The registry's side of the conversation: calls read, answers written. The operations are the national registry's;
// the names inside our answers are not documented and are the sandbox's choice, told by its own namespace.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/registry/answer.hpp"

namespace guichet::sync::sandbox {

inline constexpr std::string_view own_namespace = "urn:guichet:sandbox:1";

struct GetNumUnique {
  std::string file_name;
  std::string xml;
};
struct GetDemandeLogement {
  std::string number;
};
using Call = std::variant<GetNumUnique, GetDemandeLogement>;

struct Answer {
  int status = 200;
  std::string content_type;
  std::string body;
};

// The error is a sentence for a SOAP fault.
std::expected<Call, std::string> read_call(std::string_view content_type, std::string_view body);

Answer answer_with(std::string_view interface_xml);
Answer answer_with(const std::vector<registry::Anomaly>& anomalies);
Answer fault(std::string_view sentence);

}  // namespace guichet::sync::sandbox
