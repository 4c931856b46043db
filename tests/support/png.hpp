// Pictures of the screen as files to look at. Tests only: the product has no way to keep what it shows.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace guichet::tests {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> rgba;  // red in the low byte, rows from the top
};

// Both throw std::runtime_error when the file cannot be written, or read.
void write_png(const std::filesystem::path& file, int width, int height, const std::vector<std::uint32_t>& rgba);
Picture read_png(const std::filesystem::path& file);

}  // namespace guichet::tests
