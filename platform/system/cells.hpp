#pragma once
// Rows of cells that lie one after the other, as pixels do: how many there are, and where one stands among them.

#include <cstddef>

namespace guichet::platform::system {

constexpr std::size_t cell_count(int columns, int rows) {
  return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
}

// None is negative, x <= columns.
constexpr std::size_t cell_at(int x, int y, int columns) {
  return cell_count(columns, y) + static_cast<std::size_t>(x);
}

}  // namespace guichet::platform::system
