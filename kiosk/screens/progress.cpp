#include "kiosk/screens/progress.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

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

Role role_of(Progress progress) {
  switch (progress) {
    case Progress::done: return Role::success;
    case Progress::current: return Role::primary;
    case Progress::to_come: break;
  }
  return Role::line;
}

std::string_view value_of(Progress progress) {
  return progress == Progress::done ? "done" : progress == Progress::current ? "current" : "to_come";
}

struct RailRow {
  std::string words;
  text::Weight weight;
  float height;
};

constexpr Millimetres mark_size = {6}, mark_gap = {2}, row_height = {10.5F};

float words_room(const Ui& ui) {
  return ui.px(rail_width) - ui.px(space::m) - ui.px(mark_size) - ui.px(mark_gap) - ui.px(space::xs);
}

std::vector<RailRow> rail_rows(Ui& ui, const journey::PathProgress& path) {
  std::vector<RailRow> rows;
  for (const auto& [section, progress] : path.sections) {
    const auto weight = progress == Progress::current ? text::Weight::bold : text::Weight::regular;
    auto words = ui.words(journey::text_key(section));
    const float height = ui.height_of(words, capital::hint, weight, words_room(ui));
    rows.push_back({std::move(words), weight, std::max(ui.px(row_height), height)});
  }
  return rows;
}

float minutes_height(Ui& ui, const journey::PathProgress& path) {
  return ui.height_of(minutes(ui, path.minutes_left), capital::hint, text::Weight::regular,
                      ui.px(rail_width) - 2 * ui.px(space::m));
}

float rail_height(Ui& ui, const journey::PathProgress& path) {
  float height = ui.px(space::m) + ui.px(space::s) + minutes_height(ui, path);
  for (const auto& row : rail_rows(ui, path)) height += row.height;
  return height;
}

void rail(const Scene& scene, const journey::PathProgress& path, Box area) {
  auto& ui = scene.ui;
  ui.canvas().piece();
  ui.canvas().fill(area, ui.colour(Role::sunken));
  const float pad = ui.px(space::m), icon = ui.px(mark_size);
  const auto rows = rail_rows(ui, path);
  float top = area.top + pad;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& [section, progress] = path.sections[i];
    const auto& [words, weight, height] = rows[i];
    const Box row{area.left, top, area.width, height};
    ui.canvas().piece();
    if (progress == Progress::current) {
      ui.canvas().fill(row, ui.colour(Role::paper));
      ui.canvas().fill({row.left, row.top, ui.px(Millimetres{1}), row.height}, ui.colour(Role::primary));
    }
    ui.canvas().icon(mark(progress), row.left + pad + icon / 2, row.middle(), icon, ui.colour(role_of(progress)));
    const float left = row.left + pad + icon + ui.px(mark_gap),
                high = ui.height_of(words, capital::hint, weight, words_room(ui));
    ui.text_in({left, row.middle() - high / 2, words_room(ui), high}, words, capital::hint, weight, Role::ink);
    ui.node("progress." + std::string(journey::name_of(section)), NodeRole::progress, words, row, value_of(progress));
    top += height;
  }
  ui.canvas().piece();
  ui.text_in({area.left + pad, top + ui.px(space::s), area.width - 2 * pad, 0}, minutes(ui, path.minutes_left),
             capital::hint, text::Weight::regular, Role::soft_ink);
}

std::string where(Ui& ui, const journey::PathProgress& path) {
  const auto here = std::ranges::find(path.sections, Progress::current, &journey::SectionProgress::progress);
  if (here == path.sections.end()) return {};
  return ui.words("frame.step", {{"number", std::to_string(here - path.sections.begin() + 1)},
                                 {"count", std::to_string(path.sections.size())},
                                 {"section", ui.words(journey::text_key(here->section))}});
}

float line_pad(Ui& ui, float width) { return ui.px(width < ui.px(Millimetres{150}) ? space::m : space::l); }

// One mark for each section, and where the person stands in words: never by colour alone.
void line(const Scene& scene, const journey::PathProgress& path, Box area, bool told) {
  auto& ui = scene.ui;
  const float pad = line_pad(ui, area.width), bar = ui.px(Millimetres{1.5F}), gap = ui.px(Millimetres{1});
  const auto count = static_cast<float>(path.sections.size());
  const float width = (area.width - 2 * pad - gap * (count - 1)) / count;
  float left = area.left + pad;
  ui.canvas().piece();
  for (const auto& [section, progress] : path.sections) {
    // What is to come is thinner: themes of few colours tell it by that alone.
    const float thick = progress == Progress::to_come ? std::max(1.0F, std::round(bar / 3)) : bar;
    ui.canvas().fill({left, area.top + ui.px(space::xs) + (bar - thick) / 2, width, thick},
                     ui.colour(role_of(progress)));
    left += width + gap;
  }
  const auto step = where(ui, path);
  const auto left_to_go = minutes(ui, path.minutes_left);
  if (told) {
    const float top = area.top + ui.px(space::xs) + bar, room = area.width - 2 * pad;
    const float end = ui.width_of(left_to_go, capital::hint, text::Weight::regular);
    const bool both = ui.width_of(step, capital::hint, text::Weight::bold) + ui.px(space::m) + end <= room;
    ui.text_in({area.left + pad, top, room, 0}, step, capital::hint, text::Weight::bold, Role::ink);
    if (both)
      ui.text_in({area.right() - pad - end, top, 0, 0}, left_to_go, capital::hint, text::Weight::regular,
                 Role::soft_ink);
  }
  ui.node("progress", NodeRole::progress, step, area, left_to_go);
}

}  // namespace

Box draw_progress(const Scene& scene, Box area, bool little_room) {
  auto& ui = scene.ui;
  const auto path = journey::progress(scene.model);
  if (path.sections.empty()) return area;
  const bool narrow =
      area.width < ui.px(Millimetres{190}) || ui.screen().height > ui.screen().width || ui.metrics().text_scale >= 1.5F;
  const bool rail_fits = rail_height(ui, path) <= area.height;
  if (little_room && !rail_fits) return area;  // the keyboard is up: every millimetre is for the field
  if (narrow || !rail_fits) {
    // The words of the bar only where they leave enough for the question.
    const bool told = area.height > ui.px(Millimetres{80});
    const float words = told ? ui.height_of(where(ui, path), capital::hint, text::Weight::bold,
                                            area.width - 2 * line_pad(ui, area.width))
                             : ui.px(space::xs);
    const float height = ui.px(space::xs) + ui.px(Millimetres{1.5F}) + words;
    line(scene, path, {area.left, area.top, area.width, height}, told);
    return {area.left, area.top + height, area.width, area.height - height};
  }
  const float width = ui.px(rail_width);
  rail(scene, path, {area.left, area.top, width, area.height});
  return {area.left + width, area.top, area.width - width, area.height};
}

}  // namespace guichet::kiosk::screens
