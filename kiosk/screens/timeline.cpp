#include "kiosk/screens/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;
using Days = std::chrono::sys_days;

float height_of_label(Ui& ui, const std::string& words, text::Weight weight) {
  return ui.height_of(words, capital::hint, weight, ui.width());
}

// The share of the line that has passed on that day.
class Scale {
 public:
  Scale(demand::Date first, demand::Date last) : first_(Days(first)), length_((Days(last) - first_).count()) {}

  float at(demand::Date day) const {
    const auto passed = static_cast<float>((Days(day) - first_).count());
    return length_ <= 0 ? 1.0F : std::clamp(passed / static_cast<float>(length_), 0.0F, 1.0F);
  }

 private:
  Days first_;
  long length_;
};

// A label over or under its point of the line, kept between its ends. Returns where it ends.
float label(Ui& ui, Box room, float point, const std::string& words, text::Weight weight) {
  const float width = std::min(ui.width_of(words, capital::hint, weight) + 1, room.width);
  const float left = std::clamp(point - width / 2, room.left, std::max(room.left, room.right() - width));
  ui.text_in({left, room.top, width, room.height}, words, capital::hint, weight, Role::ink);
  return left + width;
}

void mark(Ui& ui, float x, float middle, float size, Role role) {
  ui.canvas().rounded({x - size / 2, middle - size / 2, size, size}, size / 2, ui.colour(role));
}

// A closed demand is no longer valid, whatever was said of it before.
demand::Date end_of(const demand::Standing& standing) { return standing.closed.value_or(standing.valid_until); }

struct Words {
  std::string deposited, until, now;
};

Words words_of(const Scene& scene, const demand::Standing& standing) {
  auto& ui = scene.ui;
  return {.deposited = ui.words("timeline.deposited", {{"date", long_date(standing.deposited, scene)}}),
          .until = ui.words(standing.closed ? "timeline.closed" : "timeline.until",
                            {{"date", long_date(end_of(standing), scene)}}),
          .now = ui.words("timeline.today")};
}

struct Rail {
  Box box;
  Scale scale;

  float x(demand::Date day) const { return box.left + box.height / 2 + (box.width - box.height) * scale.at(day); }
};

// What has passed, when the renewal is open, and a point for each day that counts.
void draw_rail(Ui& ui, const Rail& rail, const demand::Standing& standing, demand::Date renewal_opens,
               demand::Date today) {
  const Box& box = rail.box;
  const float round = box.height / 2;
  ui.canvas().rounded(box, round, ui.colour(Role::sunken));
  ui.canvas().rounded({box.left, box.top, rail.x(today) + round - box.left, box.height}, round,
                      ui.colour(Role::chosen_fill));
  const bool open = standing.state == demand::StandingState::active && renewal_opens < standing.valid_until;
  if (open)
    ui.canvas().fill({rail.x(renewal_opens), box.top, rail.x(standing.valid_until) - rail.x(renewal_opens), box.height},
                     ui.colour(Role::warning));
  for (const auto day : {standing.deposited, standing.renewed.value_or(standing.deposited), end_of(standing)})
    mark(ui, rail.x(day), box.middle(), box.height, Role::primary);
}

}  // namespace

std::string long_date(demand::Date date, const Scene& scene) {
  return texts::long_date(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                          static_cast<unsigned>(date.day()), scene.ui.look().words->language());
}

void draw_timeline(const Scene& scene, const demand::Standing& standing, demand::Date renewal_opens) {
  auto& ui = scene.ui;
  const auto today = scene.context.world.today;
  const Scale scale(standing.deposited, std::max(end_of(standing), today));
  const auto words = words_of(scene, standing);
  const float line = height_of_label(ui, words.now, text::Weight::bold), bar = ui.px({5}), gap = ui.px({1.5F});
  const bool stacked = ui.width_of(words.deposited, capital::hint, text::Weight::regular) +
                           ui.width_of(words.until, capital::hint, text::Weight::regular) + ui.px(space::m) >
                       ui.width();
  const float first = height_of_label(ui, words.deposited, text::Weight::regular);
  const float second = stacked ? height_of_label(ui, words.until, text::Weight::regular) : 0;
  ui.canvas().piece();
  const Box box = ui.place(line + bar + 2 * gap + first + second);
  const Rail rail{{box.left, box.top + line + gap, box.width, bar}, scale};
  draw_rail(ui, rail, standing, renewal_opens, today);
  const float needle = std::max(2.0F, ui.px({1}));
  ui.canvas().fill({rail.x(today) - needle / 2, rail.box.top - gap, needle, bar + 2 * gap}, ui.colour(Role::ink));
  label(ui, {box.left, box.top, box.width, line}, rail.x(today), words.now, text::Weight::bold);
  const float under = rail.box.bottom() + gap;
  label(ui, {box.left, under, box.width, first}, rail.x(standing.deposited), words.deposited, text::Weight::regular);
  label(ui, {box.left, stacked ? under + first : under, box.width, stacked ? second : first}, rail.x(end_of(standing)),
        words.until, text::Weight::regular);
  ui.node("timeline", NodeRole::image, ui.words("timeline.title"), box, words.deposited + ". " + words.until + ".");
}

}  // namespace guichet::kiosk::screens
