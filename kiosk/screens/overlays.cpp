#include "kiosk/screens/overlays.hpp"

#include <array>
#include <chrono>
#include <vector>

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

bool is_safe(const journey::Place& place) {
  return std::holds_alternative<journey::Deposited>(place) || std::holds_alternative<journey::Found>(place) ||
         std::holds_alternative<journey::KeptSlip>(place);
}

// Answers of a demand that is not filed yet: the registry has no trace of them.
bool can_keep(const Scene& scene) {
  const auto& model = scene.model;
  return journey::has_something_to_lose(model, scene.context.settings) && !model.file &&
         !std::holds_alternative<journey::Interrupted>(model.place);
}

// What the end of the session takes away, and what stays.
std::string what_becomes(const Scene& scene, const std::string& seconds) {
  auto& ui = scene.ui;
  const auto& model = scene.model;
  const auto told = [&](std::string_view key) { return ui.words(key, {{"seconds", seconds}}); };
  if (!journey::has_something_to_lose(model, scene.context.settings))
    return told(is_safe(model.place) ? "idle.text.safe" : "idle.text");
  if (model.file) return told("idle.text.file");
  return told("idle.text.answers");
}

Answer idle(const Scene& scene) {
  auto& ui = scene.ui;
  const auto end = journey::end_of_countdown(*scene.model.idle, scene.model, scene.context.settings);
  const auto left = std::chrono::ceil<std::chrono::seconds>(end - scene.context.now).count();
  std::vector<Button> buttons = {
      {.id = "still_here", .label = ui.words("idle.still_here"), .icon = "hand-finger", .emphasis = Emphasis::primary}};
  if (can_keep(scene))
    buttons.push_back({.id = "keep_and_leave", .label = ui.words("frame.leave"), .icon = "door-exit"});
  const Countdown countdown{.left = static_cast<int>(std::max<long>(0, left)),
                            .whole = static_cast<int>(scene.context.settings.countdown / std::chrono::seconds{1})};
  const auto pressed = ui.dialog("idle", ui.words("idle.title"), what_becomes(scene, std::to_string(countdown.left)),
                                 buttons, countdown);
  if (!pressed) return std::nullopt;
  return *pressed == 0 ? Answer(journey::StillHere{}) : Answer(journey::AskToLeave{});
}

// The registry still has the demand as it was: there is nothing to put aside.
Answer leaving_file(const Scene& scene) {
  auto& ui = scene.ui;
  const std::array buttons = {
      Button{.id = "stay", .label = ui.words("leaving.stay"), .icon = "arrow-left", .emphasis = Emphasis::primary},
      Button{
          .id = "leave_now", .label = ui.words("leaving.file.leave"), .icon = "trash", .emphasis = Emphasis::danger}};
  const auto pressed = ui.dialog("leaving", ui.words("leaving.file.title"), ui.words("leaving.file.text"), buttons);
  if (!pressed) return std::nullopt;
  return *pressed == 0 ? Answer(journey::StayHere{}) : Answer(journey::Leave{});
}

Answer called(const Scene& scene) {
  auto& ui = scene.ui;
  const auto& place = scene.context.settings.desk_place;
  const std::array buttons = {
      Button{.id = "called_done", .label = ui.words("called.done"), .icon = "check", .emphasis = Emphasis::primary}};
  const auto text = place.empty() ? ui.words("called.text") : ui.words("called.text.place", {{"place", place}});
  return ui.dialog("called", ui.words("called.title"), text, buttons) ? Answer(journey::Dismiss{}) : std::nullopt;
}

Answer leaving(const Scene& scene) {
  auto& ui = scene.ui;
  if (scene.model.keeping) {
    ui.dialog("keeping", ui.words("leaving.keeping"), ui.words("leaving.keeping.text"), {});
    return std::nullopt;
  }
  if (scene.model.file) return leaving_file(scene);
  const std::array buttons = {
      Button{.id = "keep", .label = ui.words("leaving.keep"), .icon = "device-floppy", .emphasis = Emphasis::primary},
      Button{.id = "stay", .label = ui.words("leaving.stay"), .icon = "arrow-left"},
      Button{.id = "leave_now", .label = ui.words("leaving.leave"), .icon = "trash", .emphasis = Emphasis::danger}};
  const auto days = std::to_string(scene.context.settings.draft_retention.count());
  const auto pressed =
      ui.dialog("leaving", ui.words("leaving.title"), ui.words("leaving.text", {{"days", days}}), buttons);
  if (!pressed) return std::nullopt;
  static const std::array<Intent, 3> intents = {journey::KeepAndLeave{}, journey::StayHere{}, journey::Leave{}};
  return intents[*pressed];
}

}  // namespace

Answer draw_overlay(const Scene& scene) {
  if (scene.model.idle) return idle(scene);
  return scene.model.leaving ? leaving(scene) : called(scene);
}

}  // namespace guichet::kiosk::screens
