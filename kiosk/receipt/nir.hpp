// The social security number of a French resident (NIR), recognised in order to be left out.
// Private to this folder: papers travel, are lent and photocopied, and the law gives this number to few eyes.
#pragma once

#include <string>
#include <string_view>

namespace guichet::kiosk::receipt {

// The text with anything that has the shape of a NIR replaced by dots: 13 digits, or 15 with its key, however spaced.
std::string without_nir(std::string_view text);

}  // namespace guichet::kiosk::receipt
