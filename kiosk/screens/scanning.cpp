#include <algorithm>
#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

// A page with its square code at the top left, as it lies on the glass.
void sketch_of_page(const Scene& scene, Box area) {
  auto& ui = scene.ui;
  const float height = area.height, width = std::min(area.width, height * 0.707F);
  const Box page{area.left + (area.width - width) / 2, area.top, width, height};
  ui.canvas().piece();
  ui.canvas().framed(page, ui.px(target::corner), std::max(1.0F, ui.px({0.4F})), ui.colour(Role::line), ui.colour(Role::paper));
  const float pad = width * 0.1F, code = width * 0.24F;
  const Box seal{page.left + pad, page.top + pad, code, code};
  ui.canvas().framed(seal.inset(-ui.px({1})), ui.px({0.8F}), ui.px({0.8F}), ui.colour(Role::primary), ui.colour(Role::paper));
  ui.canvas().icon("qrcode", seal.left + code / 2, seal.middle(), code, ui.colour(Role::ink));
  for (int line = 0; line < 8; ++line) {
    const float top = page.top + height * (0.38F + 0.065F * static_cast<float>(line));
    ui.canvas().fill({page.left + pad, top, (width - 2 * pad) * (line % 3 == 2 ? 0.6F : 1), std::max(2.0F, height * 0.012F)},
                     ui.colour(Role::sunken));
  }
  ui.node("picture", NodeRole::image, ui.words("scanning.place"), page);
}

// The scanner, not the page: to try again is not what helps most.
bool is_broken(const journey::Scanning& place) { return place.problem == journey::ScanProblem::scanner_failed; }

std::optional<Way> way_on(const Scene& scene, const journey::Scanning& place) {
  auto& ui = scene.ui;
  if (place.running) return std::nullopt;
  if (is_broken(place))
    return Way{ui.words("scanning.without"), "arrow-right", journey::SkipScan{}, Emphasis::primary};
  const auto words = ui.words(place.problem ? "scanning.again" : "scanning.start");
  return Way{words, "photo-scan", journey::StartScan{}, Emphasis::primary};
}

Answer other_way(const Scene& scene, const journey::Scanning& place) {
  auto& ui = scene.ui;
  const bool broken = is_broken(place);
  const std::array card = {broken ? Choice{.id = "again", .label = ui.words("scanning.retry"), .icon = "refresh"}
                                  : Choice{.id = "skip",
                                           .label = ui.words("scanning.skip"),
                                           .detail = ui.words("scanning.skip.detail"),
                                           .icon = "file-x"}};
  if (!ui.choices("scan", card, {.plain = true})) return std::nullopt;
  return broken ? Intent(journey::StartScan{}) : Intent(journey::SkipScan{});
}

}  // namespace

Answer draw(const journey::Scanning& place, const Scene& scene) {
  auto& ui = scene.ui;
  const bool running = place.running.has_value();
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = way_on(scene, place)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("scanning.title"));
    ui.hint(ui.words("scanning.hint"));
    if (place.problem) ui.banner("scan.problem", Tone::warning, ui.words(journey::text_key(*place.problem)));
    Answer answer;
    // Where letters are large and the glass narrow, words take the place of the picture.
    const bool beside = ui.width() >= ui.px(Millimetres{72}) * ui.metrics().text_scale;
    const float picture = !beside ? 0 : std::min(ui.px(Millimetres{58}), ui.width() * 0.4F), gap = beside ? ui.px(space::l) : 0;
    const Box area = ui.place(ui.px(Millimetres{place.problem ? 44.0F : 58.0F}));
    if (beside) sketch_of_page(scene, {area.left, area.top, picture, area.height});
    ui.column({area.left + picture + gap, area.top, area.width - picture - gap, area.height}, [&] {
      if (running) {
        if (ui.work(reading_of_a_page(ui))) answer = journey::CancelScan{};
        return;
      }
      ui.paragraph(ui.words(is_broken(place) ? "scanning.skip.detail" : "scanning.place"));
      ui.space(space::s);
      if (auto touched = other_way(scene, place)) answer = std::move(touched);
    });
    if (auto touched = see_answers(scene)) answer = std::move(touched);
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
