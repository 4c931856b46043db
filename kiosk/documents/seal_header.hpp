#pragma once
// The first 22 to 26 characters of a seal, and where the message begins.

#include <cstddef>
#include <expected>
#include <string_view>

#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {

struct HeaderRead {
  Header header;
  std::size_t length = 0;
};

bool is_binary_seal(std::string_view payload);  // 0xDC 04; other seals have other versions behind that mark

// Of the forms that begin as text.
std::expected<HeaderRead, SealError> read_header(std::string_view payload);

}  // namespace guichet::kiosk::documents
