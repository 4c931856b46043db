#include <algorithm>
#include <format>
#include <optional>

#include "kiosk/receipt/canvas.hpp"
#include "kiosk/receipt/outline.hpp"
#include "kiosk/receipt/qr.hpp"
#include "kiosk/receipt/receipt.hpp"

namespace guichet::kiosk::receipt {
namespace {

constexpr Colour ink{0.08, 0.09, 0.12}, soft_ink{0.17, 0.19, 0.25}, primary{0.043, 0.18, 0.42},
    raised{0.945, 0.953, 0.976}, rule{0.82, 0.84, 0.89};
constexpr double margin = 56, content_width = Canvas::page_width - 2 * margin;
constexpr double top = 48, bottom = Canvas::page_height - 58;
constexpr double code_side = 112, padding = 18;

constexpr Style town_style{.size = 13, .bold = true, .colour = primary};
constexpr Style desk_style{.size = 9.5, .colour = soft_ink};
constexpr Style title_style{.size = 22, .bold = true, .colour = ink, .leading = 1.15};
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
  struct Pair {
    Text own;
    std::optional<Text> french;
    double height() const { return own.height() + (french ? french->height() + 1.5 : 0); }
  };

  bool bilingual() const { return person_.language != french_.language; }
  double aligned(double x, double width) const { return person_.right_to_left ? Canvas::page_width - x - width : x; }
  Pair pair(std::string_view key, const Style& style, double width) const;
  Pair label(const Line& line, double width) const;
  void draw(const Pair& pair, double x, double y, const char* tag);
  double draw_number(double y, double width);
  void place(const Pair& pair, const char* tag);
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

Paper::Pair Paper::pair(std::string_view key, const Style& style, double width) const {
  Pair pair{canvas_.text(phrase(key, receipt_, person_), style, width), std::nullopt};
  if (bilingual()) pair.french.emplace(canvas_.text(phrase(key, receipt_, french_), beneath(style), width));
  return pair;
}

Paper::Pair Paper::label(const Line& line, double width) const {
  Pair pair{canvas_.text(line.label, label_style, width), std::nullopt};
  if (bilingual() && !line.label_french.empty())
    pair.french.emplace(canvas_.text(line.label_french, beneath(label_style), width));
  return pair;
}

void Paper::draw(const Pair& pair, double x, double y, const char* tag) {
  canvas_.draw(pair.own, x, y, tag);
  if (pair.french) canvas_.draw(*pair.french, x, y + pair.own.height() + 1.5, "P");
}

void Paper::place(const Pair& pair, const char* tag) {
  make_room(pair.height());
  draw(pair, margin, y_, tag);
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
  const Pair desk = pair("receipt.desk", desk_style, content_width / 2 - 10);
  const Text town = canvas_.text(receipt_.town, town_style, content_width / 2 - 10);
  const double desk_width = std::max(desk.own.width(), desk.french ? desk.french->width() : 0);
  canvas_.draw(town, aligned(margin, content_width / 2 - 10), y_, "P");
  const double desk_x =
      person_.right_to_left ? margin - (content_width / 2 - 10 - desk_width) : margin + content_width - desk_width;
  draw(desk, desk_x, y_ + 3, "P");
  y_ += std::max(town.height(), desk.height() + 3) + 8;
  canvas_.fill({margin, y_, content_width, 1.6}, primary);
  y_ += 26;
}

void Paper::title() {
  place(pair(title_key(receipt_), title_style, content_width), "H1");
  y_ += 16;
}

// The number alone on its line, as large as the card allows: people read it out on the telephone.
double Paper::draw_number(double y, double width) {
  Style style{.size = 28, .bold = true, .colour = primary, .leading = 1.1};
  std::optional<Text> number;
  do number.emplace(canvas_.text(identifier(receipt_), style, width));
  while (number->lines() > 1 && (style.size -= 0.5) > 12);
  canvas_.draw(*number, person_.right_to_left ? margin + content_width - padding - number->width() : margin + padding,
               y, "P");
  return number->height();
}

void Paper::card(const QrModules& code) {
  const double width = content_width - code_side - 3 * padding;
  const double x = aligned(margin + padding, width);
  const Pair label = pair(identifier_label_key(receipt_), label_style, width);
  const Pair date = pair("receipt.date.sentence", fact_style, width);
  std::optional<Pair> reference;
  if (is_registered(receipt_)) reference = pair("receipt.reference.sentence", label_style, width);
  constexpr double number_room = 40;
  const double inner = label.height() + number_room + 8 + date.height() + (reference ? 5 + reference->height() : 0);
  const double height = std::max(inner, code_side) + 2 * padding;
  canvas_.fill({margin, y_, content_width, height}, raised, 6);
  canvas_.draw(code, {aligned(margin + content_width - padding - code_side, code_side), y_ + (height - code_side) / 2,
                      code_side, code_side});
  double y = y_ + (height - inner) / 2;
  draw(label, x, y, "P");
  y += label.height() + 3;
  draw_number(y, width);
  y += number_room + 5;
  draw(date, x, y, "P");
  if (reference) draw(*reference, x, y + date.height() + 5, "P");
  y_ += height + 20;
}

void Paper::body() {
  int steps = 0;
  for (const Passage& passage : outline(receipt_)) {
    switch (passage.part) {
      case Part::lead: place(pair(passage.key, body_style, content_width), "P"); break;
      case Part::heading: {
        const Pair heading = pair(passage.key, heading_style, content_width);
        constexpr double first_lines_below = 60;
        y_ += 14;
        make_room(heading.height() + first_lines_below);
        place(heading, "H2");
        y_ += 4;
        break;
      }
      case Part::step: step(passage.key, ++steps); break;
      case Part::paragraph: place(pair(passage.key, body_style, content_width), "P"); break;
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
  const Pair words = pair(key, body_style, content_width - indent);
  make_room(words.height());
  Style figure = body_style;
  figure.bold = true;
  figure.colour = primary;
  const Text mark = canvas_.text(std::format("{}.", number), figure, indent);
  canvas_.draw(mark, aligned(margin, person_.right_to_left ? mark.width() : indent), y_, "P");
  draw(words, aligned(margin + indent, content_width - indent), y_, "P");
  y_ += words.height() + 5;
}

void Paper::summary() {
  constexpr double label_width = 176, gap = 14, value_width = content_width - label_width - gap;
  for (const Line& line : receipt_.summary) {
    const Pair name = label(line, label_width);
    const Text value = canvas_.text(line.value, body_style, value_width);
    const double height = std::max(name.height(), value.height());
    make_room(height + 6);
    draw(name, aligned(margin, label_width), y_ + 3, "P");
    canvas_.draw(value, aligned(margin + label_width + gap, value_width), y_ + 3, "P");
    y_ += height + 6;
    canvas_.fill({margin, y_ - 0.6, content_width, 0.6}, rule);
  }
}

void Paper::footer() {
  const Text name = canvas_.text(receipt_.town, small_style, content_width);
  const Text number = canvas_.text(std::format("{} / {}", page_, pages_), small_style, content_width);
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
  // Drawn twice: the first time tells how many pages there are, for "1 / 2".
  Canvas rehearsal(*faces, title);
  const int pages = draw(rehearsal, receipt, person, french, *code, 0);
  Canvas canvas(*faces, title);
  draw(canvas, receipt, person, french, *code, pages);
  return canvas.finish();
}

}  // namespace guichet::kiosk::receipt
