// Teaches assets/ocr/ocr-b.weights: `ocr-b-training FOLDER` draws poor pages of random characters, finds and cuts their
// lines as the reader does, and fits the network to what was drawn. Same seeds, same weights.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "tests/support/ocr_b/lessons.hpp"

namespace {

using guichet::kiosk::documents::cell_size;
using guichet::kiosk::documents::glyph_count;
using guichet::kiosk::documents::OcrB;
using guichet::tests::Lesson;

constexpr std::size_t hidden = OcrB::hidden;
constexpr std::size_t batch = 64;

// One layer of two, its rows of inputs one after the other.
struct Layer {
  std::size_t inputs, outputs;
  std::vector<float> weights, slopes, mean, spread;

  Layer(std::size_t in, std::size_t out, std::mt19937_64& chance)
      : inputs(in),
        outputs(out),
        weights((in + 1) * out),
        slopes(weights.size()),
        mean(weights.size()),
        spread(weights.size()) {
    const float reach = std::sqrt(6.0F / static_cast<float>(in + out));
    for (std::size_t i = 0; i < in * out; ++i)
      weights[i] = reach * (static_cast<float>(chance() >> 40U) / 8388608.0F - 1);
  }

  void forward(const float* in, float* out) const {
    std::copy_n(weights.data() + inputs * outputs, outputs, out);
    for (std::size_t i = 0; i < inputs; ++i)
      for (std::size_t o = 0; o < outputs; ++o) out[o] += in[i] * weights[i * outputs + o];
  }

  void learn(const float* in, const float* wrong, float* back) {
    for (std::size_t o = 0; o < outputs; ++o) slopes[inputs * outputs + o] += wrong[o];
    for (std::size_t i = 0; i < inputs; ++i) {
      float sum = 0;
      for (std::size_t o = 0; o < outputs; ++o) {
        slopes[i * outputs + o] += in[i] * wrong[o];
        sum += wrong[o] * weights[i * outputs + o];
      }
      if (back != nullptr) back[i] = sum;
    }
  }

  // Adam, with a little decay.
  void step(float rate, int time) {
    const float first = 1 - std::pow(0.9F, static_cast<float>(time));
    const float second = 1 - std::pow(0.999F, static_cast<float>(time));
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const float slope = slopes[i] / batch + 1e-5F * weights[i];
      mean[i] = 0.9F * mean[i] + 0.1F * slope;
      spread[i] = 0.999F * spread[i] + 0.001F * slope * slope;
      weights[i] -= rate * (mean[i] / first) / (std::sqrt(spread[i] / second) + 1e-8F);
      slopes[i] = 0;
    }
  }
};

class Pupil {
 public:
  explicit Pupil(std::uint64_t seed)
      : chance_(seed), below_(cell_size, hidden, chance_), above_(hidden, glyph_count, chance_) {}

  // One pass over all lessons; says how many were right.
  double study(std::vector<Lesson>& lessons, float rate) {
    for (std::size_t i = lessons.size(); i > 1; --i) std::swap(lessons[i - 1], lessons[chance_() % i]);
    std::size_t right = 0;
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      right += try_one(lessons[i]);
      if ((i + 1) % batch != 0) continue;
      ++time_;
      below_.step(rate, time_);
      above_.step(rate, time_);
    }
    return static_cast<double>(right) / static_cast<double>(lessons.size());
  }

  std::vector<float> parameters() const {
    std::vector<float> all = below_.weights;
    all.insert(all.end(), above_.weights.begin(), above_.weights.end());
    return all;
  }

 private:
  bool try_one(const Lesson& lesson) {
    std::array<float, hidden> middle{}, back{};
    std::array<float, glyph_count> out{};
    below_.forward(lesson.cell.data(), middle.data());
    for (float& value : middle) value = std::max(value, 0.0F);
    above_.forward(middle.data(), out.data());
    const auto best = static_cast<std::size_t>(std::ranges::max_element(out) - out.begin());
    const float most = out[best];
    float sum = 0;
    for (float& value : out) sum += value = std::exp(value - most);
    for (float& value : out) value /= sum;
    out[lesson.glyph] -= 1;
    above_.learn(middle.data(), out.data(), back.data());
    for (std::size_t i = 0; i < hidden; ++i)
      if (middle[i] <= 0) back[i] = 0;
    below_.learn(lesson.cell.data(), back.data(), nullptr);
    return best == lesson.glyph;
  }

  std::mt19937_64 chance_;
  Layer below_, above_;
  int time_ = 0;
};

void write(const std::filesystem::path& path, const std::vector<float>& parameters) {
  std::ofstream file(path, std::ios::binary);
  file << "OCR-B 1 " << cell_size << ' ' << hidden << ' ' << glyph_count << '\n';
  for (const float value : parameters) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (unsigned shift = 0; shift < 32; shift += 8) file.put(static_cast<char>(bits >> shift & 0xffU));
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: " << arguments[0] << " FOLDER [PAGES] [PASSES]\n";
    return EXIT_FAILURE;
  }
  const int pages = count > 2 ? std::atoi(arguments[2]) : 3000, passes = count > 3 ? std::atoi(arguments[3]) : 16;
  auto lessons = guichet::tests::lessons(pages, 1'000'000);
  std::cout << lessons.size() << " characters of " << pages << " pages\n";
  Pupil pupil(20261127);
  for (int pass = 0; pass < passes; ++pass) {
    const float rate =
        0.002F * 0.5F * (1 + std::cos(3.14159265F * static_cast<float>(pass) / static_cast<float>(passes)));
    std::cout << "pass " << pass + 1 << ": " << pupil.study(lessons, rate + 1e-5F) << '\n' << std::flush;
  }
  write(std::filesystem::path(arguments[1]) / "ocr-b.weights", pupil.parameters());
}
