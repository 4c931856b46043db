#include "kiosk/documents/seal_binary.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>
#include <list>
#include <memory>
#include <string>

#include "kiosk/documents/binary.hpp"
#include "kiosk/documents/seal_blocks.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::size_t binary_header_length = 19;
constexpr std::size_t longest_set = std::size_t{16} * 1556;  // the bytes of sixteen of the largest symbols

// Texts that the payload does not hold as such; a list never moves them.
using Texts = std::list<std::string>;

constexpr std::array<char, 512> hexadecimal_pairs = [] {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::array<char, 512> pairs{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    pairs[2 * byte] = digits[byte / 16];
    pairs[2 * byte + 1] = digits[byte % 16];
  }
  return pairs;
}();

std::string_view hexadecimal(unsigned char byte) { return {hexadecimal_pairs.data() + std::size_t{2} * byte, 2}; }

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += hexadecimal(static_cast<unsigned char>(c));
  return text;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The tables say what a value is; bytes that are something else stay bytes, in hexadecimal.
std::string written_out(std::string_view value, const FieldKind* kind) {
  if (value.empty()) return {};
  if (kind && kind->kind == "date-ddmmyyyy") {
    if (const auto date = decode_binary_date(value); date && *date)
      return std::format("{:%d%m%Y}", std::chrono::sys_days{**date});
  }
  auto text = kind ? decode_c40(value) : std::nullopt;
  if (kind && (kind->kind == "numeric" || kind->kind == "bool01") && !(text && is_digits(*text))) {
    if (const auto number = decode_unsigned(value)) return std::to_string(*number);
  }
  return text ? *std::move(text) : hexadecimal(value);
}

std::vector<Field> fields_of(const std::vector<BinaryBlock>& blocks, const Tables& tables, Texts& texts) {
  std::vector<Field> fields;
  fields.reserve(blocks.size());
  for (const BinaryBlock& block : blocks) {
    const std::string_view id = hexadecimal(block.id);
    const FieldKind* kind = tables.field(id);
    const std::string& text = texts.emplace_back(written_out(block.value, kind));
    fields.push_back({.id = id, .value = text, .kind = kind, .truncated = false, .bytes = block.value});
  }
  return fields;
}

bool is_upper(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// 0xDC, version, country (2 bytes), authority and certificate (6), two dates (3 each), type (1), perimeter (2).
std::optional<Header> read_header(std::string_view payload, Texts& texts) {
  if (payload.size() < binary_header_length) return std::nullopt;
  const auto country = decode_c40(payload.substr(2, 2));
  const auto names = decode_c40(payload.substr(4, 6));
  const auto issued = decode_binary_date(payload.substr(10, 3));
  const auto signed_on = decode_binary_date(payload.substr(13, 3));
  if (!country || country->size() != 3 || !is_upper(*country) || !names || names->size() != 9 || !is_name(*names) ||
      !is_upper(std::string_view(*names).substr(0, 2)) || !issued || !signed_on)
    return std::nullopt;
  const std::string_view both = texts.emplace_back(*names);
  const std::string_view perimeter = texts.emplace_back(hexadecimal(payload.substr(17, 2)));
  return Header{.version = 4,
                .authority = both.substr(0, 4),
                .certificate = both.substr(4),
                .issued = *issued,
                .signed_on = *signed_on,
                .document_type = hexadecimal(static_cast<unsigned char>(payload[16])),
                .perimeter = perimeter.starts_with("00") ? perimeter.substr(2) : perimeter,
                .country = texts.emplace_back(*country)};
}

bool is_in_letters(const Field& field) {
  return field.kind && std::ranges::all_of(field.value, [](char c) { return c >= ' ' && c <= '~'; });
}

// The text fields, and the blocks behind them. "60" may be a block of 48 bytes by chance: as long as what stands there
// is a known field in letters, the border may be further on, and the last one is it.
std::optional<std::string_view> blocks_behind(std::string_view message, std::vector<Field>& fields,
                                              const Tables& tables) {
  TextBlocks text(message, tables);
  std::optional<std::string_view> blocks;
  std::size_t before = 0;
  do {
    if (!is_binary_message(text.rest())) continue;
    blocks = text.rest();
    before = fields.size();
  } while (text.read_one(fields) && !text.flaw() && (!blocks || is_in_letters(fields.back())));
  fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(before), fields.end());
  return blocks;
}

void take_message(Seal& seal, const BinaryMessage& message, const Tables& tables, Texts& texts) {
  std::ranges::move(fields_of(message.blocks, tables, texts), std::back_inserter(seal.fields));
  seal.annex = fields_of(message.annex, tables, texts);
  if (message.signature) seal.signature = *message.signature;
}

}  // namespace

std::expected<Seal, SealError> parse_binary_seal(std::string_view payload, const Tables& tables) {
  const auto texts = std::make_shared<Texts>();
  const auto header = read_header(payload, *texts);
  // Long enough, and not what 2D-Doc writes there: the same mark with another meaning.
  if (!header)
    return std::unexpected(payload.size() < binary_header_length ? SealError::malformed_header
                                                                 : SealError::unsupported_form);
  Seal seal{.header = *header, .form = Form::binary};
  const BinaryMessage message = read_binary(payload.substr(binary_header_length));
  take_message(seal, message, tables, *texts);
  seal.texts = texts;
  if (seal.signature.empty())
    seal.flaw = Flaw::no_signature;
  else
    seal.signed_bytes = payload.substr(0, binary_header_length + message.covered);
  return seal;
}

std::optional<Seal> parse_mixed_seal(std::string_view payload, const Header& header, std::size_t header_length,
                                     const Tables& tables) {
  if (payload.size() > longest_set) return std::nullopt;
  Seal seal{.header = header, .form = Form::mixed};
  const auto blocks = blocks_behind(payload.substr(header_length), seal.fields, tables);
  if (!blocks) return std::nullopt;
  const auto texts = std::make_shared<Texts>();
  const std::size_t switched_at = payload.size() - blocks->size();
  const BinaryMessage message = read_binary(*blocks);
  take_message(seal, message, tables, *texts);
  seal.texts = texts;
  seal.signed_bytes = payload.substr(0, switched_at + message.covered);
  return seal;
}

}  // namespace guichet::kiosk::documents
