#include <array>

#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/standing_words.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

// What is given up, said before it is.
Answer first_word(const Scene& scene, const journey::GivingUp& place) {
  auto& ui = scene.ui;
  ui.title(ui.words("giving_up.title"));
  if (place.problem) ui.banner("giving_up.problem", Tone::error, ui.words("giving_up.problem"));
  ui.paragraph(seniority_sentence(scene, scene.model.file->standing));
  draw(ui, {.id = "lost", .icon = "circle-x", .colour = Role::warning, .words = ui.words("giving_up.lost")});
  draw(ui, {.id = "again", .icon = "file-plus", .words = ui.words("giving_up.again")});
  draw(ui, {.id = "moved", .icon = "pencil", .words = ui.words("giving_up.instead")});
  ui.space(space::xs);
  const std::array statement = {
      Choice{.id = "understood",
             .label = ui.words("giving_up.statement"),
             // What is signed is always offered in French too.
             .detail = Label::in("fr", std::string(ui.look().words->french("giving_up.statement"))),
             .icon = "writing-sign",
             .chosen = place.understood}};
  if (!ui.choices("", statement, {.several = true})) return std::nullopt;
  return place.understood ? Intent(journey::RetractStatement{}) : Intent(journey::AcceptStatement{});
}

Answer last_word(const Scene& scene) {
  auto& ui = scene.ui;
  ui.title(ui.words("giving_up.last"));
  ui.paragraph(ui.words("giving_up.last.text"));
  ui.space(space::s);
  const std::array ways = {Choice{.id = "keep_demand", .label = ui.words("giving_up.keep"), .icon = "arrow-left"},
                           Choice{.id = "give_up_now", .label = ui.words("giving_up.now"), .icon = "trash"}};
  const auto touched = ui.choices("", ways, {.plain = true, .least_height = {30}, .least_width = {80}});
  if (!touched) return std::nullopt;
  return *touched == 0 ? Intent(journey::RetractStatement{}) : Intent(journey::Deposit{});
}

// What cannot be undone does not shine.
Way way_on(const Scene& scene) {
  return {scene.ui.words("giving_up.on"), "arrow-right", journey::Continue{}, Emphasis::secondary};
}

}  // namespace

Answer draw(const journey::GivingUp& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.give_up"),
                    .back = back(scene),
                    .forward = place.last_word ? std::nullopt : std::optional(way_on(scene))};
  return in_frame(scene, frame,
                  [&]() -> Answer { return place.last_word ? last_word(scene) : first_word(scene, place); });
}

}  // namespace guichet::kiosk::screens
