#pragma once
// ZXing as it comes, to be compared with: the whole page once, every option at its default.

#include <cstdint>
#include <string>
#include <vector>

namespace guichet::tests {

std::vector<std::string> stock_reading(const std::vector<std::uint8_t>& grey, int width, int height);

}  // namespace guichet::tests
