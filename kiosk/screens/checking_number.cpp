#include <array>

#include "kiosk/screens/asking.hpp"
#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/taking.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

std::string typed_in(const journey::Form& form, std::string_view field) {
  const auto found = form.find(field);
  return found == form.end() ? std::string() : found->second;
}

void notices(const Scene& scene, const journey::CheckingNumber& place) {
  using enum journey::CheckProblem;
  auto& ui = scene.ui;
  if (place.problem == not_found || place.problem == too_many_tries)
    ui.banner("check.problem", Tone::warning, ui.words(journey::text_key(*place.problem)),
              ui.words(journey::text_key(*place.problem) + ".detail"));
  else if (place.scan_problem)
    ui.banner("scan.problem", Tone::warning, words_of(scene, *place.scan_problem));
}

// The same words stand beside the field only when the field itself is at fault.
std::string problem_of(const Scene& scene, const journey::CheckingNumber& place, journey::CheckProblem own) {
  return place.problem == own ? scene.ui.words(journey::text_key(own)) : std::string();
}

Answer fields(const Scene& scene, const journey::CheckingNumber& place) {
  auto& ui = scene.ui;
  Answer answer;
  const ui::Field number{.id = std::string(journey::number_field),
                         .label = ui.words("checking.number"),
                         .value = typed_in(place.form, journey::number_field),
                         .hint = ui.words("checking.number.hint"),
                         .problem = problem_of(scene, place, journey::CheckProblem::not_a_number),
                         .keyboard = KeyboardKind::codes,
                         .longest = 21};
  if (const auto typed = ui.field(number)) answer = journey::Type{number.id, *typed};
  ui.strong(ui.words("checking.born_on"));
  const ui::Field born_on{.id = std::string(journey::born_on_field),
                          .label = ui.words("checking.born_on"),
                          .value = typed_in(place.form, journey::born_on_field),
                          .problem = problem_of(scene, place, journey::CheckProblem::not_a_date)};
  if (const auto typed = date_question(scene, born_on, true)) answer = journey::Type{born_on.id, *typed};
  return answer;
}

}  // namespace

Answer draw(const journey::CheckingNumber& place, const Scene& scene) {
  auto& ui = scene.ui;
  const bool over = place.problem == journey::CheckProblem::too_many_tries;
  const Way search{ui.words("checking.search"), "search", journey::Continue{}, Emphasis::primary};
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = back(scene),
                    .forward = over || place.reading ? std::nullopt : std::optional(search),
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("checking.title"));
    notices(scene, place);
    if (place.reading)
      return lay_a_page(scene, {.running = true,
                                .little_height = place.problem.has_value(),
                                .where = where_to_lay(scene, "checking.scan.detail")});
    Answer answer = fields(scene, place);
    if (over) return answer;
    ui.space(space::xs);
    const std::array paper = {Choice{.id = "scan_number",
                                     .label = ui.words("checking.scan"),
                                     .detail = where_to_lay(scene, "checking.scan.detail"),
                                     .icon = "qrcode"}};
    if (ui.choices("", paper, {.plain = true, .least_width = {90}})) answer = journey::StartScan{};
    return answer;
  });
}

Answer draw(const journey::Inquiring&, const Scene& scene) {
  auto& ui = scene.ui;
  return in_frame(
      scene, {.subject = ui.words("frame.my_demand"), .back = back(scene), .can_leave = false}, [&]() -> Answer {
        ui.space(space::xl);
        ui.title(ui.words("inquiring.title"));
        const Work work{.id = "inquiring", .label = ui.words("inquiring.detail"), .cancel = ui.words("frame.stop")};
        return ui.work(work) ? Answer(journey::Back{}) : std::nullopt;
      });
}

Answer draw(const journey::NotReached&, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = Way{ui.words("deposited.finish"), "logout", journey::Finish{}},
                    .forward = Way{ui.words("not_reached.again"), "refresh", journey::Continue{}, Emphasis::primary},
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.space(space::m);
    ui.title(ui.words("not_reached.title"));
    ui.paragraph(ui.words("not_reached.text"));
    ui.space(space::s);
    draw(ui, {.id = "later", .icon = "clock", .words = ui.words("not_reached.later")});
    draw(ui, {.id = "elsewhere", .icon = "world", .words = ui.words("not_reached.elsewhere")});
    draw(ui, {.id = "desk", .icon = "user", .words = ui.words("not_reached.desk")});
    draw(ui, {.id = "renewal", .icon = "calendar-event", .words = ui.words("not_reached.renewal")});
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
