// What the registry answers, read without trust: a full number of the right shape, or a reason why there is none.
// Pure and bounded functions over bytes, fuzzed in tests/fuzz/registry_answer.cpp.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/transfer/session.hpp"

namespace guichet::sync::registry {

struct Registered {
  std::string number;      // 18 characters
  std::string demand_xml;  // interfaceNuu as the registry now holds it
  std::optional<std::chrono::sys_seconds> server_date;
};

struct Anomaly {
  std::string code;
  std::string text;
  bool operator==(const Anomaly&) const = default;
};

// The registry read the file and refuses it: sending it again as it is would change nothing.
struct Anomalies {
  std::vector<Anomaly> list;
};

// The registry could not work: later may do.
struct TechnicalFault {
  std::string text;
  std::optional<std::chrono::seconds> retry_after = {};
};

// Not an answer we can believe. why: our words, never its content.
struct BadAnswer {
  std::string why;
};

using Failure = std::variant<Anomalies, TechnicalFault, transfer::Error, BadAnswer>;

// ^[0-9A-Z]{3}(0[1-9]|1[0-2])[0-9]{2}[0-9]{6}[0-9A-Z]{5}$ : territory, month, year, sequence, desk.
bool has_number_shape(std::string_view number);

std::expected<Registered, Failure> read_answer(const transfer::Response& response);

}  // namespace guichet::sync::registry
