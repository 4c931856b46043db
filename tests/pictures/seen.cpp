// Pages as scanners and cameras see them.
#include "platform/system/cells.hpp"
#include "tests/pictures/places.hpp"

namespace guichet::tests {

using kiosk::journey::Preview;
using platform::system::cell_at;
using platform::system::cell_count;

// Grey lines on white, as a letter looks from afar.
std::shared_ptr<const Preview> a_scanned_page() {
  Preview page{.width = 354, .height = 500, .rgba = {}};
  page.rgba.assign(cell_count(page.width, page.height) * 4, 255);
  for (int y = 60; y < 450; ++y)
    for (int x = 40; x < 314 - y % 90 && y % 14 < 6; ++x)
      for (std::size_t channel = 0; channel < 3; ++channel) page.rgba[4 * cell_at(x, y, page.width) + channel] = 120;
  return std::make_shared<const Preview>(std::move(page));
}

Preview seen_by_a_camera() {
  Preview seen{.width = 480, .height = 270, .rgba = {}};
  for (int y = 0; y < seen.height; ++y)
    for (int x = 0; x < seen.width; ++x) {
      const bool paper = x > 120 && x < 360 && y > 27 && y < 243;
      const bool ink = paper && x > 140 && x < 330 - y % 70 && y > 45 && y % 12 < 4;
      const std::uint8_t light = ink ? 90 : paper ? 235 : 52;
      seen.rgba.insert(seen.rgba.end(), {light, light, light, 255});
    }
  return seen;
}

}  // namespace guichet::tests
