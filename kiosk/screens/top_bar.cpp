#include "kiosk/screens/top_bar.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>

#include "kiosk/screens/emblem.hpp"
#include "kiosk/screens/reading_settings.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

constexpr Millimetres town_row = {11};
constexpr float grown = 1.25F;  // words of bars grow at least that much for who wants large text

float town_width(const Scene& scene, Millimetres capital, bool named) {
  const float emblem_alone = emblem_width(scene) + scene.ui.px(space::m);
  if (!named) return emblem_alone;
  return emblem_alone + scene.ui.px(space::s) + scene.ui.width_of(scene.town, capital, text::Weight::bold);
}

Millimetres town_capital(const Ui& ui) {
  const float scale = ui.metrics().text_scale;
  return capital::hint * (std::min(scale, grown) / scale);
}

// The town at the start and the settings at the end of the same row.
std::optional<TopBar> beside(const Scene& scene, std::span<const BarButton> all, float least, bool named = true) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale, pad = ui.px(space::m);
  const auto capital = town_capital(ui);
  const Box screen = ui.screen();
  const float room = screen.width - 2 * pad - town_width(scene, capital, named);
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
                .capital = capital,
                .named = named};
}

TopBar above(const Scene& scene, std::span<const BarButton> all) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale, pad = ui.px(space::m);
  const Box screen = ui.screen();
  const auto capital = town_capital(ui);
  auto row = in_one_row(ui, all, screen.width - 2 * pad, scale, std::min(scale, grown));
  if (!row) row = stacked(ui, all, screen.width - 2 * pad, scale);
  const float width = row->width(ui.px(target::gap)), height = std::max(ui.px(target::top_bar), row->height);
  const float room = screen.width - 2 * pad - emblem_width(scene) - ui.px(space::s);
  const float first = std::max(ui.px(town_row), ui.height_of(scene.town, capital, text::Weight::bold, room));
  return {.height = first + height,
          .settings = *std::move(row),
          .town = {screen.left + pad, screen.top, screen.width - 2 * pad, first},
          .row = {screen.right() - pad - width, screen.top + first, width, height},
          .capital = capital};
}

// Only those named stay in the bar; the others wait one touch away.
std::vector<BarButton> folded(const Scene& scene, std::span<const BarButton> all,
                              std::initializer_list<std::string_view> kept) {
  std::vector<BarButton> few = {{.button = {.id = "settings",
                                            .label = scene.ui.words("frame.settings"),
                                            .icon = "settings",
                                            .emphasis = Emphasis::quiet,
                                            .capital = capital::hint}}};
  std::ranges::copy_if(all, std::back_inserter(few),
                       [&](const BarButton& one) { return std::ranges::contains(kept, one.button.id); });
  return few;
}

// Letters as large as promised leave no room on small glass for every setting: they fold into a sheet, and in the end
// the town is known by its arms. Who reads with trouble is never further than a touch from the voice and from someone.
TopBar in_largest_letters(const Scene& scene, std::span<const BarButton> all, bool upright) {
  auto& ui = scene.ui;
  const float scale = ui.metrics().text_scale;
  const auto few = folded(scene, all, {"comfort", "call", "language"}),
             fewest = folded(scene, all, {"comfort", "call"});
  if (auto bar = beside(scene, all, scale)) return *std::move(bar);
  for (const auto& buttons : {few, fewest}) {
    if (upright) {
      auto bar = above(scene, buttons);
      if (bar.row.left >= ui.screen().left + ui.px(space::m)) return bar;
      continue;
    }
    for (const bool named : {true, false})
      if (auto bar = beside(scene, buttons, 1, named)) return *std::move(bar);
  }
  return above(scene, fewest);
}

}  // namespace

TopBar plan_top_bar(const Scene& scene) {
  const auto& screen = scene.ui.screen();
  const auto all = reading_settings(scene);
  // Upright glass has height to spare and no width.
  const bool upright = screen.height > screen.width;
  if (scene.ui.metrics().least_capital() > capital::hint) return in_largest_letters(scene, all, upright);
  const auto one_row = beside(scene, all, upright ? std::min(scene.ui.metrics().text_scale, grown) : 1);
  return one_row ? *one_row : above(scene, all);
}

Answer draw_top_bar(const Scene& scene, const TopBar& plan, const std::string& subject) {
  auto& ui = scene.ui;
  const Box bar{ui.screen().left, ui.screen().top, ui.screen().width, plan.height};
  ui.canvas().piece();
  ui.canvas().fill(bar, ui.colour(Role::raised));
  ui.canvas().fill({bar.left, bar.bottom() - 1, bar.width, 1}, ui.colour(Role::line));
  const float left = plan.town.left + emblem_width(scene) + ui.px(space::s);
  draw_emblem(scene, plan.town.left, plan.town.middle());
  // A long name takes two lines, in smaller letters if it must.
  const float room = plan.town.right() - left,
              height = ui.height_of(scene.town, plan.capital, text::Weight::bold, room);
  const float town = plan.named ? std::min(room, ui.width_of(scene.town, plan.capital, text::Weight::bold)) : 0;
  if (plan.named)
    ui.text_in({left, plan.town.middle() - height / 2, room, height}, scene.town, plan.capital, text::Weight::bold,
               Role::ink);
  ui.node("town", NodeRole::text, scene.town,
          {plan.town.left, plan.town.top, left - plan.town.left + town, plan.town.height});

  // The subject gives way when the bar has no room for it.
  const float gap = ui.px(space::l), line = ui.height_of(subject, plan.capital, text::Weight::regular, 0);
  const float subject_left = left + town + gap;
  if (!subject.empty() && plan.named && line <= plan.town.height &&
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
    if (pressed) answer = change_reading(scene, button.id);
  }
  return answer;
}

}  // namespace guichet::kiosk::screens
