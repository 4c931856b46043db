#include <algorithm>

#include "kiosk/ui/ui.hpp"

namespace guichet::kiosk::ui {

namespace {

// A word wider than its line is told in smaller letters rather than cut, as long as they can be read.
text::Style fitting(text::Engine& engine, std::string_view text, text::Style style, float wrap, float least) {
  constexpr float smaller = 0.9F;
  while (style.capital_height_px * smaller >= least && engine.measure(text, style, wrap).broken)
    style.capital_height_px *= smaller;
  return style;
}

}  // namespace

const text::Block& Ui::measured(std::string_view text, Millimetres capital, text::Weight weight, float wrap) {
  const text::Style style{.capital_height_px = metrics().capital(capital), .weight = weight, .plain_zeros = !code_};
  return engine_.measure(text, fitting(engine_, text, style, wrap, metrics().capital({0})), wrap);
}

const text::Block& Ui::shaped(std::string_view text, Millimetres capital, text::Weight weight, float wrap) {
  const text::Style style{.capital_height_px = metrics().capital(capital), .weight = weight, .plain_zeros = !code_};
  return engine_.shape(text, fitting(engine_, text, style, wrap, metrics().capital({0})), wrap);
}

float Ui::height_of(std::string_view text, Millimetres capital, text::Weight weight, float width) {
  return text.empty() ? 0 : measured(text, capital, weight, width).height;
}

float Ui::width_of(std::string_view text, Millimetres capital, text::Weight weight) {
  return measured(text, capital, weight).width;
}

float Ui::text_in(Box box, std::string_view text, Millimetres capital, text::Weight weight, Role role, bool centred) {
  if (text.empty()) return 0;
  const auto& block = shaped(text, capital, weight, box.width);
  // Lines that run from the right stand at the right of their block: what is empty before them is not counted.
  float before = block.width;
  for (const auto& line : block.lines) before = std::min(before, line.left);
  const float ink = block.width - before;
  const float start = box.left + (centred ? (box.width - ink) / 2 : 0);
  canvas_.block(block, canvas_.mirrored() ? start : start - before, box.top, colour(role), text);
  return block.height;
}

// The least width at which they take no more lines: no word is left alone on the last one.
float Ui::evened(std::string_view text, Millimetres capital, text::Weight weight, float width) {
  const auto& whole = measured(text, capital, weight, width);
  const auto lines = whole.lines.size();
  const text::Style style{.capital_height_px = whole.capital_height, .weight = weight, .plain_zeros = !code_};
  float narrow = width / 2, wide = width;
  for (int halving = 0; lines > 1 && halving < 6; ++halving) {
    const float middle = (narrow + wide) / 2;
    const auto& block = engine_.measure(text, style, middle);
    (block.lines.size() == lines && !block.broken ? wide : narrow) = middle;
  }
  return wide;
}

// Already large, a title gives way before it fills the glass: two lines, as long as it stays above the words below it.
void Ui::title(const Label& text, Millimetres capital) {
  constexpr float smaller = 0.95F;
  const auto lines = [&] { return measured(text, capital, text::Weight::bold, column_.width).lines.size(); };
  while (capital * smaller > capital::body && lines() > 2) capital = capital * smaller;
  canvas_.piece();
  const Box box = place(height_of(text, capital, text::Weight::bold, column_.width), space::xs);
  text_in({box.left, box.top, evened(text, capital, text::Weight::bold, box.width), box.height}, text, capital,
          text::Weight::bold, Role::ink);
  node("title", NodeRole::title, text, box);
}

void Ui::hint(const Label& text) {
  canvas_.piece();
  const Box box = place(height_of(text, capital::hint, text::Weight::regular, column_.width), space::s);
  text_in(box, text, capital::hint, text::Weight::regular, Role::soft_ink);
  node("hint", NodeRole::text, text, box);
}

void Ui::paragraph(const Label& text, Role role) {
  canvas_.piece();
  const Box box = place(height_of(text, capital::body, text::Weight::regular, column_.width), space::s);
  text_in(box, text, capital::body, text::Weight::regular, role);
  node("text", NodeRole::text, text, box);
}

void Ui::strong(const Label& text) {
  canvas_.piece();
  const Box box = place(height_of(text, capital::body, text::Weight::bold, column_.width), space::xs);
  text_in(box, text, capital::body, text::Weight::bold, Role::ink);
  node("text", NodeRole::text, text, box);
}

void Ui::explanation(std::string_view id, std::string_view text) {
  const float icon = metrics().capital(capital::hint) * 1.7F, gap = px(space::xs), inside = column_.width - icon - gap;
  canvas_.piece();
  const Box box = place(height_of(text, capital::hint, text::Weight::regular, inside), space::s);
  canvas_.icon("info-circle", box.left + icon / 2, box.top + metrics().capital(capital::hint) * 1.05F, icon,
               colour(Role::primary));
  text_in({box.left + icon + gap, box.top, inside, box.height}, text, capital::hint, text::Weight::regular,
          Role::soft_ink);
  node(id, NodeRole::text, text, box);
}

namespace {
struct Dress {
  Role words, edge;
  std::string_view icon;
};

Dress dress(Tone tone) {
  switch (tone) {
    case Tone::success: return {Role::success_text, Role::success, "circle-check"};
    case Tone::warning: return {Role::warning_text, Role::warning, "alert-triangle"};
    case Tone::error: return {Role::error_text, Role::error, "alert-circle"};
    case Tone::information: break;
  }
  return {Role::ink, Role::primary, "info-circle"};
}
}  // namespace

void Ui::banner(std::string_view id, Tone tone, const Label& text, const Label& detail) {
  draw_banner(id, tone, text, detail);
  this->detail(detail);
}

void Ui::banner_as_title(std::string_view id, Tone tone, const Label& text, const Label& title, const Label& detail) {
  const Box box = draw_banner(id, tone, text, {});
  this->detail(detail);
  node("title", NodeRole::title, title, box);
}

Box Ui::draw_banner(std::string_view id, Tone tone, const Label& text, const Label& detail) {
  const auto [words, edge, icon] = dress(tone);
  const float pad = px(space::s), bar = px({1.5F}), icon_size = metrics().capital(capital::body) * 1.7F;
  const float inside = column_.width - bar - icon_size - 3 * pad;
  const float first = height_of(text, capital::body, text::Weight::bold, inside);
  const float second = height_of(detail, capital::body, text::Weight::regular, inside);
  canvas_.piece();
  const Box box = place(std::max(first + second, icon_size) + 2 * pad);
  canvas_.rounded(box, px(target::corner), colour(Role::raised));
  canvas_.fill({box.left, box.top, bar, box.height}, colour(edge));
  canvas_.icon(icon, box.left + bar + pad + icon_size / 2, box.top + pad + std::max(first, icon_size) / 2, icon_size,
               colour(edge));
  const Box body{box.left + bar + icon_size + 2 * pad, box.top + pad, inside, box.height};
  text_in({body.left, body.top, evened(text, capital::body, text::Weight::bold, inside), first}, text, capital::body,
          text::Weight::bold, words);
  text_in({body.left, body.top + first, inside, second}, detail, capital::body, text::Weight::regular, Role::ink);
  const bool alert = tone == Tone::error || tone == Tone::warning;
  node(id, alert ? NodeRole::alert : NodeRole::text, text, box);
  return box;
}

}  // namespace guichet::kiosk::ui
