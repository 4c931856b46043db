#include <algorithm>
#include <format>
#include <optional>
#include <utility>

#include "kiosk/receipt/canvas.hpp"
#include "kiosk/receipt/document_language.hpp"
#include "kiosk/receipt/outline.hpp"
#include "kiosk/receipt/qr.hpp"
#include "kiosk/receipt/receipt.hpp"

namespace guichet::kiosk::receipt {
namespace {

constexpr Colour ink{0.08, 0.09, 0.12}, soft_ink{0.17, 0.19, 0.25}, primary{0.043, 0.18, 0.42},
    raised{0.945, 0.953, 0.976}, rule{0.82, 0.84, 0.89};
constexpr double margin = 56, content_width = Canvas::page_width - 2 * margin;
constexpr double top = 48, bottom = Canvas::page_height - 58;
constexpr double code_side = 112, padding = 18, beneath_gap = 2.5;

constexpr Style town_style{.size = 13, .bold = true, .colour = primary};
constexpr Style desk_style{.size = 9.5, .colour = soft_ink};
constexpr Style title_style{.size = 19.5, .bold = true, .colour = ink, .leading = 1.15};
constexpr Style heading_style{.size = 13, .bold = true, .colour = primary};
constexpr Style body_style{.size = 10.5, .colour = ink, .leading = 1.35};
constexpr Style label_style{.size = 10.5, .colour = soft_ink};
constexpr Style fact_style{.size = 13, .bold = true, .colour = ink};
constexpr Style small_style{.size = 8.5, .colour = soft_ink, .leading = 1.3};

// The French under another language's text: present for whoever must read it at a desk, without competing.
Style beneath(Style style) {
  style.size = std::max(8.5, style.size * 0.8);
  style.bold = false;
  style.colour = soft_ink;
  return style;
}

// Lays the receipt from top to bottom and starts a page when one is full.
class Paper {
 public:
  Paper(Canvas& canvas, const Receipt& receipt, const Wording& person, const Wording& french, int pages)
      : canvas_(canvas), receipt_(receipt), person_(person), french_(french), pages_(pages) {}

  void header();
  void title();
  void card(const QrModules& code);
  void body();
  void footer();
  int page() const { return page_; }

 private:
  // A text and, for a person who reads another language, its French: beneath, or across when the directions differ and
  // there is room, as on papers in Arabic and French.
  struct Pair {
    Text own;
    std::optional<Text> french;
    bool across = false;
    double height() const {
      if (!french) return own.height();
      return across ? std::max(own.height(), french->height()) : own.height() + beneath_gap + french->height();
    }
  };

  bool bilingual() const { return person_.language != french_.language; }
  double aligned(double x, double width) const { return person_.right_to_left ? Canvas::page_width - x - width : x; }
  Pair pair(std::string_view own, std::string_view french, const Style& style, double width) const;
  Pair pair(std::string_view key, const Style& style, double width) const;
  void draw(Pair& pair, double x, double width, double y, const char* tag);
  void draw_at_start(Text& text, double x, double width, double y, const char* tag = "P");
  void draw_at_end(Text& text, double y);
  void draw_number(double x, double y, double width);
  void place(Pair pair, const char* tag);
  void step(std::string_view key, int number);
  void summary();
  void make_room(double height);

