#include "kiosk/documents/ocr_b.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace guichet::kiosk::documents {
namespace {

constexpr std::string_view magic = "OCR-B 1 320 64 37\n";

float little_endian_float(std::string_view bytes) {
  std::uint32_t bits = 0;
  for (std::size_t i = 4; i-- > 0;) bits = bits << 8U | static_cast<unsigned char>(bytes[i]);
  return std::bit_cast<float>(bits);
}

Scores as_log_probabilities(Scores scores) {
  const float most = std::ranges::max(scores);
  float sum = 0;
  for (const float score : scores) sum += std::exp(score - most);
  for (float& score : scores) score -= most + std::log(sum);
  return scores;
}

}  // namespace

std::expected<OcrB, OcrBError> OcrB::load(const std::filesystem::path& folder) {
  std::ifstream file(folder / "ocr-b.weights", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return std::unexpected(OcrBError::unreadable);
  if (!bytes.starts_with(magic) || bytes.size() != magic.size() + 4 * parameters)
    return std::unexpected(OcrBError::malformed);
  std::vector<float> values(parameters);
  for (std::size_t i = 0; i < parameters; ++i)
    values[i] = little_endian_float(std::string_view(bytes).substr(magic.size() + 4 * i, 4));
  return from(std::move(values));
}

std::expected<OcrB, OcrBError> OcrB::from(std::vector<float> values) {
  const bool finite = std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
  if (values.size() != parameters || !finite) return std::unexpected(OcrBError::malformed);
  return OcrB(std::move(values));
}

Scores OcrB::scores(const Cell& cell) const {
  const float* weight = values_.data();
  std::array<float, hidden> middle{};
  std::copy_n(weight + cell_size * hidden, hidden, middle.begin());
  // One pixel after the other, so that the inner loop runs over neighbours in memory.
  for (const float ink : cell) {
    for (std::size_t i = 0; i < hidden; ++i) middle[i] += ink * weight[i];
    weight += hidden;
  }
  weight += hidden;
  Scores scores{};
  std::copy_n(weight + hidden * glyph_count, glyph_count, scores.begin());
  for (const float value : middle) {
    const float active = std::max(value, 0.0F);
    for (std::size_t i = 0; i < glyph_count; ++i) scores[i] += active * weight[i];
    weight += glyph_count;
  }
  return as_log_probabilities(scores);
}

}  // namespace guichet::kiosk::documents
