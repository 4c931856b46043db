#pragma once
// One seal in several symbols: each begins with the name of the set, its rank and their number. They may stand on one
// page or on several; a set is one seal as soon as it is complete.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::kiosk::documents {

constexpr std::size_t most_parts = 16;

struct SealPart {
  std::string_view set;      // three characters in text, two bytes in binary
  std::size_t index = 0;     // from 0
  std::size_t count = 0;     // 2 to 16
  std::string_view content;  // without its prefix
};

// "EXYZAB", or 0xEE and three bytes. Any code may happen to begin so: only the set tells whether it is a seal.
std::optional<SealPart> part_of(std::string_view payload);

// The first symbol of a set, whose content begins as a seal does.
bool begins_a_set(std::string_view payload);

class SealSets {
 public:
  // The whole seal whenever the set of this symbol is complete. A symbol seen twice counts once; one that contradicts
  // what its set held before begins it anew.
  std::optional<std::string> add(std::string_view payload);

  bool is_waiting() const;      // a set has begun and is not complete
  bool lacks_a_symbol() const;  // the same, begun or not

 private:
  struct Set {
    std::string name;
    std::size_t count = 0;
    std::array<std::string, most_parts> contents{};

    bool is_complete() const;
  };

  Set& set_of(const SealPart& part);

  std::vector<Set> sets_;
};

}  // namespace guichet::kiosk::documents
