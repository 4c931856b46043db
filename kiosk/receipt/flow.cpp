#include "kiosk/receipt/flow.hpp"

#include <algorithm>
#include <format>

namespace guichet::kiosk::receipt {
namespace {

// The French under another language's text: present for whoever must read it at a desk, without competing.
Style beneath(Style style, const Measures& measures) {
  style.size = std::max(measures.smallest, style.size * 0.8);
  style.bold = false;
  style.colour = measures.label.colour;
  return style;
}

// What a screen reader hears neighbours as.
const char* group_of(Part part) {
  switch (part) {
    case Part::step:
    case Part::item: return "L";
    case Part::fact: return "Table";
    default: return nullptr;
  }
}

}  // namespace

double Flow::Pair::height() const {
  if (!french) return own.height();
  return across ? std::max(own.height(), french->height()) : own.height() + gap + french->height();
}

double Flow::mirrored(double x, double width) const {
  return paper_.right_to_left ? 2 * measures_.left + measures_.width - x - width : x;
}

Flow::Pair Flow::pair(const Words& words, const Style& style, double width) const {
  Pair pair{canvas_.text(words.own, style, width), std::nullopt, false, measures_.space * 0.8};
  if (words.french.empty() || words.french == words.own) return pair;
  const double least_gap = measures_.body.size * 1.5;
  pair.french.emplace(canvas_.text(words.french, beneath(style, measures_), width));
  pair.across = paper_.right_to_left && pair.own.lines() == 1 && pair.french->lines() == 1 &&
                pair.own.width() + pair.french->width() + least_gap <= width;
  return pair;
}

void Flow::draw(Pair& pair, double x, double width, double y, const char* tag) {
  draw_at_start(pair.own, x, width, y, tag);
  if (!pair.french) return;
  const double below = pair.across ? pair.own.baseline() - pair.french->baseline() : pair.own.height() + pair.gap;
  canvas_.draw(*pair.french, x, y + below, "P");
}

// Where the reading starts, whatever the direction of the words themselves.
void Flow::draw_at_start(Text& text, double x, double width, double y, const char* tag) {
  text.fit();
  canvas_.draw(text, paper_.right_to_left ? x + width - text.width() : x, y, tag);
}

void Flow::place(Pair pair, const char* tag) {
  make_room(pair.height());
  draw(pair, measures_.left, measures_.width, y_, tag);
  y_ += pair.height();
}

Text Flow::identifier(Style style, double width) const {
  Text text = canvas_.text(paper_.identifier.own, style, width);
  while (text.lines() > 1 && style.size > measures_.body.size) {
    style.size -= 0.5;
    text = canvas_.text(paper_.identifier.own, style, width);
  }
  return text;
}

std::expected<void, Error> Flow::write() {
  const auto code = paper_.code.empty() ? std::expected<QrModules, Error>() : qr(paper_.code);
  if (!code) return std::unexpected(code.error());
  header();
  place(pair(paper_.title, measures_.title, measures_.width), "H1");
  y_ += measures_.space * 5;
  card(*code);
  passages();
  close();
  return {};
}

void Flow::passages() {
  const char* open = nullptr;
  int rank = 0;
  for (const Passage& one : paper_.passages) {
    const char* const group = group_of(one.part);
    if (group != open) {
      if (open != nullptr) canvas_.end(open);
      if (open != nullptr && one.part == Part::paragraph) y_ += measures_.space * 1.3;
      if (group != nullptr) canvas_.begin(group);
      open = group;
      rank = 0;
    }
    passage(one, ++rank);
  }
  if (open != nullptr) canvas_.end(open);
}

void Flow::passage(const Passage& passage, int rank) {
  switch (passage.part) {
    case Part::heading: heading(passage); break;
    case Part::step: listed(passage, std::format("{}.", rank)); break;
    case Part::item: listed(passage, "•"); break;
    case Part::fact: fact(passage); break;
    case Part::lead:
    case Part::paragraph:
      place(pair(passage.words, measures_.body, measures_.width), "P");
      y_ += measures_.space;
      break;
    case Part::small_print:
      y_ += measures_.space * 5;
      place(pair(passage.words, measures_.small, measures_.width), "P");
      break;
  }
}

void Flow::heading(const Passage& passage) {
  Pair words = pair(passage.words, measures_.heading, measures_.width);
  const double first_lines_below = measures_.body.size * 5.5;
  y_ += measures_.space * 4.5;
  make_room(words.height() + first_lines_below);
  place(std::move(words), "H2");
  y_ += measures_.space * 1.3;
}

void Flow::listed(const Passage& passage, const std::string& mark) {
  const double indent = measures_.indent, width = measures_.width - indent;
  Pair words = pair(passage.words, measures_.body, width);
  make_room(words.height());
  Style figure = measures_.heading;
  figure.size = measures_.body.size;
  Text sign = canvas_.text(mark, figure, indent);
  canvas_.begin("LI");
  draw_at_start(sign, mirrored(measures_.left, indent), indent, y_ + words.own.baseline() - sign.baseline(), "Lbl");
  canvas_.begin("LBody");
  draw(words, mirrored(measures_.left + indent, width), width, y_, "P");
  canvas_.end("LBody");
  canvas_.end("LI");
  y_ += words.height() + measures_.space * 1.8;
}

}  // namespace guichet::kiosk::receipt
