#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "platform/printer/printer.hpp"

// What a ticket printer's status bytes say (ESC/POS: DLE EOT n for n = 1 to 4, and GS r 1).
namespace guichet::platform::printer::escpos {

constexpr int questions = 4;

// A real-time answer has bits 0, 1, 4 and 7 at 0, 1, 1 and 0; the answer to GS r 1 has bits 4 and 7 at 0.
constexpr bool answers_real_time(std::byte one) { return (one & std::byte{0x93}) == std::byte{0x12}; }
constexpr bool answers_in_order(std::byte one) { return (one & std::byte{0x90}) == std::byte{0}; }

// The four answers in the order of their questions.
constexpr State state_of(const std::array<std::byte, questions>& answers) {
  const auto has = [&](std::size_t question, int bits) {
    return (answers[question - 1] & std::byte(bits)) != std::byte{0};
  };
  if (has(2, 0x04)) return State::cover_open;
  if (has(4, 0x60) || has(2, 0x20)) return State::out_of_paper;
  if (has(3, 0x0c)) return State::jam;      // the mechanism or the knife
  if (has(3, 0x60)) return State::unknown;  // a broken or an overheated head
  if (has(1, 0x08) || has(2, 0x40)) return State::unknown;
  return State::ready;
}

}  // namespace guichet::platform::printer::escpos
