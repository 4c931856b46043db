// `pictures all FOLDER [PART]` paints every place for a person to look at, or those whose file's name has that part,
// such as "french/3"; `pictures golden` paints again the chosen ones that the tests compare with. In the checkout.
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "tests/pictures/painter.hpp"

namespace {

using namespace guichet::tests;
namespace fs = std::filesystem;

void paint(const fs::path& file, const Picture& picture) {
  fs::create_directories(file.parent_path());
  write_png(file, picture.width, picture.height, picture.rgba);
}

void paint_all(const fs::path& folder, std::string_view part) {
  const Reader readers[] = {{"french", "fr"},
                            {"french_200", "fr", 200},
                            {"arabic", "ar"},
                            {"tamil_150", "ta", 150},
                            {"chinese_contrast", "zh", 100, true},
                            {"easy_french_upright_150", "fr-falc", 150, false, upright}};
  for (const auto& reader : readers) {
    Painter painter(reader);
    int number = 100, painted = 0;
    for (const auto& place : every_place()) {
      const auto file = golden_file(reader, std::to_string(++number) + "." + place.name);
      if (!file.contains(part)) continue;
      paint(folder / file, painter.paint(place));
      ++painted;
    }
    std::printf("%s: %d pictures\n", std::string(reader.name).c_str(), painted);
  }
}

void paint_golden(const fs::path& folder) {
  const auto places = every_place();
  for (const auto& reader : golden_readers()) {
    Painter painter(reader);
    for (const auto name : golden_places())
      paint(folder / golden_file(reader, name), halved(painter.paint(place_called(places, name))));
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (what == "all" && (count == 3 || count == 4)) return paint_all(arguments[2], count == 4 ? arguments[3] : ""), 0;
  if (what == "golden" && count == 2) return paint_golden("tests/kiosk/screens/golden"), 0;
  std::fprintf(stderr, "usage: pictures all FOLDER [PART] | pictures golden\n");
  return 64;
}
