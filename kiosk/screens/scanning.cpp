#include <array>

#include "kiosk/screens/frame.hpp"
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
  if (is_broken(place)) return Way{ui.words("scanning.without"), "arrow-right", journey::SkipScan{}, Emphasis::primary};
  return Way{words_to_take(scene, place.problem.has_value()), "photo-scan", journey::StartScan{}, Emphasis::primary};
}

Answer other_way(const Scene& scene, const journey::Scanning& place) {
  auto& ui = scene.ui;
  const bool broken = is_broken(place);
  const std::array card = {broken ? Choice{.id = "again", .label = ui.words("scanning.retry"), .icon = "refresh"}
                                  : Choice{.id = "skip",
                                           .label = ui.words(place.problem ? "scanning.without" : "scanning.skip"),
                                           .detail = ui.words("scanning.skip.detail"),
                                           .icon = "file-x"}};
  if (!ui.choices("scan", card, {.plain = true})) return std::nullopt;
  return broken ? Intent(journey::StartScan{}) : Intent(journey::SkipScan{});
}

}  // namespace

Answer draw(const journey::Scanning& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = way_on(scene, place)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("scanning.title"));
    if (!ui.metrics().has_large_letters()) ui.hint(ui.words("scanning.hint"));
    if (place.problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.problem));
    const Laying laying{
        .running = place.running.has_value(),
        .little_height = place.problem.has_value(),
        .sketch = Sketch::sealed_page,
        .where = is_broken(place) ? ui.words("scanning.skip.detail") : where_to_lay(scene, "scanning.place")};
    auto answer = lay_a_page(scene, laying, [&] { return other_way(scene, place); });
    if (auto touched = see_answers(scene)) answer = std::move(touched);
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
