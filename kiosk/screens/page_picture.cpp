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

void draw_sheet(Ui& ui, Box page, bool with_code) {
  ui.canvas().framed(page, ui.px(target::corner), std::max(1.0F, ui.px({0.4F})), ui.colour(Role::line), ui.colour(Role::paper));
  const float pad = page.width * 0.1F, code = page.width * 0.24F;
  if (with_code) {
    const Box seal{page.left + pad, page.top + pad, code, code};
    ui.canvas().framed(seal.inset(-ui.px({1})), ui.px({0.8F}), ui.px({0.8F}), ui.colour(Role::primary), ui.colour(Role::paper));
    ui.canvas().icon("qrcode", seal.left + code / 2, seal.middle(), code, ui.colour(Role::ink));
  }
  for (int line = 0; line < 8; ++line) {
    const float top = page.top + page.height * (0.38F + 0.065F * static_cast<float>(line));
    ui.canvas().fill({page.left + pad, top, (page.width - 2 * pad) * (line % 3 == 2 ? 0.6F : 1), std::max(2.0F, page.height * 0.012F)},
                     ui.colour(Role::sunken));
  }
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

void draw_sketch_of_page(const Scene& scene, Box area, const std::string& name, bool with_code) {
  auto& ui = scene.ui;
  const float height = area.height, width = std::min(area.width, height * 0.707F);
  const Box page{area.left + (area.width - width) / 2, area.top, width, height};
  ui.canvas().piece();
  // A French paper is written from the left, whoever reads the screen.
  const Box seen = ui.canvas().placed(page);
  ui.canvas().unmirrored([&] { draw_sheet(ui, seen, with_code); });
  ui.node("picture", NodeRole::image, name, page);
}

}  // namespace guichet::kiosk::screens
