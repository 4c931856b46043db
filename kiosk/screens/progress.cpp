#include "kiosk/screens/progress.hpp"

#include <algorithm>
#include <string>

namespace guichet::kiosk::screens {
namespace {

using namespace ui;
using journey::Progress;

constexpr Millimetres rail_width = {50};

std::string_view mark(Progress progress) {
  switch (progress) {
    case Progress::done: return "circle-check";
    case Progress::current: return "circle-dot";
    case Progress::to_come: break;
  }
  return "circle";
}

std::string minutes(const Ui& ui, int left) { return ui.words("frame.minutes", {{"minutes", std::to_string(left)}}); }

void rail(const Scene& scene, const journey::PathProgress& path, Box area) {
  auto& ui = scene.ui;
  ui.canvas().piece();
  ui.canvas().fill(area, ui.colour(Role::sunken));
  const float pad = ui.px(space::m), icon = ui.px(Millimetres{6}), line = ui.px(Millimetres{11});
  float top = area.top + ui.px(space::m);
  for (const auto& [section, progress] : path.sections) {
    const bool here = progress == Progress::current;
    const auto words = ui.words(journey::text_key(section));
    const auto weight = here ? text::Weight::bold : text::Weight::regular;
    const Box row{area.left, top, area.width, line};
    ui.canvas().piece();
    if (here) {
      ui.canvas().fill(row, ui.colour(Role::paper));
      ui.canvas().fill({row.left, row.top, ui.px(Millimetres{1}), row.height}, ui.colour(Role::primary));
    }
    const auto role = progress == Progress::done ? Role::success : here ? Role::primary : Role::line;
    ui.canvas().icon(mark(progress), row.left + pad + icon / 2, row.middle(), icon, ui.colour(role));
    const float left = row.left + pad + icon + ui.px(Millimetres{2});
    const float room = row.right() - left - ui.px(space::xs);
    const float height = ui.height_of(words, capital::hint, weight, room);
    ui.text_in({left, row.middle() - height / 2, room, height}, words, capital::hint, weight, Role::ink);
    ui.node("progress." + std::string(journey::name_of(section)), NodeRole::progress, words, row,
            progress == Progress::done ? "done" : here ? "current" : "to_come");
    top += line;
  }
  ui.canvas().piece();
  const auto left = minutes(ui, path.minutes_left);
  const float room = area.width - 2 * pad, height = ui.height_of(left, capital::hint, text::Weight::regular, room);
  ui.text_in({area.left + pad, top + ui.px(space::s), room, height}, left, capital::hint, text::Weight::regular, Role::soft_ink);
}

void line(const Scene& scene, const journey::PathProgress& path, Box area) {
  auto& ui = scene.ui;
  const float pad = ui.px(space::l), bar = ui.px(Millimetres{1.5F}), gap = ui.px(Millimetres{1});
  const auto count = static_cast<float>(path.sections.size());
  const float width = (area.width - 2 * pad - gap * (count - 1)) / count;
  float left = area.left + pad;
  std::string here;
  ui.canvas().piece();
  for (const auto& [section, progress] : path.sections) {
    const auto role = progress == Progress::done ? Role::success : progress == Progress::current ? Role::primary : Role::sunken;
    ui.canvas().fill({left, area.top + ui.px(space::xs), width, bar}, ui.colour(role));
    if (progress == Progress::current) here = ui.words(journey::text_key(section));
    left += width + gap;
  }
  ui.node("progress", NodeRole::progress, here, area, minutes(ui, path.minutes_left));
}

}  // namespace

Box draw_progress(const Scene& scene, Box area, bool little_room) {
  auto& ui = scene.ui;
  const auto path = journey::progress(scene.model);
  if (path.sections.empty()) return area;
  const bool narrow = area.width < ui.px(Millimetres{190}) || ui.metrics().text_scale > 1.2F;
  const float rail_height = ui.px(Millimetres{11}) * static_cast<float>(path.sections.size()) + ui.px(space::xxl);
  if (little_room && rail_height > area.height) return area;  // the keyboard is up: every millimetre is for the field
  if (narrow || rail_height > area.height) {
    const float height = ui.px(Millimetres{4.5F});
    line(scene, path, {area.left, area.top, area.width, height});
    return {area.left, area.top + height, area.width, area.height - height};
  }
  const float width = ui.px(rail_width);
  rail(scene, path, {area.left, area.top, width, area.height});
  return {area.left + width, area.top, area.width - width, area.height};
}

}  // namespace guichet::kiosk::screens
