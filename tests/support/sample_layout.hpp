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
  std::vector<std::string> other_seals = {};
  bool has_other_codes = false;  // of the post and of a payment, beside
  bool is_folded = false;        // across its first code
};

// Gives the middles of its codes, in millimetres.
std::vector<Spot> draw_sample(PageCanvas& canvas, const SampleLayout& layout, Dice& dice);

// As an identity card, a visa, a residence permit of other countries carry them (ISO 22376 has no public example).
std::vector<std::string> seals_of_other_families();

}  // namespace guichet::tests
