#pragma once
// Where the words, lines and codes of a sample page stand.

#include <random>
#include <string>
#include <vector>

#include "tests/support/page_canvas.hpp"

namespace guichet::tests {

// Even chances that are the same with every library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11U) / 9007199254740992.0;
  }
  std::size_t one_of(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool chance(double part) { return between(0, 1) < part; }

 private:
  std::mt19937_64 engine_;
};

struct SampleLayout {
  std::vector<Modules> codes;  // the seals
  ModulePrint print = {};
  bool has_other_codes = false;  // of the post and of a payment, beside
  bool is_folded = false;        // across its first code
};

void draw_sample(PageCanvas& canvas, const SampleLayout& layout, Dice& dice);

}  // namespace guichet::tests
