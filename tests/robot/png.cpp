#include "tests/robot/png.hpp"

#include <stdexcept>

#include <stb_image_write.h>

namespace guichet::tests {

void write_png(const std::filesystem::path& file, int width, int height, const std::vector<std::uint32_t>& rgba) {
  if (!stbi_write_png(file.c_str(), width, height, 4, rgba.data(), width * 4)) throw std::runtime_error("no picture: " + file.string());
}

}  // namespace guichet::tests
