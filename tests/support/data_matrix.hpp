// Writes DataMatrix symbols (ISO/IEC 16022, ECC 200, square) as issuers of seals do: text in C40, raw bytes in Base
// 256. The library that reads codes cannot write the bytes of a raw signature, and should not judge its own work.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "platform/system/cells.hpp"

namespace guichet::tests {

struct Modules {
  int side = 0;
  std::vector<bool> dark;  // rows from the top, without a quiet zone

  bool at(int row, int column) const { return dark[platform::system::cell_at(column, row, side)]; }
};

// The smallest symbol that holds them. From the first byte above 127 on, bytes are written raw. Throws
// std::length_error when no symbol is large enough.
Modules data_matrix(std::string_view bytes);

}  // namespace guichet::tests
