#include <algorithm>
#include <cmath>

#include "kiosk/receipt/qr.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/slip.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

void code(const Scene& scene, const receipt::Receipt& receipt, Box box) {
  auto& ui = scene.ui;
  const auto modules = receipt::qr(receipt::code_content(receipt));
  if (!modules) return;
  // Always dark on white, whatever the theme: readers need it, and four light squares around.
  ui.canvas().piece();
  ui.canvas().fill(box, Colour{0xFFFFFFFFU});
  const float module = std::floor(box.width / static_cast<float>(modules->side + 2 * receipt::quiet_zone));
  const float side = module * static_cast<float>(modules->side), edge = (box.width - side) / 2;
  ui.canvas().modules(modules->dark, modules->side, {box.left + edge, box.top + edge, side, side}, Colour{0xFF000000U});
  ui.node("qr", NodeRole::image, "QR", box, receipt::code_content(receipt));
}

void identifier(const Scene& scene, const receipt::Receipt& receipt) {
  auto& ui = scene.ui;
  const bool registered = receipt.kind == receipt::Receipt::Kind::registered;
  const auto label = ui.words(registered ? "deposited.number" : "deposited.reference");
  const auto& value = registered ? receipt.number_grouped : receipt.deposit_reference;
  const auto date = ui.words("deposited.date", {{"date", receipt.deposited_on}});
  const float pad = ui.px(space::m), side = std::floor(std::min(ui.px({34}), ui.width() * 0.24F));
  const float inside = ui.width() - side - 3 * pad;
  // As large as the number fits on one line.
  Millimetres capital = {8};
  while (capital > capital::body && ui.width_of(value, capital, text::Weight::bold) > inside) capital = capital - Millimetres{0.4F};
  const float first = ui.height_of(label, capital::hint, text::Weight::regular, inside);
  const float second = ui.height_of(value, capital, text::Weight::bold, inside);
  const float third = ui.height_of(date, capital::body, text::Weight::regular, inside);
  ui.canvas().piece();
  const Box card = ui.place(std::max(side, first + second + third) + 2 * pad);
  ui.canvas().framed(card, ui.px(target::corner), std::max(1.0F, ui.px({0.6F})), ui.colour(Role::chosen_border), ui.colour(Role::chosen_fill));
  const Box body{card.left + pad, card.middle() - (first + second + third) / 2, inside, first};
  ui.text_in(body, label, capital::hint, text::Weight::regular, Role::soft_ink);
  ui.text_in({body.left, body.top + first, inside, second}, value, capital, text::Weight::bold, Role::ink);
  ui.text_in({body.left, body.top + first + second, inside, third}, date, capital::body, text::Weight::regular, Role::ink);
  ui.node(registered ? "number" : "reference", NodeRole::text, label, {body.left, body.top, inside, first + second}, value);
  code(scene, receipt, {card.right() - pad - side, card.middle() - side / 2, side, side});
}

void what_happens_now(const Scene& scene, const receipt::Receipt& receipt, const journey::DepositSlip& slip) {
  auto& ui = scene.ui;
  ui.strong(ui.words("deposited.next"));
  const float icon = ui.px({5}), gap = ui.px({2.5F});
  for (const auto& words : receipt::screen_lines(receipt, texts_of(*ui.look().words, slip))) {
    const float inside = ui.width() - icon - gap;
    const float height = ui.height_of(words, capital::body, text::Weight::regular, inside);
    ui.canvas().piece();
    const Box box = ui.place(std::max(icon, height), {1});
    ui.canvas().icon("chevron-right", box.left + icon / 2, box.top + height / 2 / std::max(1.0F, std::round(height / icon / 1.4F)), icon, ui.colour(Role::primary));
    ui.text_in({box.left + icon + gap, box.top, inside, height}, words, capital::body, text::Weight::regular, Role::ink);
    ui.node("next", NodeRole::text, words, box);
  }
}

void printing(const Scene& scene, journey::PrintState state) {
  auto& ui = scene.ui;
  switch (state) {
    case journey::PrintState::printing: ui.banner("print", Tone::information, ui.words("deposited.printing")); break;
    case journey::PrintState::printed: ui.banner("print", Tone::success, ui.words("deposited.printed")); break;
    case journey::PrintState::failed: ui.banner("print", Tone::warning, ui.words("deposited.print_failed")); break;
    case journey::PrintState::not_asked: break;
  }
}

Answer slip_screen(const Scene& scene, const journey::DepositSlip& slip, const std::string& subject) {
  auto& ui = scene.ui;
  const auto& language = ui.look().words->language();
  const auto receipt = receipt_of(slip, scene.town, scene.context.settings.desk, language, language);
  const Frame frame{.subject = subject,
                    .back = Way{ui.words("deposited.print"), "printer", journey::Print{}},
                    .forward = Way{ui.words("deposited.finish"), "logout", journey::Finish{}, Emphasis::primary},
                    .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words(slip.number ? "deposited.title" : "deposited.title_waiting"));
    if (!slip.anomalies.empty())
      ui.banner("refused", Tone::warning, ui.words("deposited.refused"), ui.words("deposited.refused.detail"));
    else if (!slip.number)
      ui.paragraph(ui.words("deposited.waiting"));
    printing(scene, slip.print);
    identifier(scene, receipt);
    what_happens_now(scene, receipt, slip);
    return std::nullopt;
  });
}

}  // namespace

Answer draw(const journey::Deposited& place, const Scene& scene) { return slip_screen(scene, place.slip, scene.ui.words("frame.demand")); }
Answer draw(const journey::Found& place, const Scene& scene) { return slip_screen(scene, place.slip, scene.ui.words("frame.find")); }

Answer draw(const journey::Depositing& place, const Scene& scene) {
  auto& ui = scene.ui;
  return in_frame(scene, {.subject = ui.words("frame.demand"), .can_leave = false}, [&]() -> Answer {
    ui.space(space::xl);
    const float icon = ui.px({14});
    ui.canvas().piece();
    const Box box = ui.place(icon);
    ui.canvas().icon(place.slip ? "device-floppy" : "hourglass", box.left + icon / 2, box.middle(), icon, ui.colour(Role::primary));
    ui.title(ui.words(place.slip ? "depositing.title" : "depositing.storing"));
    if (place.slip) ui.paragraph(ui.words("depositing.waiting"));
    ui.hint(ui.words("depositing.detail"));
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
