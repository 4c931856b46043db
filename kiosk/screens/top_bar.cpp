#include "kiosk/screens/top_bar.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/comfort.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

constexpr Millimetres emblem = {6.5F}, town_row = {11};
constexpr float grown = 1.25F;  // words of bars grow at least that much for who wants large text

std::vector<BarButton> settings(const Scene& scene) {
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

float town_width(const Scene& scene, Millimetres capital) {
  return scene.ui.px(emblem) + scene.ui.px(space::s) + scene.ui.width_of(scene.town, capital, text::Weight::bold) +
         scene.ui.px(space::m);
}

// The town at the start and the settings at the end of the same row.
std::optional<TopBar> beside(const Scene& scene, std::span<const BarButton> all, float least) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale, pad = ui.px(space::m);
  const auto capital = capital::hint * (std::min(scale, grown) / scale);
  const Box screen = ui.screen();
  const float room = screen.width - 2 * pad - town_width(scene, capital);
  auto row = in_one_row(ui, all, room, scale, least);
  if (!row && least <= 1) {
    row = stacked(ui, all, room, 1);
    if (row->width(ui.px(target::gap)) > room) return std::nullopt;
  }
  if (!row) return std::nullopt;
  const float height = std::max(ui.px(target::top_bar), row->height), width = row->width(ui.px(target::gap));
  const Box whole{screen.left, screen.top, screen.width, height};
  return TopBar{.height = height,
                .settings = *std::move(row),
                .town = {whole.left + pad, whole.top, whole.width - width - 2 * pad, height},
                .row = {whole.right() - pad - width, whole.top, width, height},
                .capital = capital};
}

TopBar above(const Scene& scene, std::span<const BarButton> all) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale, pad = ui.px(space::m);
  const Box screen = ui.screen();
  auto row = in_one_row(ui, all, screen.width - 2 * pad, scale, std::min(scale, grown));
  if (!row) row = stacked(ui, all, screen.width - 2 * pad, scale);
  const float width = row->width(ui.px(target::gap)), height = std::max(ui.px(target::top_bar), row->height),
              first = ui.px(town_row);
  return {.height = first + height,
          .settings = *std::move(row),
          .town = {screen.left + pad, screen.top, screen.width - 2 * pad, first},
          .row = {screen.right() - pad - width, screen.top + first, width, height},
          .capital = capital::hint * (std::min(scale, grown) / scale)};
}

}  // namespace

TopBar plan_top_bar(const Scene& scene) {
  const auto& screen = scene.ui.screen();
  const auto all = settings(scene);
  // Upright glass has height to spare and no width.
  const bool upright = screen.height > screen.width;
  const auto one_row = beside(scene, all, upright ? std::min(scene.ui.metrics().text_scale, grown) : 1);
  return one_row ? *one_row : above(scene, all);
}

Answer draw_top_bar(const Scene& scene, const TopBar& plan, const std::string& subject) {
  auto& ui = scene.ui;
  const Box bar{ui.screen().left, ui.screen().top, ui.screen().width, plan.height};
  ui.canvas().piece();
  ui.canvas().fill(bar, ui.colour(Role::raised));
  ui.canvas().fill({bar.left, bar.bottom() - 1, bar.width, 1}, ui.colour(Role::line));
  const float icon = ui.px(emblem), left = plan.town.left + icon + ui.px(space::s);
  ui.canvas().icon("building-community", plan.town.left + icon / 2, plan.town.middle(), icon, ui.colour(Role::primary));
  // A long name takes two lines, in smaller letters if it must.
  const float room = plan.town.right() - left,
              height = ui.height_of(scene.town, plan.capital, text::Weight::bold, room);
  ui.text_in({left, plan.town.middle() - height / 2, room, height}, scene.town, plan.capital, text::Weight::bold,
             Role::ink);
  const float town = std::min(room, ui.width_of(scene.town, plan.capital, text::Weight::bold));
  ui.node("town", NodeRole::text, scene.town, {left, plan.town.top, town, plan.town.height});

  // The subject gives way when the bar has no room for it.
  const float gap = ui.px(space::l), line = ui.height_of(subject, plan.capital, text::Weight::regular, 0);
  const float subject_left = left + town + gap;
  if (!subject.empty() &&
      subject_left + ui.width_of(subject, plan.capital, text::Weight::regular) + ui.px(space::s) < plan.town.right()) {
    ui.canvas().fill({subject_left - gap / 2, plan.town.top + plan.town.height * 0.28F, 1, plan.town.height * 0.44F},
                     ui.colour(Role::line));
    ui.text_in({subject_left, plan.town.middle() - line / 2, 0, line}, subject, plan.capital, text::Weight::regular,
               Role::soft_ink);
  }
  Answer answer;
  float at = plan.row.left;
  for (std::size_t i = 0; i < plan.settings.buttons.size(); ++i) {
    const auto& button = plan.settings.buttons[i];
    const float width = plan.settings.widths[i];
    const bool pressed = ui.button_at({at, plan.row.top, width, plan.row.height - 1}, button);
    at += width + ui.px(target::gap);
    if (!pressed) continue;
    if (button.id == "text_size") answer = journey::NextTextSize{};
    if (button.id == "contrast") answer = journey::ToggleContrast{};
    if (button.id == "comfort") ui.open(comfort_sheet, true);
    if (button.id == "call") answer = journey::CallSomeone{};
    if (button.id == "lower") ui.lower(!ui.lowered());
    if (button.id == "language") ui.open(languages_sheet, true);
  }
  return answer;
}

Answer draw_languages(const Scene& scene) {
  auto& ui = scene.ui;
  const Button close{.id = "languages.close", .label = ui.words("frame.back"), .icon = "arrow-left"};
  Answer answer;
  const bool closed = ui.sheet(languages_sheet, ui.words("choosing_language.title"), close, [&] {
    std::vector<Choice> choices;
    for (const auto& language : scene.languages)
      choices.push_back({.id = language.code,
                         .label = Label::in(language.code, language.native_name),
                         .detail = language.reviewed ? std::string() : ui.words("choosing_language.unreviewed"),
                         .icon = "language",
                         .chosen = language.code == scene.model.language});
    if (const auto touched = ui.choices("languages", choices))
      answer = journey::ChooseLanguage{scene.languages[*touched].code};
  });
  if (closed || answer) ui.open(languages_sheet, false);
  return answer;
}

}  // namespace guichet::kiosk::screens
