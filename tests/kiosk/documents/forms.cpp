#include "tests/kiosk/documents/forms.hpp"

#include <algorithm>

namespace guichet::tests {
namespace {

unsigned value_of(char c) {
  if (c == ' ') return 3;
  return static_cast<unsigned>(c >= '0' && c <= '9' ? c - '0' + 4 : c - 'A' + 14);
}

std::string signed_with_block(const SealSigner& signer, const std::string& covered, std::string_view annex) {
  return covered + block(0xff, signer.sign(covered)) + std::string(annex);
}

}  // namespace

std::string c40(std::string_view text) {
  std::string bytes;
  for (; text.size() >= 2; text.remove_prefix(std::min<std::size_t>(3, text.size()))) {
    const unsigned third = text.size() > 2 ? value_of(text[2]) : 0;
    const unsigned packed = 1600 * value_of(text[0]) + 40 * value_of(text[1]) + third + 1;
    bytes += static_cast<char>(packed >> 8U);
    bytes += static_cast<char>(packed & 255U);
  }
  if (!text.empty()) bytes += {'\xfe', static_cast<char>(text[0] + 1)};
  return bytes;
}

std::string binary_date(unsigned month, unsigned day, unsigned year) {
  const unsigned number = month * 1'000'000 + day * 10'000 + year;
  return {static_cast<char>(number >> 16U), static_cast<char>(number >> 8U & 255U), static_cast<char>(number & 255U)};
}

std::string block(unsigned char id, std::string_view value) {
  std::string bytes(1, static_cast<char>(id));
  if (value.size() < 255)
    bytes += static_cast<char>(value.size());
  else
    bytes += {'\xff', static_cast<char>(value.size() >> 8U), static_cast<char>(value.size() & 255U)};
  return bytes + std::string(value);
}

std::string binary_header(std::string_view authority_and_certificate) {
  return "\xdc\x04" + c40("FRA") + c40(authority_and_certificate) + binary_date(6, 27, 1969) + binary_date(8, 3, 2026) +
         '\x07' + std::string("\0\x01", 2);
}

std::string text_header(std::string_view authority_and_certificate, std::string_view type) {
  return "DC04" + std::string(authority_and_certificate) + "FFFF" + seal_date(std::chrono::year{2026} / 8 / 3) +
         std::string(type) + "01FR";
}

std::string binary_seal(const SealSigner& signer, std::string_view names, std::string_view blocks,
                        std::string_view annex) {
  return signed_with_block(signer, binary_header(names) + std::string(blocks), annex);
}

std::string mixed_seal(const SealSigner& signer, std::string_view names, std::string_view fields,
                       std::string_view blocks, std::string_view annex) {
  return signed_with_block(signer, text_header(names) + std::string(fields) + std::string(blocks), annex);
}

std::string text_seal(const SealSigner& signer, std::string_view names, std::string_view fields,
                      std::string_view annex) {
  const std::string covered = text_header(names) + std::string(fields);
  return covered + "\x1f" + encode_base32(signer.sign(covered)) + (annex.empty() ? "" : "\x1d" + std::string(annex));
}

}  // namespace guichet::tests
