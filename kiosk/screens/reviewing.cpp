#include <algorithm>

#include "kiosk/journey/form.hpp"
#include "kiosk/screens/fact.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/page_picture.hpp"
#include "kiosk/screens/paper_words.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using journey::Seal;

namespace {

void verdict(const Scene& scene, const journey::Reviewing& place) {
  auto& ui = scene.ui;
  switch (place.notice.seal) {
    case Seal::proven:
      if (place.correcting) return;  // of other figures than those typed here
      ui.banner("seal", Tone::success, ui.words("reviewing.proven"));
      break;
    case Seal::altered:
      ui.banner("seal", Tone::warning, ui.words("reviewing.altered"), ui.words("reviewing.altered.detail"));
      ui.paragraph(ui.words("reviewing.altered.next"));
      return;
    case Seal::undetermined: return;  // nothing is wrong: it is told after what is to be typed
  }
  if (place.holder == journey::Match::failed)
    ui.banner("holder", Tone::warning, ui.words("reviewing.name_failed"), ui.words("reviewing.name_failed.detail"));
}

// The law looks at another year than this notice tells: its income counts all the same, and it does not stand for the
// other one.
void other_year(const Scene& scene, const journey::Notice& notice) {
  const auto wanted = income_year_of(scene, journey::tax_notice_code);
  if (!wanted || *wanted == notice.income_year) return;
  scene.ui.banner("year", Tone::information,
                  scene.ui.words("reviewing.other_year", {{"year", std::to_string(*wanted)}}),
                  scene.context.settings.takes_papers ? scene.ui.words("reviewing.other_year.detail") : std::string());
}

void facts(const Scene& scene, const journey::Notice& notice, journey::Match holder) {
  auto& ui = scene.ui;
  const auto& language = ui.look().words->language();
  draw_fact(scene, "fact.income", ui.words("reviewing.income"), texts::money(notice.income.cents, language));
  draw_fact(scene, "fact.year", ui.words("reviewing.year"), std::to_string(notice.income_year));
  // Names that are the person's own are no news to them; others are shown to who must tell whose notice it is.
  if (holder == journey::Match::passed) return;
  const auto names = notice.declarant_1 + (notice.declarant_2.empty() ? "" : ", " + notice.declarant_2);
  draw_fact(scene, "fact.declarants", ui.words("reviewing.declarants"), names);
}

Answer correction(const Scene& scene, const journey::Reviewing& place) {
  auto& ui = scene.ui;
  const auto this_year = static_cast<int>(scene.context.world.today.year());
  const auto& asked = journey::income_field(place.notice.income_year, this_year);
  const std::string name(asked.id.view());
  const auto typed = place.form.find(name);
  const auto problem = std::ranges::find(place.problems, asked.id, &journey::PageProblem::field);
  const ui::Field field{
      .id = name,
      .label = ui.words("reviewing.income") + " " + std::to_string(place.notice.income_year),
      .value = typed == place.form.end() ? std::string() : typed->second,
      .problem = problem == place.problems.end() ? std::string() : ui.words(demand::text_key(problem->problem)),
      .keyboard = KeyboardKind::balances,
      .longest = 12,
      .suffix = "€",
      .width = {70},
      .thousands = true};
  const auto text = ui.field(field);
  ui.hint(ui.words("reviewing.typed.hint"));
  const bool sealed = place.notice.seal == Seal::proven;
  ui.explanation("seal", ui.words(sealed ? "reviewing.unsealed" : "reviewing.undetermined"));
  return text ? Answer(journey::Type{name, *text}) : std::nullopt;
}

// What the page is good for: its figures as they were read, a reminder of what to type, or nothing.
enum class Use : unsigned char { as_read, typed, none };

Use use_of(const journey::Reviewing& place) {
  if (place.notice.seal == Seal::altered) return Use::none;
  return place.correcting ? Use::typed : Use::as_read;
}

// What is to be typed stands right under the title, where large letters still show it.
void heading(const Scene& scene, Use use) {
  auto& ui = scene.ui;
  ui.title(ui.words(use == Use::as_read ? "reviewing.title"
                    : use == Use::typed ? "reviewing.typed.title"
                                        : "reviewing.unused.title"));
  if (use == Use::as_read && !ui.metrics().has_large_letters()) ui.hint(ui.words("reviewing.hint"));
}

// A page that proves nothing stops nobody: without it the income is typed, and the paper is shown later.
Way way_on(const Scene& scene, Use use) {
  auto& ui = scene.ui;
  switch (use) {
    case Use::as_read: return {ui.words("reviewing.keep"), "check", journey::Keep{}, Emphasis::primary};
    case Use::typed: return {ui.words("frame.continue"), "arrow-right", journey::Keep{}, Emphasis::primary};
    case Use::none: break;
  }
  return {ui.words("reviewing.without"), "arrow-right", journey::SkipScan{}, Emphasis::primary};
}

}  // namespace

Answer draw(const journey::Reviewing& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Use use = use_of(place);
  const bool usable = use != Use::none;
  Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = way_on(scene, use)};
  if (use == Use::as_read) frame.aside.push_back(way_to_correct(scene));
  return in_frame(scene, frame, [&]() -> Answer {
    heading(scene, use);
    const bool facts_first = use == Use::as_read && ui.metrics().has_large_letters();
    if (facts_first) facts(scene, place.notice, place.holder);
    verdict(scene, place);
    if (usable) other_year(scene, place.notice);
    Answer answer;
    const float picture = std::min(ui.px({46}), ui.width() * 0.35F), gap = ui.px(space::l), height = ui.px({65});
    const bool wide = !ui.metrics().has_large_letters() && scene.page_picture != 0;
    const Box area = wide ? ui.place(height) : ui.place(0, {0});
    if (wide && place.notice.page.preview)
      draw_page_picture(scene, *place.notice.page.preview, {area.left, area.top, picture, area.height},
                        ui.words("scanning.title"));
    const float indent = wide ? picture + gap : 0;
    ui.column({area.left + indent, area.top, area.width - indent, area.height}, [&] {
      if (usable && place.correcting) answer = correction(scene, place);
      if (!place.correcting && !facts_first) facts(scene, place.notice, place.holder);
      if (ui.button({.id = "retake", .label = ui.words("reviewing.retake"), .icon = "photo-scan"}))
        answer = journey::Retake{};
    });
    if (auto touched = see_answers(scene)) answer = std::move(touched);
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
