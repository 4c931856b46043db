#include "tests/support/data_matrix.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "platform/system/cells.hpp"

namespace guichet::tests {
namespace {

using platform::system::cell_at;
using Codewords = std::vector<std::uint8_t>;

struct Size {
  int side, data, correction, regions, blocks;  // regions: in one direction
};

// Table 7 of the standard, without the largest symbol, whose blocks are uneven.
constexpr std::array<Size, 23> sizes = {
    {{10, 3, 5, 1, 1},      {12, 5, 7, 1, 1},       {14, 8, 10, 1, 1},     {16, 12, 12, 1, 1},   {18, 18, 14, 1, 1},
     {20, 22, 18, 1, 1},    {22, 30, 20, 1, 1},     {24, 36, 24, 1, 1},    {26, 44, 28, 1, 1},   {32, 62, 36, 2, 1},
     {36, 86, 42, 2, 1},    {40, 114, 48, 2, 1},    {44, 144, 56, 2, 1},   {48, 174, 68, 2, 1},  {52, 204, 84, 2, 2},
     {64, 280, 112, 4, 2},  {72, 368, 144, 4, 4},   {80, 456, 192, 4, 4},  {88, 576, 224, 4, 4}, {96, 696, 272, 4, 4},
     {104, 816, 336, 4, 6}, {120, 1050, 408, 6, 6}, {132, 1304, 496, 6, 8}}};

// Bytes into codewords, clause 5.2.
class Encoder {
 public:
  Codewords encode(std::string_view bytes) {
    const auto raw = std::ranges::find_if(bytes, [](char byte) { return static_cast<std::uint8_t>(byte) > 127; });
    const auto text = static_cast<std::size_t>(raw - bytes.begin());
    c40(bytes.substr(0, text));
    if (text < bytes.size()) base_256(bytes.substr(text));
    return out_;
  }

 private:
  void put(int codeword) { out_.push_back(static_cast<std::uint8_t>(codeword)); }

  static std::vector<int> c40_values(char character) {
    constexpr std::string_view second = "!\"#$%&'()*+,-./:;<=>?@[\\]^_";
    if (character == ' ') return {3};
    if (character >= '0' && character <= '9') return {character - '0' + 4};
    if (character >= 'A' && character <= 'Z') return {character - 'A' + 14};
    if (character < 32) return {0, character};
    if (const auto at = second.find(character); at != std::string_view::npos) return {1, static_cast<int>(at)};
    return {2, character - 96};
  }

  // As long as three values make two codewords; the characters that are left over are written in ASCII.
  void c40(std::string_view text) {
    std::vector<int> values;
    std::size_t packed = 0, whole = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::ranges::copy(c40_values(text[i]), std::back_inserter(values));
      if (values.size() % 3 == 0) packed = i + 1, whole = values.size();
    }
    if (packed > 0) put(230);
    for (std::size_t i = 0; i < whole; i += 3) {
      const int sum = 1600 * values[i] + 40 * values[i + 1] + values[i + 2] + 1;
      put(sum / 256), put(sum % 256);
    }
    if (packed > 0) put(254);
    for (const char character : text.substr(packed)) put(character + 1);
  }

  void base_256(std::string_view bytes) {
    put(231);
    const int length = static_cast<int>(bytes.size());
    if (length > 249) put_masked(length / 250 + 249);
    put_masked(length > 249 ? length % 250 : length);
    for (const char byte : bytes) put_masked(static_cast<std::uint8_t>(byte));
  }

  void put_masked(int value) {
    const int place = static_cast<int>(out_.size()) + 1;
    put((value + 149 * place % 255 + 1) % 256);
  }

  Codewords out_;
};

void pad(Codewords& codewords, int capacity) {
  const auto wanted = static_cast<std::size_t>(capacity);
  if (codewords.size() < wanted) codewords.push_back(129);
  while (codewords.size() < wanted) {
    const int value = 129 + 149 * (static_cast<int>(codewords.size()) + 1) % 253 + 1;
    codewords.push_back(static_cast<std::uint8_t>(value > 254 ? value - 254 : value));
  }
}

// Arithmetic of Reed-Solomon codewords, polynomial x^8+x^5+x^3+x^2+1 (annex E).
struct Field256 {
  std::array<int, 255> power{};
  std::array<int, 256> logarithm{};

