// Knows the 37 characters of a machine-readable zone by their shape: a small network that learnt them from drawings of
// the OCR-B face, made poor in every way that scanners know (assets/ocr/README.md). It says how likely each is.
#pragma once

#include <array>
#include <cstddef>
#include <expected>
#include <filesystem>
#include <vector>

namespace guichet::kiosk::documents {

inline constexpr std::size_t cell_width = 16, cell_height = 20;
inline constexpr std::size_t cell_size = cell_width * cell_height;
inline constexpr std::size_t glyph_count = 37;

// One character upright in the middle, row by row: 0 is paper, 1 is ink.
using Cell = std::array<float, cell_size>;

// Logarithms of probabilities, in the order of `mrz_characters`.
using Scores = std::array<float, glyph_count>;

enum class OcrBError : unsigned char { unreadable, malformed };

class OcrB {
 public:
  static constexpr std::size_t hidden = 64;

  // Weights of cell to hidden, their biases, weights of hidden to glyph, their biases.
  static constexpr std::size_t parameters = cell_size * hidden + hidden + hidden * glyph_count + glyph_count;

  // The folder assets/ocr.
  static std::expected<OcrB, OcrBError> load(const std::filesystem::path& folder);
  static std::expected<OcrB, OcrBError> from(std::vector<float> parameters);

  Scores scores(const Cell& cell) const;

 private:
  explicit OcrB(std::vector<float> values) : values_(std::move(values)) {}

  std::vector<float> values_;
};

}  // namespace guichet::kiosk::documents
