// Seals of test in every form, written byte by byte: what is read must be what was written here.
#pragma once

#include <string>
#include <string_view>

#include "tests/kiosk/documents/seal_root.hpp"
#include "tests/support/seal_blocks.hpp"

namespace guichet::tests {

// 0xDC 04, France, with names of nine characters together, issued on 27/06/1969, signed on 03/08/2026, type 07.
std::string binary_header(std::string_view authority_and_certificate);
std::string text_header(std::string_view authority_and_certificate, std::string_view type = "28");

std::string binary_seal(const SealSigner& signer, std::string_view names, std::string_view blocks,
                        std::string_view annex = {});
// Text fields, then blocks; nothing shows where one ends.
std::string mixed_seal(const SealSigner& signer, std::string_view names, std::string_view fields,
                       std::string_view blocks, std::string_view annex = {});
std::string text_seal(const SealSigner& signer, std::string_view names, std::string_view fields,
                      std::string_view annex = {});

}  // namespace guichet::tests
