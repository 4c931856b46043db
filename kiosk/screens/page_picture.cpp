#include "kiosk/screens/page_picture.hpp"

#include <algorithm>

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

void draw_outline(const Scene& scene, Box box) {
  auto& canvas = scene.ui.canvas();
  const float thick = scene.ui.px({0.9F});
  const auto colour = scene.ui.colour(Role::warning);
  canvas.fill({box.left, box.top, box.width, thick}, colour);
  canvas.fill({box.left, box.bottom() - thick, box.width, thick}, colour);
  canvas.fill({box.left, box.top, thick, box.height}, colour);
  canvas.fill({box.right() - thick, box.top, thick, box.height}, colour);
}

}  // namespace

void draw_page_picture(const Scene& scene, const journey::Preview& preview, Box area, const std::string& name,
                       const std::optional<documents::Region>& marked) {
  if (scene.page_picture == 0 || preview.height == 0) return;
  auto& ui = scene.ui;
  const auto width = static_cast<float>(preview.width), height = static_cast<float>(preview.height);
  const float scale = std::min(area.width / width, area.height / height);
  const Box box{area.left, area.top, width * scale, height * scale};
  ui.canvas().piece();
  ui.canvas().fill(box.inset(-1), ui.colour(Role::line));
  ui.canvas().picture(scene.page_picture, box);
  if (marked) {
    const auto share = [](double part, float whole) { return static_cast<float>(part) * whole; };
    // Pictures are the same for every reader, and so are places on them.
    const Box seen = ui.canvas().placed(box);
    const Box where{seen.left + share(marked->x, box.width), box.top + share(marked->y, box.height),
                    share(marked->width, box.width), share(marked->height, box.height)};
    ui.canvas().unmirrored([&] { draw_outline(scene, where); });
  }
  ui.node("page", NodeRole::image, name, box);
}

}  // namespace guichet::kiosk::screens
