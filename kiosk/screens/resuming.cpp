#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/taking.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

constexpr std::size_t longest_code = 24;  // four groups, and room for spaces or dashes of one's own

Answer code_field(const Scene& scene, const journey::Resuming& place) {
  auto& ui = scene.ui;
  const ui::Field field{.id = "code",
                        .label = ui.words("resuming.code"),
                        .value = place.typed,
                        .hint = ui.words("resuming.code.hint"),
                        .problem = place.problem ? ui.words(journey::text_key(*place.problem)) : std::string(),
                        .keyboard = KeyboardKind::codes,
                        .longest = longest_code};
  const auto typed = ui.field(field);
  return typed ? Answer(journey::Type{"code", *typed}) : std::nullopt;
}

}  // namespace

Answer draw(const journey::Resuming& place, const Scene& scene) {
  auto& ui = scene.ui;
  const bool over = place.problem == journey::ResumeProblem::too_many_tries, busy = place.reading || place.opening;
  const Way open{ui.words("resuming.open"), "arrow-right", journey::Find{}, Emphasis::primary};
  const Frame frame{.subject = ui.words("frame.resume"),
                    .back = back(scene),
                    .forward = over || busy ? std::nullopt : std::optional(open),
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("resuming.title"));
    ui.hint(ui.words("resuming.hint"));
    if (place.scan_problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.scan_problem));
    if (place.opening) ui.work({.id = "opening", .label = ui.words("resuming.opening")});
    if (place.reading)
      return lay_a_page(
          scene, {.running = true, .where = where_to_lay(scene, "resuming.scan.detail"), .reads = "resuming.reading"});
    if (busy) return std::nullopt;
    auto answer = code_field(scene, place);
    if (over) return answer;
    const std::array scan = {Choice{.id = "scan_slip",
                                    .label = ui.words("resuming.scan"),
                                    .detail = where_to_lay(scene, "resuming.scan.detail"),
                                    .icon = "qrcode"}};
    if (ui.choices("", scan, {.plain = true})) answer = journey::StartScan{};
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
