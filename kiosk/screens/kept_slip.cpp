#include <array>

#include "kiosk/screens/code_card.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/print_state.hpp"
#include "kiosk/screens/slip.hpp"
#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

std::string last_day(const Scene& scene, demand::Date date) {
  return texts::long_date(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                          static_cast<unsigned>(date.day()), scene.ui.look().words->language());
}

}  // namespace

Answer draw(const journey::KeptSlip& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"),
                    .back = way_to_print(scene, place.print),
                    .forward = way_to_finish(scene, place.print),
                    .can_leave = false};
  const auto paper = paper_of(scene, receipt::ResumeSlip{.code = std::string(place.code.view()), .until = place.until});
  return in_frame(scene, frame, [&]() -> Answer {
    const bool said_above = draw_title_or_trouble(scene, ui.words("kept_slip.title"), place.print);
    draw_code_card(scene, {.id = "slip_code",
                           .label = ui.words("kept_slip.code"),
                           .value = place.code.grouped(),
                           .below = ui.words("kept_slip.until", {{"date", last_day(scene, place.until)}}),
                           .qr = place.code.qr_content(),
                           .spoken = spoken(scene, paper)});
    draw_print_state(scene, place.print, ui.words("kept_slip.without_paper"), said_above);
    for (const auto* key : {"kept_slip.only_you", "kept_slip.come_back"}) ui.paragraph(ui.words(key));
    if (place.replaces) ui.paragraph(ui.words("kept_slip.replaces"));
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
