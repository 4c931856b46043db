#include "kiosk/screens/frame.hpp"

#include "kiosk/screens/action_bar.hpp"
#include "kiosk/screens/comfort.hpp"
#include "kiosk/screens/progress.hpp"
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

Way back(const Scene& scene) { return {scene.ui.words("frame.back"), "arrow-left", journey::Back{}}; }

Way onward(const Scene& scene) {
  return {scene.ui.words("frame.continue"), "arrow-right", journey::Continue{}, Emphasis::primary};
}

Answer in_frame(const Scene& scene, const Frame& frame, const std::function<Answer()>& content) {
  auto& ui = scene.ui;
  const bool covered = scene.model.idle || scene.model.leaving || scene.model.called,
             choosing = !covered && (ui.opened(languages_sheet) || ui.opened(comfort_sheet));
  if (choosing) ui.inert(true);
  const auto above = plan_top_bar(scene);
  const float keyboard = ui.editing() ? ui.px(ui.keyboard_height()) : 0;
  const auto below = plan_actions(scene, frame, keyboard > 0);
  auto answer = draw_top_bar(scene, above, frame.subject);
  const Box screen = ui.screen();
  Box middle{screen.left, screen.top + above.height, screen.width,
             screen.height - above.height - below.height - keyboard};
  middle = draw_progress(scene, middle, keyboard > 0);
  // What scrolls stays a finger's gap away from the bars.
  const float pad = ui.px(middle.width < ui.px(Millimetres{150}) ? space::m : space::l), gap = ui.px(target::gap);
  const Box body{middle.left + pad, middle.top + gap, middle.width - 2 * pad,
                 middle.height - (keyboard > 0 ? gap : 2 * gap)};
  ui.scroll("content", body, [&] {
    // For who sees it too: since the voice began, one touch tells and two choose.
    if (scene.model.voice.on) ui.explanation("two_taps", ui.words("frame.two_taps"));
    failure_banner(scene);
    if (auto touched = content()) answer = std::move(touched);
  });
  if (keyboard > 0) ui.keyboard({screen.left, screen.bottom() - below.height - keyboard, screen.width, keyboard});
  if (!below.rows.empty())
    if (auto touched = draw_actions(scene, frame, below)) answer = std::move(touched);
  if (!choosing) return answer;
  return ui.opened(comfort_sheet) ? draw_comfort(scene) : draw_languages(scene);
}

}  // namespace guichet::kiosk::screens
