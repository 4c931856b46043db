#include "kiosk/screens/overlays.hpp"

#include <array>
#include <chrono>

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

Answer idle(const Scene& scene) {
  auto& ui = scene.ui;
  const auto left = std::chrono::ceil<std::chrono::seconds>(scene.model.idle->ends_at - scene.context.now).count();
  const std::array buttons = {
      Button{.id = "still_here", .label = ui.words("idle.still_here"), .icon = "hand-finger", .emphasis = Emphasis::primary}};
  const auto pressed = ui.dialog("idle", ui.words("idle.title"),
                                 ui.words("idle.text", {{"seconds", std::to_string(std::max<long>(0, left))}}), buttons);
  return pressed ? Answer(journey::StillHere{}) : std::nullopt;
}

Answer leaving(const Scene& scene) {
  auto& ui = scene.ui;
  const std::array buttons = {
      Button{.id = "stay", .label = ui.words("leaving.stay"), .icon = "arrow-left", .emphasis = Emphasis::primary},
      Button{.id = "leave_now", .label = ui.words("leaving.leave"), .icon = "trash", .emphasis = Emphasis::danger}};
  const auto pressed = ui.dialog("leaving", ui.words("leaving.title"), ui.words("leaving.text"), buttons);
  if (!pressed) return std::nullopt;
  return *pressed == 0 ? Answer(journey::StayHere{}) : Answer(journey::Leave{});
}

}  // namespace

Answer draw_overlay(const Scene& scene) { return scene.model.idle ? idle(scene) : leaving(scene); }

}  // namespace guichet::kiosk::screens
