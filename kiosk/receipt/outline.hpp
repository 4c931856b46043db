// The order and the words of a receipt, before anyone decides how they look or sound.
// Private to this folder: paper, screen and voice are three readings of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/receipt/receipt.hpp"

namespace guichet::kiosk::receipt {

enum class Part { lead, heading, step, paragraph, summary, small_print };

struct Passage {
  Part part;
  std::string_view key{};  // none for the summary, which is the receipt's own
};

bool is_registered(const Receipt& receipt);
std::string_view title_key(const Receipt& receipt);
std::string_view identifier_label_key(const Receipt& receipt);
std::string_view identifier(const Receipt& receipt);  // the grouped number, or the deposit reference
std::vector<Passage> outline(const Receipt& receipt);

// The text of a key with {reference}, {date}, {town} and {desk} filled in.
std::string phrase(std::string_view key, const Receipt& receipt, const Wording& wording);

}  // namespace guichet::kiosk::receipt
