#include "kiosk/screens/comfort.hpp"

#include <array>

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

// What is chosen, and what it does; the sheet stays for what one tries again and again.
struct Item {
  Choice choice;
  Intent intent;
  bool closes = false;
};

std::vector<Item> voice_items(const Scene& scene) {
  auto& ui = scene.ui;
  const auto& voice = scene.model.voice;
  if (!scene.context.settings.speaks) return {};
  const auto item = [&](std::string id, std::string_view icon, Intent intent, std::string detail, bool closes = false) {
    auto label = ui.words("comfort." + id);
    return Item{{.id = std::move(id), .label = std::move(label), .detail = std::move(detail), .icon = icon},
                std::move(intent),
                closes};
  };
  if (!voice.on) return {item("listen", "volume", journey::StartVoice{}, ui.words("comfort.listen.detail"), true)};
  const auto volume = ui.words(
      "voice.volume", {{"n", std::to_string(voice.volume + 1)}, {"m", std::to_string(journey::Voice::loudest + 1)}});
  const auto rate = ui.words(journey::rate_key(voice));
  return {item("louder", "plus", journey::ChangeVolume{1}, volume),
          item("quieter", "minus", journey::ChangeVolume{-1}, volume),
          item("faster", "chevron-right", journey::ChangeRate{1}, rate),
          item("slower", "chevron-left", journey::ChangeRate{-1}, rate),
          item("silence", "volume-off", journey::StopVoice{}, {}, true)};
}

}  // namespace

bool offers_comfort(const Scene& scene) { return scene.context.settings.speaks || scene.context.settings.moves; }

Answer draw_comfort(const Scene& scene) {
  auto& ui = scene.ui;
  const Button close{.id = "comfort.close", .label = ui.words("frame.back"), .icon = "arrow-left"};
  Answer answer;
  bool done = false;
  const bool closed = ui.sheet(comfort_sheet, ui.words("comfort.title"), close, [&] {
    const auto items = voice_items(scene);
    std::vector<Choice> cards;
    for (const auto& item : items) cards.push_back(item.choice);
    if (const auto touched = ui.choices("comfort", cards, {.plain = true, .least_width = Millimetres{80}})) {
      answer = items[*touched].intent;
      done = items[*touched].closes;
    }
    if (!scene.context.settings.moves) return;
    const std::array still = {Choice{.id = "still",
                                     .label = ui.words("comfort.still"),
                                     .detail = ui.words("comfort.still.detail"),
                                     .icon = "player-stop",
                                     .chosen = scene.model.still}};
    if (ui.choices("comfort", still, {.several = true, .least_width = Millimetres{80}}))
      answer = journey::ToggleMotion{};
  });
  if (closed || done) ui.open(comfort_sheet, false);
  return answer;
}

}  // namespace guichet::kiosk::screens
