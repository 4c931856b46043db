#pragma once
// What a finger and an eye need of a screen, checked on its tree and on what was painted: sizes in millimetres, room
// between targets, words that are whole and can be read. It judges what was laid out and knows nothing of how.

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
  broken_word,
  covered_words,
  hidden_field,
  low_contrast,
  unreachable,
  small_words,
  colour_alone
};
inline constexpr auto most_faults = static_cast<std::size_t>(Fault::colour_alone) + 1;

std::string_view name(Fault fault);

struct Finding {
  Fault fault;
  std::string what;  // the node, with its figures
};

// What a theme promises between words and what they stand on.
struct LeastContrast {
  double words = 10, icons = 3;
};

std::vector<Finding> audit(kiosk::ui::Ui& ui, const kiosk::ui::Trace& painted, const LeastContrast& least);

}  // namespace guichet::tests
