#pragma once
// From the smallest glass that a terminal may have to the largest, on its side and upright.

#include <cctype>
#include <string>

#include <gtest/gtest.h>

#include "tests/pictures/painter.hpp"

namespace guichet::tests {

inline constexpr Panel fifteen_inches{"15.6 inches", 1920, 1080, 141},
    fifteen_upright{"15.6 inches upright", 1080, 1920, 141}, twenty_four{"24 inches", 1920, 1080, 92},
    twenty_four_upright{"24 inches upright", 1080, 1920, 92};

inline std::string name_of_panel(const testing::TestParamInfo<Panel>& one) {
  std::string name(one.param.name);
  for (auto& letter : name)
    if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
  return name;
}

}  // namespace guichet::tests