  Canvas& canvas_;
  const Receipt& receipt_;
  const Wording& person_;
  const Wording& french_;
  int pages_;
  int page_ = 1;
  double y_ = top;
};

Paper::Pair Paper::pair(std::string_view own, std::string_view french, const Style& style, double width) const {
  Pair pair{canvas_.text(own, style, width), std::nullopt};
  if (!bilingual() || french.empty()) return pair;
  constexpr double least_gap = 16;
  pair.french.emplace(canvas_.text(french, beneath(style), width));
  pair.across = person_.right_to_left && pair.own.lines() == 1 && pair.french->lines() == 1 &&
                pair.own.width() + pair.french->width() + least_gap <= width;
  return pair;
}

Paper::Pair Paper::pair(std::string_view key, const Style& style, double width) const {
  return pair(phrase(key, receipt_, person_), bilingual() ? phrase(key, receipt_, french_) : "", style, width);
}

void Paper::draw(Pair& pair, double x, double width, double y, const char* tag) {
  draw_at_start(pair.own, x, width, y, tag);
  if (!pair.french) return;
  const double below = pair.across ? pair.own.baseline() - pair.french->baseline() : pair.own.height() + beneath_gap;
  canvas_.draw(*pair.french, x, y + below, "P");
}

// Where the reading starts, whatever the direction of the words themselves.
void Paper::draw_at_start(Text& text, double x, double width, double y, const char* tag) {
  text.fit();
  canvas_.draw(text, person_.right_to_left ? x + width - text.width() : x, y, tag);
}

void Paper::draw_at_end(Text& text, double y) {
  text.fit();
  canvas_.draw(text, aligned(margin + content_width - text.width(), text.width()), y, "P");
}

void Paper::place(Pair pair, const char* tag) {
  make_room(pair.height());
  draw(pair, margin, content_width, y_, tag);
  y_ += pair.height();
}

void Paper::make_room(double height) {
  if (y_ + height <= bottom) return;
  footer();
  canvas_.next_page();
  ++page_;
  y_ = top;
}

void Paper::header() {
  constexpr double half = content_width / 2 - 10;
  Text town = canvas_.text(receipt_.town, town_style, half);
  Pair desk = pair("receipt.desk", desk_style, half);
  desk.across = false;
  const double height = std::max(town.height(), desk.height() + 3);
  if (desk.french) draw_at_end(*desk.french, y_ + 3 + desk.own.height() + beneath_gap);
  draw_at_end(desk.own, y_ + 3);
  draw_at_start(town, aligned(margin, half), half, y_ + 3 + desk.own.baseline() - town.baseline());
  y_ += height + 8;
  canvas_.fill({margin, y_, content_width, 1.6}, primary);
  y_ += 26;
}

void Paper::title() {
  place(pair(title_key(receipt_), title_style, content_width), "H1");
  y_ += 16;
}

// The number alone on its line, as large as the card allows: people read it out on the telephone.
void Paper::draw_number(double x, double y, double width) {
  Style style{.size = 28, .bold = true, .colour = primary, .leading = 1.1};
  Text number = canvas_.text(identifier(receipt_), style, width);
  while (number.lines() > 1 && style.size > 12) {
    style.size -= 0.5;
    number = canvas_.text(identifier(receipt_), style, width);
  }
  draw_at_start(number, x, width, y);
}

void Paper::card(const QrModules& code) {
  const double width = content_width - code_side - 3 * padding;
  const double x = aligned(margin + padding, width);
  Pair label = pair(identifier_label_key(receipt_), label_style, width);
  Pair date = pair("receipt.date.sentence", fact_style, width);
  std::optional<Pair> reference;
  if (is_registered(receipt_)) reference = pair("receipt.reference.sentence", label_style, width);
  constexpr double number_room = 40;
  const double inner = label.height() + number_room + 8 + date.height() + (reference ? 5 + reference->height() : 0);
  const double height = std::max(inner, code_side) + 2 * padding;
  canvas_.fill({margin, y_, content_width, height}, raised, 6);
  canvas_.draw(code, {aligned(margin + content_width - padding - code_side, code_side), y_ + (height - code_side) / 2,
                      code_side, code_side});
  double y = y_ + (height - inner) / 2;
  draw(label, x, width, y, "P");
  y += label.height() + 3;
  draw_number(x, y, width);
  y += number_room + 5;
  draw(date, x, width, y, "P");
  if (reference) draw(*reference, x, width, y + date.height() + 5, "P");
  y_ += height + 20;
}

void Paper::body() {
  int steps = 0;
  for (const Passage& passage : outline(receipt_)) {
    switch (passage.part) {
      case Part::lead: place(pair(passage.key, body_style, content_width), "P"); break;
      case Part::heading: {
        Pair heading = pair(passage.key, heading_style, content_width);
        constexpr double first_lines_below = 60;
        y_ += 14;
        make_room(heading.height() + first_lines_below);
        place(std::move(heading), "H2");
        y_ += 4;
        break;
      }
      case Part::step: step(passage.key, ++steps); break;
      case Part::paragraph:
        place(pair(passage.key, body_style, content_width), "P");
        y_ += 3;
        break;
      case Part::summary: summary(); break;
      case Part::small_print:
        y_ += 16;
        place(pair(passage.key, small_style, content_width), "P");
        break;
    }
  }
}

void Paper::step(std::string_view key, int number) {
  constexpr double indent = 22;
  Pair words = pair(key, body_style, content_width - indent);
  make_room(words.height());
  Style figure = body_style;
  figure.bold = true;
  figure.colour = primary;
  Text mark = canvas_.text(std::format("{}.", number), figure, indent);
  draw_at_start(mark, aligned(margin, indent), indent, y_ + words.own.baseline() - mark.baseline());
  draw(words, aligned(margin + indent, content_width - indent), content_width - indent, y_, "P");
  y_ += words.height() + 6;
}

void Paper::summary() {
  constexpr double label_width = 176, gap = 14, value_width = content_width - label_width - gap;
  for (const Line& line : receipt_.summary) {
    Pair name = pair(line.label, line.label_french, label_style, label_width);
    Text value = canvas_.text(line.value, body_style, value_width);
    const double height = std::max(name.height(), value.height());
    make_room(height + 6);
    draw(name, aligned(margin, label_width), label_width, y_ + 3, "P");
    const double baseline = y_ + 3 + name.own.baseline();
    draw_at_start(value, aligned(margin + label_width + gap, value_width), value_width, baseline - value.baseline());
    y_ += height + 6;
    canvas_.fill({margin, y_ - 0.6, content_width, 0.6}, rule);
  }
}

void Paper::footer() {
  const Text name = canvas_.text(receipt_.town, small_style, content_width);
  const Text number = canvas_.text(std::format("{}/{}", page_, pages_), small_style, content_width);
  canvas_.draw(name, margin, Canvas::page_height - 40, "Artifact");
  canvas_.draw(number, margin + content_width - number.width(), Canvas::page_height - 40, "Artifact");
}

int draw(Canvas& canvas, const Receipt& receipt, const Wording& person, const Wording& french, const QrModules& code,
         int pages) {
  Paper paper(canvas, receipt, person, french, pages);
  paper.header();
  paper.title();
  paper.card(code);
  paper.body();
  paper.footer();
  return paper.page();
}

}  // namespace

std::expected<std::vector<std::byte>, Error> pdf(const Receipt& receipt, const Wording& person, const Wording& french,
                                                 const std::filesystem::path& fonts) {
  const auto code = qr(code_content(receipt));
  if (!code) return std::unexpected(code.error());
  const auto faces = Fonts::load(fonts);
  if (!faces) return std::unexpected(faces.error());
  const std::string title = person.text("receipt.document");
  // Drawn twice: the first time tells how many pages there are, for "1/2".
  Canvas rehearsal(*faces, title);
  const int pages = draw(rehearsal, receipt, person, french, *code, 0);
  Canvas canvas(*faces, title);
  draw(canvas, receipt, person, french, *code, pages);
  return canvas.finish().transform([&](std::vector<std::byte> bytes) {
    declare_language(bytes, person.language);
    return bytes;
  });
}

}  // namespace guichet::kiosk::receipt
