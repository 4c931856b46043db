#include "kiosk/documents/binary.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace guichet::kiosk::documents {
namespace {

constexpr unsigned char signature_id = 0xff;
constexpr unsigned char long_size = 0xff;
constexpr char unlatch = '\xfe';
constexpr std::array<std::size_t, 3> signature_sizes = {64, 96, 132};

constexpr unsigned byte(char c) { return static_cast<unsigned char>(c); }

// Takes one block off the bytes; nothing when they are too short for it.
std::optional<BinaryBlock> take_block(std::string_view& bytes) {
  if (bytes.size() < 2) return std::nullopt;
  std::size_t size = byte(bytes[1]);
  std::size_t head = 2;
  if (size == long_size) {
    if (bytes.size() < 4) return std::nullopt;
    size = byte(bytes[2]) << 8U | byte(bytes[3]);
    head = 4;
  }
  if (bytes.size() - head < size) return std::nullopt;
  const BinaryBlock block{static_cast<unsigned char>(bytes[0]), bytes.substr(head, size)};
  bytes.remove_prefix(head + size);
  return block;
}

// Collects the characters of one C40 text; a shift stands before the character it changes.
class C40 {
 public:
  bool take(unsigned value) {
    if (punctuation_) {
      static constexpr std::string_view marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_";
      punctuation_ = false;
      if (value >= marks.size()) return false;
      text_ += marks[value];
      return true;
    }
    if (value == 1) return punctuation_ = true;
    if (value < 3) return false;  // control characters and lower case: no seal writes them
    text_ += value == 3 ? ' ' : static_cast<char>(value < 14 ? '0' + value - 4 : 'A' + value - 14);
    return true;
  }

  void put(char character) { text_ += character; }
  bool is_open() const { return punctuation_; }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
  bool punctuation_ = false;
};

}  // namespace

std::optional<std::string> decode_c40(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  C40 text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const bool is_last = at + 2 == bytes.size();
    // One character too many for a pair: it follows in ASCII.
    if (bytes[at] == unlatch) {
      const unsigned code = byte(bytes[at + 1]);
      if (!is_last || text.is_open() || code < 0x21 || code > 0x7f) return std::nullopt;
      text.put(static_cast<char>(code - 1));
      break;
    }
    const unsigned packed = (byte(bytes[at]) << 8U | byte(bytes[at + 1])) - 1;
    if (packed >= 64'000) return std::nullopt;
    const unsigned third = packed % 40;
    if (!text.take(packed / 1600) || !text.take(packed / 40 % 40)) return std::nullopt;
    const bool is_padding = is_last && third == 0 && !text.is_open();
    if (!is_padding && !text.take(third)) return std::nullopt;
  }
  if (text.is_open()) return std::nullopt;
  return std::move(text).text();
}

std::optional<std::uint64_t> decode_unsigned(std::string_view bytes) {
  if (bytes.empty() || bytes.size() > 8) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : bytes) number = number << 8U | byte(c);
  return number;
}

std::optional<std::optional<demand::Date>> decode_binary_date(std::string_view bytes) {
  if (bytes.size() != 3) return std::nullopt;
  const auto number = static_cast<unsigned>(*decode_unsigned(bytes));
  if (number == 0xffffff) return std::optional<demand::Date>{};
  const demand::Date date{std::chrono::year{static_cast<int>(number % 10'000)}, std::chrono::month{number / 1'000'000},
                          std::chrono::day{number / 10'000 % 100}};
  if (!date.ok()) return std::nullopt;
  return std::optional(date);
}

BinaryMessage read_binary(std::string_view bytes) {
  BinaryMessage message;
  std::string_view rest = bytes;
  while (const auto block = take_block(rest)) {
    if (message.signature)
      message.annex.push_back(*block);
    else if (block->id == signature_id)
      message.signature = block->value;
    else
      message.blocks.push_back(*block);
    if (!message.signature) message.covered = bytes.size() - rest.size();
  }
  message.is_whole = rest.empty();
  return message;
}

bool is_binary_message(std::string_view bytes) {
  bool is_signed = false;
  while (const auto block = take_block(bytes)) {
    if (block->id != signature_id) continue;
    if (is_signed || !std::ranges::contains(signature_sizes, block->value.size())) return false;
    is_signed = true;
  }
  return is_signed && bytes.empty();
}

}  // namespace guichet::kiosk::documents
