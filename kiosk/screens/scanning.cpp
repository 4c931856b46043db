#include <algorithm>
#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/page_picture.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/taking.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

// The scanner, not the page: to try again is not what helps most.
bool is_broken(const journey::Scanning& place) {
  return place.problem == journey::ScanProblem::scanner_failed || place.problem == journey::ScanProblem::jammed;
}

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
    if (place.problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.problem));
    Answer answer;
    // Where letters are large and the glass narrow, words take the place of the picture.
    const bool beside = ui.width() >= ui.px(Millimetres{72}) * ui.metrics().text_scale;
    const float picture = !beside ? 0 : std::min(ui.px(Millimetres{58}), ui.width() * 0.4F), gap = beside ? ui.px(space::l) : 0;
    const Box area = ui.place(ui.px(Millimetres{place.problem ? 44.0F : 58.0F}));
    const Box left{area.left, area.top, picture, area.height};
    const auto where = where_to_lay(scene, "scanning.place");
    if (beside && draw_sight(scene, left) == 0) draw_sketch_of_page(scene, left, where, true);
    ui.column({area.left + picture + gap, area.top, area.width - picture - gap, area.height}, [&] {
      if (running) {
        if (tell_taking(scene)) answer = journey::CancelScan{};
        if (!beside) draw_sight_here(scene, area.height);
        return;
      }
      ui.paragraph(is_broken(place) ? ui.words("scanning.skip.detail") : where);
      ui.space(space::s);
      if (auto touched = other_way(scene, place)) answer = std::move(touched);
    });
    if (auto touched = see_answers(scene)) answer = std::move(touched);
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
