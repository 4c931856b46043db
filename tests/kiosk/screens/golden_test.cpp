// Sixty pictures, looked at once by a person: nothing of them changes unseen. `./dev pictures golden` makes them again.
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/pictures/painter.hpp"

namespace {

using namespace guichet::tests;

const std::filesystem::path golden = "tests/kiosk/screens/golden";

// Letters may be drawn a shade lighter or darker by another version of the font's library; nothing may move.
constexpr int shade = 40;
constexpr double most_changed = 0.002;  // of the pixels

double changed(const Picture& one, const Picture& other) {
  if (one.width != other.width || one.height != other.height) return 1;
  std::size_t pixels = 0;
  for (std::size_t i = 0; i < one.rgba.size(); ++i)
    for (unsigned shift = 0; shift < 24; shift += 8) {
      const int a = static_cast<int>(one.rgba[i] >> shift & 0xFFU),
                b = static_cast<int>(other.rgba[i] >> shift & 0xFFU);
      if (std::abs(a - b) <= shade) continue;
      ++pixels;
      break;
    }
  return static_cast<double>(pixels) / static_cast<double>(one.rgba.size());
}

class Golden : public testing::TestWithParam<Reader> {};

TEST_P(Golden, pictures_are_still_what_was_looked_at) {
  Painter painter(GetParam());
  const auto places = every_place();
  for (const auto name : golden_places()) {
    const auto now = halved(painter.paint(place_called(places, name)));
    const auto file = golden / golden_file(GetParam(), name);
    ASSERT_TRUE(std::filesystem::exists(file)) << file;
    EXPECT_LE(changed(now, read_png(file)), most_changed) << file;
  }
}

INSTANTIATE_TEST_SUITE_P(For, Golden, testing::ValuesIn(golden_readers()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(GoldenPictures, tell_a_moved_button_from_the_same_screen) {
  Painter painter({"french", "fr"});
  const auto places = every_place();
  const auto one = halved(painter.paint(place_called(places, "declaring")));
  auto moved = one;
  // The lower bar, one millimetre higher.
  const auto rows = static_cast<std::size_t>(moved.width) * 3, bar = moved.rgba.size() / 8 * 7;
  std::copy(one.rgba.begin() + static_cast<std::ptrdiff_t>(bar), one.rgba.end(),
            moved.rgba.begin() + static_cast<std::ptrdiff_t>(bar - rows));
  EXPECT_EQ(changed(one, one), 0);
  EXPECT_GT(changed(one, moved), most_changed);
}

TEST(GoldenPictures, stay_few_and_small) {
  std::uintmax_t count = 0, bytes = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(golden))
    if (file.is_regular_file()) ++count, bytes += file.file_size();
  EXPECT_EQ(count, golden_places().size() * golden_readers().size());
  EXPECT_LE(count, 60U);
  EXPECT_LT(bytes, 4U << 20U);
}

}  // namespace
