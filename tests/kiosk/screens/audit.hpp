#pragma once
// What a finger and an eye need of a screen, checked on its tree: sizes in millimetres, room between targets, words
// that fit. It judges what was laid out and knows nothing of how.

#include <string>
#include <vector>

#include "kiosk/ui/ui.hpp"

namespace guichet::tests {

enum class Fault {
  missing_words,
  same_id,
  small_target,
  low_button,
  overlap,
  too_close,
  outside,
  words_cut,
  covered_words,
  hidden_field
};
inline constexpr auto most_faults = static_cast<std::size_t>(Fault::hidden_field) + 1;

std::string_view name(Fault fault);

struct Finding {
  Fault fault;
  std::string what;  // the node, with its figures
};

std::vector<Finding> audit(kiosk::ui::Ui& ui);

}  // namespace guichet::tests
