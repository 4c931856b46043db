#include "tests/kiosk/documents/forms.hpp"

namespace guichet::tests {
namespace {

std::string signed_with_block(const SealSigner& signer, const std::string& covered, std::string_view annex) {
  return covered + block(0xff, signer.sign(covered)) + std::string(annex);
}

}  // namespace

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
