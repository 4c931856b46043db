#pragma once
// The toolkit on a window that nobody sees: a test draws a screen, touches it at a node's place and reads the tree.
// Events go straight to the stage, so that several harnesses may live in one program.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "kiosk/texts/catalogue.hpp"
#include "kiosk/ui/ui.hpp"

namespace guichet::tests {

// Glass that a terminal may have, with the density that makes millimetres of its pixels.
struct Panel {
  std::string_view name;
  int width, height;
  float dots_per_inch;

  float pixels_per_millimetre() const { return dots_per_inch / 25.4F; }
};

inline constexpr Panel ten_inches{"10.1 inches", 1280, 800, 149};

// Suites run in the checkout.
struct UiAssets {
  kiosk::ui::Theme theme;
  kiosk::ui::Keyboards keyboards;
  std::vector<kiosk::texts::Catalogue> catalogues;

  UiAssets()
      : theme(*kiosk::ui::Theme::parse("default", read("assets/themes/default.theme"))),
        keyboards(*kiosk::ui::load_keyboards("assets/keyboards")),
        catalogues(*kiosk::texts::load_catalogues("assets/texts")) {}

  static kiosk::ui::Theme theme_called(const std::string& name) {
    return *kiosk::ui::Theme::parse(name, read("assets/themes/" + name + ".theme"));
  }
  // The French words in a frame that runs from the right: what mirroring does, before any translation.
  static kiosk::texts::Catalogue mirrored() {
    auto text = read("assets/texts/fr.po");
    const std::string way = "X-Right-To-Left: no";
    text.replace(text.find(way), way.size(), "X-Right-To-Left: yes");
    const auto file = std::filesystem::temp_directory_path() / ("mirrored." + std::to_string(::getpid()) + ".po");
    std::ofstream(file, std::ios::binary) << text;
    auto catalogue = *kiosk::texts::Catalogue::load(file);
    std::filesystem::remove(file);
    return catalogue;
  }

  static std::string read(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return std::move(text).str();
  }
};

class UiHarness {
 public:
  using Screen = std::function<void(kiosk::ui::Ui&)>;

  explicit UiHarness(const UiAssets& assets, const Panel& panel = ten_inches)
      : window_(open(panel)),
        atlas_(window_),
        engine_(*kiosk::ui::text::Engine::create("assets", atlas_)),
        canvas_(window_, engine_, atlas_),
        ui_(stage_, canvas_, engine_, assets.keyboards),
        look_{.theme = &assets.theme,
              .words = &assets.catalogues.front(),
              .metrics = {.pixels_per_millimetre = panel.pixels_per_millimetre()},
              .now = platform::system::Instant{std::chrono::hours{24}}} {}

  // Draws until nothing more is to be drawn; whether any pixel was touched on the way.
  bool show(const Screen& screen) {
    bool drawn = false;
    draw(screen, [&](const platform::display::Frame& picture) { drawn |= window_.present(picture); });
    return drawn;
  }
  // The same without a pixel: for what is only asked of the tree.
  void lay_out(const Screen& screen) {
    draw(screen, [](const auto&) {});
  }

  void down(float x, float y, std::int64_t finger = 0) { stage_.feed(platform::display::PointerDown{x, y, finger}); }
  void move(float x, float y, std::int64_t finger = 0) { stage_.feed(platform::display::PointerMove{x, y, finger}); }
  void up(float x, float y, std::int64_t finger = 0) { stage_.feed(platform::display::PointerUp{x, y, finger}); }
  void wait(std::chrono::milliseconds time) { *look_.now += time; }
  void key(platform::display::Key key, bool shift = false) {
    stage_.feed(platform::display::KeyDown{.key = key, .shift = shift});
  }
  void text(std::string_view utf8) { stage_.feed(platform::display::TextTyped{std::string(utf8)}); }

  // A finger laid on the node's middle and lifted, the screen drawn in between, as people do it: not twice in an
  // instant.
  void touch(std::string_view id, const Screen& screen) {
    wait(std::chrono::milliseconds{100});
    const auto box = node(id).box;
    const float x = box.left + box.width / 2, y = box.middle();
    down(x, y);
    show(screen);
    up(x, y);
    show(screen);
  }

  const kiosk::ui::Node& node(std::string_view id) const {
    if (const auto* found = ui_.tree().find(id)) return *found;
    throw std::runtime_error("nothing on the screen is called " + std::string(id));
  }
  const kiosk::ui::Tree& tree() const { return ui_.tree(); }
  kiosk::ui::Ui& ui() { return ui_; }
  kiosk::ui::Look& look() { return look_; }
  kiosk::ui::text::Engine& engine() { return engine_; }
  platform::display::Window& window() { return window_; }

 private:
  void draw(const Screen& screen, const std::function<void(const platform::display::Frame&)>& show) {
    for (int frame = 0; frame < 100; ++frame) {
      ui_.begin(window_.size(), look_);
      screen(ui_);
      if (const auto picture = ui_.end()) show(*picture);
      if (!ui_.unsettled()) return;
    }
    throw std::runtime_error("the screen never comes to rest");
  }

  static platform::display::Window open(const Panel& panel) {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    return *platform::display::Window::open(
        {.width = panel.width, .height = panel.height, .pixels_per_millimetre = panel.pixels_per_millimetre()});
  }

  platform::display::Window window_;
  kiosk::ui::WindowAtlas atlas_;
  kiosk::ui::text::Engine engine_;
  kiosk::ui::Stage stage_;
  kiosk::ui::Canvas canvas_;
  kiosk::ui::Ui ui_;
  kiosk::ui::Look look_;
};

}  // namespace guichet::tests
