// AX-19 (WCAG 2.3.1): nothing flashes. A film of the screen is made with a clock that the test moves; in each part of
// the glass, swings of light back and forth are counted.
#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "platform/system/cells.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/kiosk/screens/panels.hpp"

namespace {

using guichet::platform::system::cell_at;
using guichet::platform::system::cell_count;
using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace std::chrono_literals;

constexpr int columns = 16, rows = 10;
constexpr auto frame = 50ms;
using Lights = std::array<double, cell_count(columns, rows)>;

double light_of(std::uint32_t pixel) {
  const auto linear = [](std::uint32_t channel) { return std::pow(static_cast<double>(channel & 0xFFU) / 255, 2.2); };
  return 0.2126 * linear(pixel) + 0.7152 * linear(pixel >> 8) + 0.0722 * linear(pixel >> 16);
}

// The mean light of each part of the picture; every fourth pixel tells enough.
Lights lights_of(const std::vector<std::uint32_t>& rgba, int width, int height) {
  Lights lights{};
  Lights counted{};
  for (int y = 0; y < height; y += 4)
    for (int x = 0; x < width; x += 4) {
      const auto part = cell_at(x * columns / width, y * rows / height, columns);
      lights[part] += light_of(rgba[cell_at(x, y, width)]);
      ++counted[part];
    }
  for (std::size_t part = 0; part < lights.size(); ++part) lights[part] /= counted[part];
  return lights;
}

// How often light swings by a tenth or more one way and back within a second, in the part where it does most.
class Flashes {
 public:
  void add(const Lights& now) {
    ++frames_;
    for (std::size_t part = 0; part < now.size(); ++part) {
      auto& [turn, way, swings] = parts_[part];
      if (frames_ == 1) turn = now[part];
      const double change = now[part] - turn;
      const int here = change > 0 ? 1 : -1;
      if (here == way) turn = now[part];  // still the same way
      if (std::abs(change) < 0.1 || here == way) continue;
      turn = now[part], way = here;
      swings.push_back(frames_);
      std::erase_if(swings, [&](int when) { return (frames_ - when) * frame >= 1s; });
      most_ = std::max(most_, static_cast<int>(swings.size()));
    }
  }
  int most() const { return most_ / 2; }  // there and back is one flash

 private:
  struct Part {
    double turn = 0;
    int way = 0;
    std::vector<int> swings = {};
  };
  std::array<Part, cell_count(columns, rows)> parts_{};
  int frames_ = 0, most_ = 0;
};

int flashes(const UiHarness::Screen& screen, UiHarness& harness, std::chrono::milliseconds length) {
  Flashes flashes;
  Lights last{};
  for (auto passed = 0ms; passed < length; passed += frame) {
    harness.wait(frame);
    if (harness.show(screen)) last = lights_of(harness.window().read_pixels(), ten_inches.width, ten_inches.height);
    flashes.add(last);
  }
  return flashes.most();
}

class Film : public testing::TestWithParam<std::string> {};

TEST_P(Film, never_flashes_more_than_three_times_in_a_second) {
  const UiAssets assets;
  UiHarness harness(assets);
  const auto settings = test::test_settings();
  const std::string town = "Mairie de Villebois";
  const auto places = every_place();
  const auto& place = place_called(places, GetParam());
  const auto start = *harness.look().now;
  const UiHarness::Screen screen = [&](ui::Ui& ui) {
    const auto passed = *harness.look().now - start;
    const journey::Context context{.now = instant_of_places() + passed, .world = test_world(), .settings = settings};
    screens::draw({place.model, context, ui, town, {}});
  };
  harness.lay_out(screen);
  for (const auto& node : std::vector(harness.tree().nodes))
    if (node.role == ui::NodeRole::field) harness.ui().edit(node.id);  // and its caret
  EXPECT_LE(flashes(screen, harness, 20s), 3);
}

INSTANTIATE_TEST_SUITE_P(Of, Film,
                         testing::Values("attract", "idle", "asking.names.0", "depositing", "scanning.running",
                                         "resuming.wait", "inquiring"),
                         [](const auto& one) {
                           auto name = one.param;
                           std::ranges::replace(name, '.', '_');
                           return name;
                         });

TEST(Flashes, are_counted_where_light_comes_and_goes) {
  Flashes quick, slow, fading;
  for (int i = 0; i < 100; ++i) {
    const Lights dark{};
    Lights light{};
    light[3] = 0.5;
    quick.add(i % 2 ? dark : light);
    slow.add(i / 10 % 2 ? dark : light);
    Lights faint{};
    faint[3] = 0.05 * (i % 2);
    fading.add(faint);
  }
  EXPECT_GE(quick.most(), 9);
  EXPECT_EQ(slow.most(), 1);
  EXPECT_EQ(fading.most(), 0);
}

}  // namespace