  Field256() {
    for (int i = 0, value = 1; i < 255; ++i) {
      power[static_cast<std::size_t>(i)] = value;
      logarithm[static_cast<std::size_t>(value)] = i;
      value = value << 1 ^ (value > 127 ? 0x12d : 0);
    }
  }
  int product(int a, int b) const {
    if (a == 0 || b == 0) return 0;
    return power[static_cast<std::size_t>(
        (logarithm[static_cast<std::size_t>(a)] + logarithm[static_cast<std::size_t>(b)]) % 255)];
  }
};

Codewords correction_of(const Codewords& block, int count) {
  static const Field256 field;
  std::vector<int> generator = {1};
  for (int i = 1; i <= count; ++i) {
    generator.push_back(0);
    for (std::size_t k = generator.size() - 1; k > 0; --k)
      generator[k] = generator[k] ^ field.product(generator[k - 1], field.power[static_cast<std::size_t>(i)]);
  }
  std::vector<int> rest(static_cast<std::size_t>(count), 0);
  for (const std::uint8_t codeword : block) {
    const int factor = codeword ^ rest[0];
    for (std::size_t k = 0; k + 1 < rest.size(); ++k) rest[k] = rest[k + 1] ^ field.product(factor, generator[k + 1]);
    rest.back() = field.product(factor, generator.back());
  }
  return {rest.begin(), rest.end()};
}

// Blocks are interleaved, their correction as well.
void append_correction(Codewords& codewords, const Size& size) {
  const auto blocks = static_cast<std::size_t>(size.blocks);
  std::vector<Codewords> corrections;
  for (std::size_t b = 0; b < blocks; ++b) {
    Codewords block;
    for (std::size_t i = b; i < codewords.size(); i += blocks) block.push_back(codewords[i]);
    corrections.push_back(correction_of(block, size.correction / size.blocks));
  }
  for (std::size_t i = 0; i < corrections[0].size(); ++i)
    for (const Codewords& correction : corrections) codewords.push_back(correction[i]);
}

// Where the bits of the codewords go, annex F.
class Placement {
 public:
  Placement(const Codewords& codewords, int side)
      : codewords_(codewords), side_(side), bits_(static_cast<std::size_t>(side * side), -1) {
    for (int row = 4, column = 0; row < side_ || column < side_;) {
      corners(row, column);
      for (; row >= 0 && column < side_; row -= 2, column += 2)
        if (row < side_ && column >= 0 && cell(row, column) < 0) block(row, column);
      for (row += 1, column += 3; row < side_ && column >= 0; row += 2, column -= 2)
        if (row >= 0 && column < side_ && cell(row, column) < 0) block(row, column);
      row += 3, column += 1;
    }
    if (cell(side_ - 1, side_ - 1) < 0) cell(side_ - 1, side_ - 1) = cell(side_ - 2, side_ - 2) = 1;
  }

  bool is_dark(int row, int column) const { return bits_[cell_at(column, row, side_)] == 1; }

 private:
  using Cells = std::array<std::pair<int, int>, 8>;

  int& cell(int row, int column) { return bits_[cell_at(column, row, side_)]; }

  void put(const Cells& cells) {
    const std::uint8_t codeword = codewords_[next_++];
    for (std::size_t bit = 0; bit < 8; ++bit) {
      auto [row, column] = cells[bit];
      if (row < 0) row += side_, column += 4 - (side_ + 4) % 8;
      if (column < 0) column += side_, row += 4 - (side_ + 4) % 8;
      cell(row, column) = codeword >> (7 - bit) & 1;
    }
  }

  void block(int row, int column) {
    put({{{row - 2, column - 2},
          {row - 2, column - 1},
          {row - 1, column - 2},
          {row - 1, column - 1},
          {row - 1, column},
          {row, column - 2},
          {row, column - 1},
          {row, column}}});
  }

  void corners(int row, int column) {
    const int end = side_ - 1;
    if (row == side_ && column == 0)
      put({{{end, 0}, {end, 1}, {end, 2}, {0, end - 1}, {0, end}, {1, end}, {2, end}, {3, end}}});
    if (row == side_ - 2 && column == 0 && side_ % 4 != 0)
      put({{{end - 2, 0}, {end - 1, 0}, {end, 0}, {0, end - 3}, {0, end - 2}, {0, end - 1}, {0, end}, {1, end}}});
    if (row == side_ - 2 && column == 0 && side_ % 8 == 4)
      put({{{end - 2, 0}, {end - 1, 0}, {end, 0}, {0, end - 1}, {0, end}, {1, end}, {2, end}, {3, end}}});
    if (row == side_ + 4 && column == 2 && side_ % 8 == 0)
      put({{{end, 0}, {end, end}, {0, end - 2}, {0, end - 1}, {0, end}, {1, end - 2}, {1, end - 1}, {1, end}}});
  }

  const Codewords& codewords_;
  int side_;
  std::vector<int> bits_;
  std::size_t next_ = 0;
};

// Each region has its solid edges at the left and the bottom, its dotted ones at the top and the right.
Modules draw(const Codewords& codewords, const Size& size) {
  const int region = size.side / size.regions;
  const Placement placement(codewords, size.side - 2 * size.regions);
  Modules modules{.side = size.side, .dark = {}};
  for (int row = 0; row < size.side; ++row) {
    for (int column = 0; column < size.side; ++column) {
      const int y = row % region, x = column % region;
      bool dark = x == 0 || y == region - 1 || (y == 0 && x % 2 == 0) || (x == region - 1 && y % 2 == 1);
      if (x > 0 && x < region - 1 && y > 0 && y < region - 1)
        dark = placement.is_dark(row - 1 - 2 * (row / region), column - 1 - 2 * (column / region));
      modules.dark.push_back(dark);
    }
  }
  return modules;
}

}  // namespace

Modules data_matrix(std::string_view bytes) {
  Codewords codewords = Encoder().encode(bytes);
  const auto size = std::ranges::find_if(
      sizes, [&](const Size& candidate) { return static_cast<std::size_t>(candidate.data) >= codewords.size(); });
  if (size == sizes.end()) throw std::length_error{"data matrix: too many bytes"};
  pad(codewords, size->data);
  append_correction(codewords, *size);
  return draw(codewords, *size);
}

}  // namespace guichet::tests
