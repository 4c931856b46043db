#pragma once

#include <array>
#include <ranges>
#include <string_view>

namespace guichet::kiosk::demand {

// The lines of a table kept as data: no comments, no empty lines.
inline auto data_lines(std::string_view bytes) {
  return std::views::split(bytes, '\n') |
         std::views::transform([](auto&& line) { return std::string_view(line.begin(), line.end()); }) |
         std::views::filter([](std::string_view line) { return !line.empty() && !line.starts_with('#'); });
}

// The first N columns of a line separated by tabs; those that are missing are empty.
template <std::size_t N>
std::array<std::string_view, N> columns(std::string_view line) {
  std::array<std::string_view, N> found{};
  for (std::string_view& column : found) {
    const std::size_t tab = line.find('\t');
    column = line.substr(0, tab);
    line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
  }
  return found;
}

}  // namespace guichet::kiosk::demand
