#include "platform/printer/ipp_condition.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace guichet::platform::printer {
namespace {

enum class Severity { report, warning, error };

struct Reason {
  std::string_view name;
  Severity severity;
};

// A reason without a suffix is an error (RFC 8011, 5.4.12).
Reason parse(std::string_view reason) {
  static constexpr std::array<std::pair<std::string_view, Severity>, 3> suffixes{
      {{"-report", Severity::report}, {"-warning", Severity::warning}, {"-error", Severity::error}}};
  for (const auto& [suffix, severity] : suffixes)
    if (reason.ends_with(suffix)) return {reason.substr(0, reason.size() - suffix.size()), severity};
  return {reason, Severity::error};
}

struct Meaning {
  std::string_view name;
  State state;
  Severity from;
};

// One empty tray among others is only a warning: paper is missing when the printer asks for some.
constexpr std::array meanings{
    Meaning{"media-jam", State::jam, Severity::warning},
    Meaning{"cover-open", State::cover_open, Severity::warning},
    Meaning{"door-open", State::cover_open, Severity::warning},
    Meaning{"interlock-open", State::cover_open, Severity::warning},
    Meaning{"media-needed", State::out_of_paper, Severity::warning},
    Meaning{"media-empty", State::out_of_paper, Severity::error},
    Meaning{"input-tray-missing", State::out_of_paper, Severity::error},
    Meaning{"shutdown", State::offline, Severity::error},
};

}  // namespace

Condition condition_of(bool stopped, std::span<const std::string> reasons) {
  Condition condition{.blocks = stopped};
  for (const auto& text : reasons) {
    const auto [name, severity] = parse(text);
    if (name == "none") continue;
    condition.blocks = condition.blocks || severity == Severity::error;
    const auto meaning = std::ranges::find(meanings, name, &Meaning::name);
    if (meaning == meanings.end()) continue;
    if (condition.named == State::ready) condition.named = meaning->state;
    if (condition.state == State::ready && severity >= meaning->from) condition.state = meaning->state;
  }
  if (condition.blocks && condition.state == State::ready)
    condition.state = condition.named == State::ready ? State::unknown : condition.named;
  return condition;
}

}  // namespace guichet::platform::printer
