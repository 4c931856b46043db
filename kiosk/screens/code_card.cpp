#include "kiosk/screens/code_card.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/receipt/qr.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

void qr_code(const Scene& scene, std::string_view content, Box box) {
  auto& ui = scene.ui;
  const auto modules = receipt::qr(content);
  if (!modules) return;
  // Always dark on white, whatever the theme: readers need it, and four light squares around.
  ui.canvas().piece();
  ui.canvas().fill(box, Colour{0xFFFFFFFFU});
  const float module = std::floor(box.width / static_cast<float>(modules->side + 2 * receipt::quiet_zone));
  const float side = module * static_cast<float>(modules->side), edge = (box.width - side) / 2;
  ui.canvas().modules(modules->dark, modules->side, {box.left + edge, box.top + edge, side, side}, Colour{0xFF000000U});
  ui.node("qr", NodeRole::image, "QR", box, content);
}

}  // namespace

void draw_code_card(const Scene& scene, const CodeCard& card) {
  auto& ui = scene.ui;
  const float pad = ui.px(space::m), side = std::floor(std::min(ui.px({34}), ui.width() * 0.24F));
  // Large letters on narrow glass: the square stands below the words.
  const bool below = ui.width_of(card.value, capital::body, text::Weight::bold) > ui.width() - side - 3 * pad;
  const float inside = ui.width() - (below ? 2 * pad : side + 3 * pad);
  // As large as it fits on one line.
  Millimetres capital = {8};
  while (capital > capital::body && ui.width_of(card.value, capital, text::Weight::bold) > inside)
    capital = capital - Millimetres{0.4F};
  const float first = ui.height_of(card.label, capital::hint, text::Weight::regular, inside);
  const float second = ui.height_of(card.value, capital, text::Weight::bold, inside);
  const float third = ui.height_of(card.below, capital::body, text::Weight::regular, inside);
  ui.canvas().piece();
  const float words = first + second + third;
  const Box box = ui.place((below ? words + pad + side : std::max(side, words)) + 2 * pad);
  ui.canvas().framed(box, ui.px(target::corner), std::max(1.0F, ui.px({0.6F})), ui.colour(Role::chosen_border),
                     ui.colour(Role::chosen_fill));
  const Box body{box.left + pad, below ? box.top + pad : box.middle() - words / 2, inside, first};
  ui.text_in(body, card.label, capital::hint, text::Weight::regular, Role::soft_ink);
  ui.text_in({body.left, body.top + first, inside, second}, card.value, capital, text::Weight::bold, Role::ink);
  ui.text_in({body.left, body.top + first + second, inside, third}, card.below, capital::body, text::Weight::regular,
             Role::ink);
  ui.node(card.id, NodeRole::text, card.label, {body.left, body.top, inside, first + second}, card.value);
  ui.spoken(card.spoken);
  const float code_top = below ? body.top + words + pad : box.middle() - side / 2;
  qr_code(scene, card.qr, {below ? body.left : box.right() - pad - side, code_top, side, side});
}

}  // namespace guichet::kiosk::screens
