// Pictures of the screen as files to look at. Tests only: the product has no way to keep what it shows.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace guichet::tests {

void write_png(const std::filesystem::path& file, int width, int height, const std::vector<std::uint32_t>& rgba);

}  // namespace guichet::tests
