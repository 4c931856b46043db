#include "kiosk/screens/paper_sketch.hpp"

#include <algorithm>

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

constexpr float sheet_ratio = 1 / 1.414F, card_ratio = 85.6F / 54;  // width for a height, in the papers' own standards

void draw_outline(Ui& ui, Box paper) {
  ui.canvas().framed(paper, ui.px(target::corner), std::max(1.0F, ui.px({0.4F})), ui.colour(Role::line),
                     ui.colour(Role::paper));
}

// Where the eye is to go.
void draw_mark(Ui& ui, Box box) {
  ui.canvas().framed(box.inset(-ui.px({1})), ui.px({0.8F}), ui.px({0.8F}), ui.colour(Role::primary),
                     ui.colour(Role::paper));
}

void draw_sheet(Ui& ui, Box page, bool sealed) {
  draw_outline(ui, page);
  const float pad = page.width * 0.1F, code = page.width * 0.24F;
  if (sealed) {
    const Box seal{page.left + pad, page.top + pad, code, code};
    draw_mark(ui, seal);
    ui.canvas().icon("qrcode", seal.left + code / 2, seal.middle(), code, ui.colour(Role::ink));
  }
  for (int line = 0; line < 8; ++line) {
    const float top = page.top + page.height * (0.38F + 0.065F * static_cast<float>(line));
    ui.canvas().fill({page.left + pad, top, (page.width - 2 * pad) * (line % 3 == 2 ? 0.6F : 1),
                      std::max(2.0F, page.height * 0.012F)},
                     ui.colour(Role::sunken));
  }
}

// Letters of one width, as machines read them.
void draw_line_of_letters(Ui& ui, Box row) {
  constexpr int letters = 28;
  const float step = row.width / letters;
  for (int i = 0; i < letters; ++i)
    ui.canvas().fill({row.left + step * static_cast<float>(i), row.top, step * 0.6F, row.height}, ui.colour(Role::ink));
}

void draw_card(Ui& ui, Box card, bool lines) {
  draw_outline(ui, card);
  const float pad = card.width * 0.07F;
  const Box photo{card.left + pad, card.top + pad, card.width * 0.24F, card.height * 0.46F};
  if (!lines) draw_mark(ui, photo);
  ui.canvas().icon("user", photo.left + photo.width / 2, photo.middle(), photo.width,
                   ui.colour(lines ? Role::line : Role::ink));
  const float beside = photo.right() + pad;
  for (int line = 0; line < 4; ++line) {
    const float top = photo.top + photo.height * (0.1F + 0.26F * static_cast<float>(line));
    ui.canvas().fill(
        {beside, top, (card.right() - pad - beside) * (line % 2 == 1 ? 0.6F : 1), std::max(2.0F, card.height * 0.03F)},
        ui.colour(Role::sunken));
  }
  const Box foot{card.left + pad, card.top + card.height * 0.7F, card.width - 2 * pad, card.height * 0.2F};
  if (lines) draw_mark(ui, foot);
  for (int line = 0; lines && line < 2; ++line) {
    const float high = foot.height * 0.28F;
    draw_line_of_letters(
        ui, {foot.left + foot.width * 0.03F, foot.top + foot.height * (0.14F + 0.44F * static_cast<float>(line)),
             foot.width * 0.94F, high});
  }
}

}  // namespace

void draw_sketch(const Scene& scene, Box area, Sketch sketch, const std::string& name) {
  auto& ui = scene.ui;
  const bool sheet = sketch == Sketch::page || sketch == Sketch::sealed_page;
  const float ratio = sheet ? sheet_ratio : card_ratio;
  const float width = std::min(area.width, area.height * ratio), height = width / ratio;
  const Box paper{area.left + (area.width - width) / 2, area.top, width, height};
  ui.canvas().piece();
  // A French paper is written from the left, whoever reads the screen.
  const Box seen = ui.canvas().placed(paper);
  ui.canvas().unmirrored([&] {
    if (sheet)
      draw_sheet(ui, seen, sketch == Sketch::sealed_page);
    else
      draw_card(ui, seen, sketch == Sketch::identity_lines);
  });
  ui.node("picture", NodeRole::image, name, paper);
}

}  // namespace guichet::kiosk::screens
