#include "kiosk/screens/taking.hpp"

#include <algorithm>
#include <array>

namespace guichet::kiosk::screens {

using namespace ui;
using platform::scanner::Advice;

namespace {

constexpr auto advices = std::to_array<std::string_view>(
    {"lay_page", "move_inside", "move_closer", "too_dark", "hold_still", "capture", "captured"});

std::string words_of(const Scene& scene, Advice advice) {
  return scene.ui.words("camera." + std::string(advices[static_cast<std::size_t>(advice)]));
}

// What is painted from right to left stands mirrored; what a camera sees does not.
void draw_edge(const Scene& scene, Box picture, const platform::scanner::PageBox& page, Role role) {
  auto& ui = scene.ui;
  const auto part = [](double of, float whole) { return static_cast<float>(of) * whole; };
  const double start = ui.right_to_left() ? 1 - page.right : page.left;
  const Box edge{picture.left + part(start, picture.width), picture.top + part(page.top, picture.height),
                 part(page.right - page.left, picture.width), part(page.bottom - page.top, picture.height)};
  const float thick = ui.px({0.9F});
  for (const Box side : {Box{edge.left, edge.top, edge.width, thick},
                         {edge.left, edge.bottom() - thick, edge.width, thick},
                         {edge.left, edge.top, thick, edge.height},
                         {edge.right() - thick, edge.top, thick, edge.height}})
    ui.canvas().fill(side, ui.colour(role));
}

// What lies on the glass face down lies under a camera face up: "<key>.camera", or the other text where there is none.
std::string words_for_device(const Scene& scene, std::string_view key, std::string_view other) {
  if (!scene.context.settings.films) return scene.ui.words(key);
  const auto own = std::string(key) + ".camera";
  return scene.ui.words(scene.ui.has_words(own) ? std::string_view(own) : other);
}

// As it should lie, or not yet: told in words too.
bool lies_well(Advice advice) { return advice == Advice::hold_still || advice == Advice::capture; }

// What the camera sees, with the edge of the page that it found: as large as fits into the area, from its start.
// Its height; 0 when there is nothing to be seen.
float draw_sight(const Scene& scene, Box area) {
  if (!scene.taking || scene.taking->picture.height <= 0) return 0;
  auto& ui = scene.ui;
  const auto& [advice, page, picture, done] = *scene.taking;
  const float scale = std::min(area.width / picture.width, area.height / picture.height);
  const Box box{area.left, area.top, picture.width * scale, picture.height * scale};
  ui.canvas().piece();
  ui.canvas().fill(box.inset(-1), ui.colour(Role::line));
  ui.canvas().picture(picture.texture, box);
  if (page) draw_edge(scene, box, *page, advice && lies_well(*advice) ? Role::success : Role::warning);
  ui.node("sight", NodeRole::image, ui.words("camera.picture"), box);
  return box.height;
}

// The same in the flow.
void draw_sight_here(const Scene& scene, float most_height) {
  const Box here = scene.ui.place(0, {0});
  scene.ui.place(draw_sight(scene, {here.left, here.top, here.width, most_height}));
}

// In words, with the button that stops it: true when the person wants to stop.
bool tell_taking(const Scene& scene, std::string_view label) {
  auto& ui = scene.ui;
  Work work{.id = "reading", .label = ui.words(label), .cancel = ui.words("scanning.stop")};
  const bool films = scene.context.settings.films;
  if (scene.taking) work.done = scene.taking->done;
  if (films) {
    work.icon = "photo-scan";
    work.label = words_of(scene, scene.taking && scene.taking->advice ? *scene.taking->advice : Advice::lay_page);
    for (std::size_t i = 0; i < advices.size(); ++i) work.may_say.push_back(words_of(scene, static_cast<Advice>(i)));
  } else {
    work.detail = ui.words("scanning.reading.detail");
  }
  return ui.work(work);
}

}  // namespace

Answer lay_a_page(const Scene& scene, const Laying& laying, const std::function<Answer()>& other_ways) {
  auto& ui = scene.ui;
  Answer answer;
  // Where letters are large and the glass narrow, what a camera sees stands above the words; a sketch has no room.
  const bool beside = ui.width() >= ui.px(Millimetres{88}) * ui.metrics().text_scale;
  const float picture = beside ? std::min(ui.px(Millimetres{58}), ui.width() * 0.4F) : 0,
              gap = beside ? ui.px(space::l) : 0;
  const Box area = ui.place(ui.px(Millimetres{laying.little_height ? 44.0F : 58.0F}));
  const Box left{area.left, area.top, picture, area.height};
  if (beside && draw_sight(scene, left) == 0) draw_sketch(scene, left, laying.sketch, laying.where);
  ui.column({area.left + picture + gap, area.top, area.width - picture - gap, area.height}, [&] {
    if (laying.running) {
      if (!beside) draw_sight_here(scene, area.height * 0.6F);
      if (tell_taking(scene, laying.reads)) answer = journey::CancelScan{};
      return;
    }
    ui.paragraph(laying.where);
    ui.space(space::s);
    answer = other_ways();
  });
  return answer;
}

std::string where_to_lay(const Scene& scene, std::string_view on_the_glass) {
  return words_for_device(scene, on_the_glass, "camera.lay_page");
}

std::string words_to_take(const Scene& scene, bool again) {
  if (again) return scene.ui.words("scanning.again");
  return scene.ui.words(scene.context.settings.films ? "camera.start" : "scanning.start");
}

std::string words_of(const Scene& scene, journey::ScanProblem problem) {
  const auto key = journey::text_key(problem);
  return words_for_device(scene, key, key);
}

}  // namespace guichet::kiosk::screens
