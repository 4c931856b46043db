#include "kiosk/screens/bars.hpp"

#include <algorithm>
#include <numeric>

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

constexpr float step = 0.125F;

enum class Names { full, short_ones };

// At `scale` times the size at 100 %, whatever the person chose.
Button sized(const Ui& ui, const BarButton& one, Names names, float scale) {
  auto button = one.button;
  button.capital = button.capital * (scale / ui.metrics().text_scale);
  if (names == Names::short_ones && !one.short_label.empty()) button.label = one.short_label;
  return button;
}

BarFit fit(Ui& ui, std::span<const BarButton> buttons, Names names, float scale, bool stacked) {
  BarFit fit;
  for (const auto& one : buttons) {
    auto button = sized(ui, one, names, scale);
    button.stacked = stacked;
    // A quiet button has no edge: its words need less room beside them.
    const float spare = button.emphasis == Emphasis::quiet && !stacked ? ui.px(space::m) : 0;
    // Icon and word stay clear of an edge.
    const float more = stacked && button.emphasis != Emphasis::quiet ? ui.px(space::s) : 0;
    const float width =
        std::max({ui.px(target::key), ui.button_width(button) - spare + more, stacked ? 0.0F : one.least_width});
    fit.widths.push_back(width);
    fit.height = std::max(fit.height, ui.button_height(button, width) + more);
    fit.buttons.push_back(std::move(button));
  }
  return fit;
}

}  // namespace

float BarFit::width(float gap) const {
  return std::accumulate(widths.begin(), widths.end(), 0.0F) +
         gap * static_cast<float>(std::max<std::size_t>(1, widths.size()) - 1);
}

std::optional<BarFit> in_one_row(Ui& ui, std::span<const BarButton> buttons, float width, float largest, float least) {
  const float gap = ui.px(target::gap);
  for (float scale = largest; scale >= least - step / 2; scale -= step)
    for (const auto names : {Names::full, Names::short_ones}) {
      auto row = fit(ui, buttons, names, scale, false);
      if (row.width(gap) <= width) return row;
    }
  return std::nullopt;
}

BarFit stacked(Ui& ui, std::span<const BarButton> buttons, float width, float largest) {
  const float gap = ui.px(target::gap);
  for (float scale = largest;; scale -= step) {
    auto row = fit(ui, buttons, Names::short_ones, scale, true);
    if (row.width(gap) <= width || scale <= 1) return row;
  }
}

}  // namespace guichet::kiosk::screens
