#include "tests/support/png.hpp"

#include <cstring>
#include <memory>
#include <stdexcept>

#include <stb_image.h>
#include <stb_image_write.h>

#include "platform/system/cells.hpp"

namespace guichet::tests {

using platform::system::cell_count;

void write_png(const std::filesystem::path& file, int width, int height, const std::vector<std::uint32_t>& rgba) {
  if (!stbi_write_png(file.c_str(), width, height, 4, rgba.data(), width * 4))
    throw std::runtime_error("no picture: " + file.string());
}

Picture read_png(const std::filesystem::path& file) {
  Picture picture;
  int channels = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels{
      stbi_load(file.c_str(), &picture.width, &picture.height, &channels, 4), stbi_image_free};
  if (!pixels) throw std::runtime_error("no picture: " + file.string());
  picture.rgba.resize(cell_count(picture.width, picture.height));
  std::memcpy(picture.rgba.data(), pixels.get(), picture.rgba.size() * sizeof(std::uint32_t));
  return picture;
}

}  // namespace guichet::tests
