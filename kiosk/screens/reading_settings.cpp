#include "kiosk/screens/reading_settings.hpp"

#include <algorithm>

#include "kiosk/screens/comfort.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

Answer draw_settings(const Scene& scene) {
  auto& ui = scene.ui;
  const Button close{.id = "settings.close", .label = ui.words("frame.back"), .icon = "arrow-left"};
  Answer answer;
  const bool closed = ui.sheet(settings_sheet, ui.words("frame.settings"), close, [&] {
    auto all = reading_settings(scene);
    std::erase_if(all, [](const BarButton& one) { return one.button.id == "call"; });
    std::vector<Choice> choices;
    for (const auto& [button, short_label, width] : all)
      choices.push_back({.id = std::string(button.id),
                         .label = button.label,
                         .icon = button.chosen ? "circle-check" : button.icon,
                         .chosen = button.chosen});
    if (const auto touched = ui.choices("", choices, {.plain = true}))
      answer = change_reading(scene, choices[*touched].id);
  });
  if (closed) ui.open(settings_sheet, false);
  return answer;
}

Answer draw_languages(const Scene& scene) {
  auto& ui = scene.ui;
  const Button close{.id = "languages.close", .label = ui.words("frame.back"), .icon = "arrow-left"};
  Answer answer;
  const bool closed = ui.sheet(languages_sheet, ui.words("choosing_language.title"), close, [&] {
    const auto choices = language_choices(scene);
    if (const auto touched = ui.choices("languages", choices))
      answer = journey::ChooseLanguage{scene.languages[*touched].code};
  });
  if (closed || answer) ui.open(languages_sheet, false);
  return answer;
}

}  // namespace

std::vector<Choice> language_choices(const Scene& scene) {
  std::vector<Choice> choices;
  for (const auto& language : scene.languages)
    choices.push_back({.id = language.code,
                       .label = Label::in(language.code, language.native_name),
                       .detail = language.reviewed ? std::string() : scene.ui.words("choosing_language.unreviewed"),
                       .icon = "language",
                       .chosen = language.code == scene.model.language});
  return choices;
}

std::vector<BarButton> reading_settings(const Scene& scene) {
  auto& ui = scene.ui;
  const auto one = [&](std::string_view id, std::string label, std::string_view icon, bool chosen) {
    return BarButton{.button = {.id = id,
                                .label = std::move(label),
                                .icon = icon,
                                .emphasis = Emphasis::quiet,
                                .chosen = chosen,
                                .capital = capital::hint}};
  };
  std::vector<BarButton> all = {
      one("text_size", ui.words("frame.text_size"), "text-size", scene.model.text_percent > 100),
      one("contrast", ui.words("frame.contrast"), "contrast", scene.model.high_contrast)};
  const bool speaks = scene.context.settings.speaks;
  if (offers_comfort(scene))
    all.push_back(one("comfort", ui.words(speaks ? "frame.listen" : "frame.comfort"), speaks ? "volume" : "settings",
                      scene.model.voice.on || scene.model.still));
  if (ui.can_lower()) all.push_back(one("lower", ui.words("frame.lower"), "arrow-down", ui.lowered()));
  auto call = one("call", ui.words("frame.call_someone"), "hand-stop", scene.model.called);
  call.short_label = ui.words("frame.call.short");
  all.push_back(std::move(call));
  if (scene.languages.size() > 1)
    all.push_back(one("language", ui.look().words->language().native_name, "language", false));
  return all;
}

Answer change_reading(const Scene& scene, std::string_view id) {
  if (id == "text_size") return journey::NextTextSize{};
  if (id == "contrast") return journey::ToggleContrast{};
  if (id == "call") return journey::CallSomeone{};
  auto& ui = scene.ui;
  if (id == "lower") ui.lower(!ui.lowered());
  if (id == "settings") ui.open(settings_sheet, true);
  const auto sheet = id == "language" ? languages_sheet : id == "comfort" ? comfort_sheet : std::string_view{};
  if (!sheet.empty()) {
    ui.open(settings_sheet, false);
    ui.open(sheet, true);
  }
  return std::nullopt;
}

bool sheet_opened(const Ui& ui) {
  return ui.opened(languages_sheet) || ui.opened(comfort_sheet) || ui.opened(settings_sheet);
}

Answer draw_sheet(const Scene& scene) {
  if (scene.ui.opened(comfort_sheet)) return draw_comfort(scene);
  return scene.ui.opened(languages_sheet) ? draw_languages(scene) : draw_settings(scene);
}

}  // namespace guichet::kiosk::screens
