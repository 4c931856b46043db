#include "kiosk/screens/print_state.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

bool is_said_in_short(const Scene& scene, journey::PrintState state) {
  return journey::has_failed(state) && scene.ui.metrics().has_large_letters();
}

}  // namespace

Way way_to_print(const Scene& scene, journey::PrintState state) {
  const bool first = state == journey::PrintState::not_asked || journey::has_failed(state);
  return {scene.ui.words("deposited.print"), "printer", journey::Print{},
          first ? Emphasis::primary : Emphasis::secondary};
}

Way way_to_finish(const Scene& scene, Emphasis emphasis) {
  return {scene.ui.words("deposited.finish"), "logout", journey::Finish{}, emphasis};
}
Way way_to_finish(const Scene& scene, journey::PrintState state) {
  return way_to_finish(scene, state == journey::PrintState::printed ? Emphasis::primary : Emphasis::secondary);
}

Way way_to_print_answers(const Scene& scene) {
  return {.label = scene.ui.words("print.answers"),
          .icon = "printer",
          .intent = journey::PrintSummary{},
          .emphasis = Emphasis::quiet,
          .short_label = scene.ui.words("print.answers.short"),
          .id = "print_answers"};
}

bool draw_trouble_in_short(const Scene& scene, journey::PrintState state) {
  auto& ui = scene.ui;
  if (!is_said_in_short(scene, state)) return false;
  const auto key = journey::text_key(state);
  ui.banner("print", Tone::warning, ui.words(key));
  ui.detail(ui.words(key + ".next"));
  return true;
}

bool draw_title_or_trouble(const Scene& scene, const std::string& title, journey::PrintState state) {
  auto& ui = scene.ui;
  if (!is_said_in_short(scene, state)) return ui.title(title), false;
  const auto key = journey::text_key(state);
  ui.banner_as_title("print", Tone::warning, ui.words(key), title, ui.words(key + ".next"));
  return true;
}

void draw_print_state(const Scene& scene, journey::PrintState state, std::string_view without_paper, bool said_above) {
  auto& ui = scene.ui;
  if (state == journey::PrintState::printing) ui.banner("print", Tone::information, ui.words("deposited.printing"));
  if (state == journey::PrintState::printed) ui.banner("print", Tone::success, ui.words("deposited.printed"));
  if (!journey::has_failed(state)) return;
  const auto key = journey::text_key(state);
  if (said_above)
    ui.paragraph(ui.words(key + ".next"));
  else
    ui.banner("print", Tone::warning, ui.words(key), ui.words(key + ".next"));
  ui.paragraph(Label::of_one_person(std::string(without_paper)));  // it may hold the reference: not for the whole hall
}

}  // namespace guichet::kiosk::screens
