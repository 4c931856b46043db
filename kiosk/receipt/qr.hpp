// QR codes as squares, for the paper and for the screen.
// Whoever draws one leaves four light squares around it: readers need them.
#pragma once

#include <cstddef>
#include <expected>
#include <string_view>
#include <vector>

#include "kiosk/receipt/paper.hpp"
#include "platform/system/cells.hpp"

namespace guichet::kiosk::receipt {

inline constexpr int quiet_zone = 4;

struct QrModules {
  int side = 0;
  std::vector<bool> dark;  // side * side, rows from the top

  bool at(int x, int y) const { return dark[platform::system::cell_at(x, y, side)]; }
};

// A quarter of the code may be soiled and it still reads.
std::expected<QrModules, Error> qr(std::string_view content);

}  // namespace guichet::kiosk::receipt
