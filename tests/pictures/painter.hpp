#pragma once
// Paints any place of the journey, as some reader would see it on some glass: to be looked at, and to be compared.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/kiosk/ui/ui_harness.hpp"
#include "tests/pictures/places.hpp"
#include "tests/support/png.hpp"

namespace guichet::tests {

inline constexpr Panel upright{"10.1 inches upright", 800, 1280, 149};

// Who looks, and at what.
struct Reader {
  std::string_view name;
  std::string_view language;
  int text_percent = 100;
  bool high_contrast = false;
  Panel panel = ten_inches;
};

class Painter {
 public:
  explicit Painter(const Reader& reader);
  Picture paint(const NamedModel& place);

 private:
  Reader reader_;
  UiAssets assets_;
  kiosk::ui::Theme theme_;
  UiHarness harness_;
  std::vector<kiosk::texts::Language> languages_;
};

// The first of the places that is called so; throws when there is none.
const NamedModel& place_called(const std::vector<NamedModel>& places, std::string_view name);

// Each pixel the mean of four: a quarter of the bytes, and what a person would notice is still there.
Picture halved(const Picture& picture);

// The chosen ones: every kind of screen, for three readers.
std::vector<std::string_view> golden_places();
std::vector<Reader> golden_readers();
std::string golden_file(const Reader& reader, std::string_view place);  // "arabic/scanning.png"

}  // namespace guichet::tests
