#include "kiosk/screens/frame.hpp"

#include <algorithm>

#include "kiosk/screens/action_bar.hpp"
#include "kiosk/screens/progress.hpp"
#include "kiosk/screens/reading_settings.hpp"
#include "kiosk/screens/top_bar.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

Answer failure_banner(const Scene& scene) {
  if (!scene.model.failure) return std::nullopt;
  const auto minutes = std::to_string(scene.context.settings.trouble_patience.count());
  scene.ui.banner("failure", Tone::error,
                  scene.ui.words(journey::text_key(*scene.model.failure), {{"minutes", minutes}}));
  return std::nullopt;
}

}  // namespace

std::string subject_of(const Scene& scene) {
  const auto& file = scene.model.file;
  return scene.ui.words("frame." + (file ? std::string(journey::name_of(file->purpose)) : "demand"));
}

Way back(const Scene& scene) { return {scene.ui.words("frame.back"), "arrow-left", journey::Back{}}; }

Way onward(const Scene& scene) {
  return {scene.ui.words("frame.continue"), "arrow-right", journey::Continue{}, Emphasis::primary};
}

Way way_to_correct(const Scene& scene) {
  return {.label = scene.ui.words("reviewing.no"), .icon = "pencil", .intent = journey::Correct{}, .id = "correct"};
}

Answer see_answers(const Scene& scene) {
  if (!journey::may_see_answers(scene.model)) return std::nullopt;
  const Button see{.id = "see_answers",
                   .label = scene.ui.words("asking.see_answers"),
                   .icon = "list-check",
                   .emphasis = Emphasis::quiet};
  return scene.ui.button(see) ? Answer(journey::SeeAnswers{}) : std::nullopt;
}

namespace {

// Half of a small glass holds the keyboard and one field: the actions stand beside the keys, and the settings above
// wait until the typing is done.
Answer keyboard_and_actions(const Scene& scene, const Frame& frame, Box keys) {
  auto& ui = scene.ui;
  Box actions = keys;
  actions.width = ui.px(column_width);
  keys.width -= actions.width;
  actions.left = keys.right();
  ui.keyboard(keys);
  return draw_action_column(scene, frame, actions);
}

float height_of_keys(const Scene& scene, const Frame& frame, bool beside) {
  auto& ui = scene.ui;
  if (!ui.editing()) return 0;
  const float keys = ui.px(ui.keyboard_height());
  return beside ? std::max(keys, column_height(scene, frame)) : keys;
}

}  // namespace

Answer in_frame(const Scene& scene, const Frame& frame, const std::function<Answer()>& content) {
  auto& ui = scene.ui;
  const bool covered = scene.model.idle || scene.model.leaving || scene.model.called,
             choosing = !covered && sheet_opened(ui);
  if (choosing) ui.inert(true);
  const Box screen = ui.screen();
  const bool typing = ui.editing(), beside = typing && ui.compact();
  const float keys = height_of_keys(scene, frame, beside);
  const auto above = beside ? TopBar{} : plan_top_bar(scene);
  const auto below = beside ? ActionBar{} : plan_actions(scene, frame, typing && screen.width > screen.height);
  Answer answer;
  if (!beside) answer = draw_top_bar(scene, above, frame.subject);
  Box middle{screen.left, screen.top + above.height, screen.width, screen.height - above.height - below.height - keys};
  middle = draw_progress(scene, middle, typing);
  // What scrolls stays a finger's gap away from the bars.
  const float pad = ui.px(middle.width < ui.px(Millimetres{150}) ? space::m : space::l), gap = ui.px(target::gap);
  const Box body{middle.left + pad, middle.top + gap, middle.width - 2 * pad, middle.height - (typing ? gap : 2 * gap)};
  ui.scroll("content", body, [&] {
    // For who sees it too: since the voice began, one touch tells and two choose.
    if (scene.model.voice.on) ui.explanation("two_taps", ui.words("frame.two_taps"));
    failure_banner(scene);
    if (auto touched = content()) answer = std::move(touched);
  });
  const Box keyboard{screen.left, screen.bottom() - below.height - keys, screen.width, keys};
  if (beside) {
    if (auto touched = keyboard_and_actions(scene, frame, keyboard)) answer = std::move(touched);
  } else if (typing) {
    ui.keyboard(keyboard);
  }
  if (!below.rows.empty())
    if (auto touched = draw_actions(scene, frame, below)) answer = std::move(touched);
  return choosing ? draw_sheet(scene) : answer;
}

}  // namespace guichet::kiosk::screens
