#include <algorithm>
#include <array>

#include "kiosk/screens/fact.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/person.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/taking.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

// A text may be told otherwise of someone else than the applicant.
std::string words_about(const Scene& scene, const journey::Introducing& place, std::string_view key) {
  auto& ui = scene.ui;
  const auto own = std::string(key) + ".co_applicant";
  return ui.words(place.from.person > 0 && ui.has_words(own) ? std::string_view(own) : key);
}

Answer lay_the_paper(const Scene& scene, const journey::Introducing& place) {
  auto& ui = scene.ui;
  ui.title(words_about(scene, place, "introducing.title"));
  if (!ui.metrics().has_large_letters()) ui.hint(ui.words("introducing.hint"));
  if (place.problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.problem));
  const Laying laying{.running = place.running.has_value(),
                      .little_height = place.problem.has_value(),
                      .sketch = Sketch::identity_lines,
                      .where = where_to_lay(scene, "introducing.place")};
  auto answer = lay_a_page(scene, laying, [&]() -> Answer {
    const std::array without = {Choice{.id = "without",
                                       .label = ui.words("introducing.without"),
                                       .detail = ui.words("introducing.without.detail"),
                                       .icon = "pencil"}};
    return ui.choices("scan", without, {.plain = true}) ? Answer(journey::Back{}) : std::nullopt;
  });
  if (ui.metrics().has_large_letters())
    ui.hint(ui.words("introducing.hint"));  // what becomes of the page is never left out
  return answer;
}

bool is_cut(const std::vector<journey::ReadAnswer>& read) {
  return std::ranges::any_of(read, &journey::ReadAnswer::cut);
}

// Each as it will stand in the demand.
void what_was_read(const Scene& scene, const std::vector<journey::ReadAnswer>& read) {
  demand::Answers answers;
  for (const auto& one : read) answers.set(one.field, one.value);
  for (const auto& one : read) {
    const auto& field = demand::field(one.field);
    const auto value = told(scene, field, answers) + (one.cut ? "…" : "");
    draw_fact(scene, "fact." + std::string(field.id.view()), scene.ui.words(demand::text_key(field)), value);
  }
}

Answer keep_the_page(const Scene& scene, const journey::Introducing& place) {
  auto& ui = scene.ui;
  if (!journey::may_keep_page(place, scene.context)) return std::nullopt;
  const std::array keep = {Choice{.id = "keep_page",
                                  .label = ui.words("introducing.keep_page"),
                                  .detail = ui.words("introducing.keep_page.detail"),
                                  .chosen = place.keeps_page}};
  return ui.choices("", keep, {.several = true}) ? Answer(journey::ToggleKeepPage{}) : std::nullopt;
}

Answer compare(const Scene& scene, const journey::Introducing& place) {
  auto& ui = scene.ui;
  const auto read = journey::answers_read(place, scene.context);
  ui.title(ui.words("reviewing.title"));
  if (!ui.metrics().has_large_letters()) ui.hint(ui.words("reviewing.hint"));
  if (is_cut(read)) ui.banner("cut", Tone::warning, ui.words("introducing.cut"), ui.words("introducing.cut.detail"));
  what_was_read(scene, read);
  if (ui.metrics().has_large_letters())
    ui.hint(ui.words("reviewing.hint"));  // they leave room for what is to be compared first
  ui.explanation("capitals", ui.words("introducing.capitals"));
  Answer answer = keep_the_page(scene, place);
  if (ui.button({.id = "retake", .label = ui.words("introducing.again"), .icon = "photo-scan"}))
    answer = journey::Retake{};
  return answer;
}

std::optional<Way> way_on(const Scene& scene, const journey::Introducing& place) {
  auto& ui = scene.ui;
  if (place.running) return std::nullopt;
  if (place.page && is_cut(journey::answers_read(place, scene.context)))
    return Way{ui.words("frame.continue"), "arrow-right", journey::Keep{}, Emphasis::primary};
  if (place.page) return Way{ui.words("reviewing.keep"), "check", journey::Keep{}, Emphasis::primary};
  return Way{words_to_take(scene, place.problem.has_value()), "photo-scan", journey::StartScan{}, Emphasis::primary};
}

}  // namespace

Answer draw(const journey::Introducing& place, const Scene& scene) {
  Frame frame{.subject = scene.ui.words("frame.demand"), .back = back(scene), .forward = way_on(scene, place)};
  if (place.page) frame.aside.push_back(way_to_correct(scene));
  return in_frame(scene, frame, [&] { return place.page ? compare(scene, place) : lay_the_paper(scene, place); });
}

}  // namespace guichet::kiosk::screens
