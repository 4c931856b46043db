#include "tests/pictures/painter.hpp"

#include <algorithm>
#include <stdexcept>

#include "kiosk/screens/screen.hpp"
#include "platform/system/cells.hpp"
#include "tests/kiosk/journey/visitor.hpp"

namespace guichet::tests {

using platform::system::cell_at;
using namespace kiosk;

Painter::Painter(const Reader& reader)
    : reader_(reader),
      theme_(UiAssets::theme_called(reader.high_contrast ? "contrast" : "default")),
      harness_(assets_, reader.panel) {
  for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
  const auto words = std::ranges::find(assets_.catalogues, reader.language,
                                       [](const auto& catalogue) { return catalogue.language().code; });
  if (words == assets_.catalogues.end()) throw std::runtime_error("no catalogue " + std::string(reader.language));
  harness_.look().words = &*words;
  harness_.look().theme = &theme_;
  harness_.look().metrics.text_scale = static_cast<float>(reader.text_percent) / 100;
}

Picture Painter::paint(const NamedModel& place) {
  static const std::string town = "Mairie de Villebois";
  auto settings = test::test_settings();
  settings.films = place.films;
  auto model = place.model;
  model.language = reader_.language;
  model.text_percent = reader_.text_percent;
  model.high_contrast = reader_.high_contrast;
  const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings};
  harness_.ui().leave_screen();
  auto& window = harness_.window();
  platform::display::TextureId page = 0;
  if (const auto preview = journey::page_shown(model.place)) {
    page = window.create_texture(preview->width, preview->height);
    window.update_texture(page, {0, 0, preview->width, preview->height}, preview->rgba);
  }
  auto taking = place.taking;
  if (taking && taking->picture.width > 0) {
    const auto seen = seen_by_a_camera();
    taking->picture.texture = window.create_texture(seen.width, seen.height);
    window.update_texture(taking->picture.texture, {0, 0, seen.width, seen.height}, seen.rgba);
  }
  harness_.show([&](ui::Ui& ui) { screens::draw({model, context, ui, town, languages_, page, {}, taking}); });
  if (taking) window.destroy_texture(taking->picture.texture);
  window.destroy_texture(page);
  return {reader_.panel.width, reader_.panel.height, harness_.window().read_pixels()};
}

const NamedModel& place_called(const std::vector<NamedModel>& places, std::string_view name) {
  const auto found = std::ranges::find(places, name, &NamedModel::name);
  if (found == places.end()) throw std::runtime_error("no place is called " + std::string(name));
  return *found;
}

Picture halved(const Picture& picture) {
  Picture half{.width = picture.width / 2, .height = picture.height / 2, .rgba = {}};
  const auto at = [&](int x, int y) { return picture.rgba[cell_at(x, y, picture.width)]; };
  for (int y = 0; y < half.height; ++y)
    for (int x = 0; x < half.width; ++x) {
      const std::uint32_t four[] = {at(2 * x, 2 * y), at(2 * x + 1, 2 * y), at(2 * x, 2 * y + 1),
                                    at(2 * x + 1, 2 * y + 1)};
      std::uint32_t mean = 0xFF000000U;
      for (unsigned shift = 0; shift < 24; shift += 8) {
        std::uint32_t sum = 2;
        for (const auto pixel : four) sum += pixel >> shift & 0xFFU;
        mean |= sum / 4 << shift;
      }
      half.rgba.push_back(mean);
    }
  return half;
}

std::vector<std::string_view> golden_places() {
  return {"attract",
          "welcome",
          "language",
          "asking.civility.0",
          "asking.names.0.refused",
          "asking.birth_date.0",
          "asking.communes.0",
          "household",
          "asking.resources.0.amounts",
          "scanning",
          "reviewing",
          "summary",
          "declaring",
          "deposited",
          "kept_slip",
          "my_demand",
          "proving",
          "information",
          "leaving",
          "idle"};
}

std::vector<Reader> golden_readers() {
  return {{"french", "fr"}, {"arabic_contrast_150", "ar", 150, true}, {"tamil_upright_200", "ta", 200, false, upright}};
}

std::string golden_file(const Reader& reader, std::string_view place) {
  return std::string(reader.name) + "/" + std::string(place) + ".png";
}

}  // namespace guichet::tests
