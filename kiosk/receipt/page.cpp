#include <algorithm>
#include <format>

#include "kiosk/receipt/document_language.hpp"
#include "kiosk/receipt/flow.hpp"

namespace guichet::kiosk::receipt {
namespace {

constexpr Colour ink{0.08, 0.09, 0.12}, soft_ink{0.17, 0.19, 0.25}, primary{0.043, 0.18, 0.42},
    raised{0.945, 0.953, 0.976}, rule{0.82, 0.84, 0.89};
constexpr double margin = 56, code_side = 112, padding = 18;

constexpr Measures a4{.left = margin,
                      .width = PdfFile::page_width - 2 * margin,
                      .top = 48,
                      .bottom = PdfFile::page_height - 58,
                      .indent = 22,
                      .space = 3.2,
                      .smallest = 8.5,
                      .town = {.size = 13, .bold = true, .colour = primary},
                      .desk = {.size = 9.5, .colour = soft_ink},
                      .title = {.size = 19.5, .bold = true, .colour = ink, .leading = 1.15},
                      .heading = {.size = 13, .bold = true, .colour = primary},
                      .body = {.size = 10.5, .colour = ink, .leading = 1.35},
                      .label = {.size = 10.5, .colour = soft_ink},
                      .fact = {.size = 13, .bold = true, .colour = ink},
                      .small = {.size = 8.5, .colour = soft_ink, .leading = 1.3}};

class Page final : public Flow {
 public:
  Page(Canvas& canvas, const Paper& paper, int pages) : Flow(canvas, paper, a4), pages_(pages) {}
  int page() const { return page_; }

 private:
  void header() override;
  void card(const QrModules& code) override;
  void fact(const Passage& passage) override;
  void make_room(double height) override;
  void close() override;
  void draw_at_end(Text& text, double y);

  int pages_;
  int page_ = 1;
};

void Page::make_room(double height) {
  if (y_ + height <= measures_.bottom) return;
  close();
  canvas_.next_page();
  ++page_;
  y_ = measures_.top;
}

void Page::draw_at_end(Text& text, double y) {
  text.fit();
  canvas_.draw(text, mirrored(margin + measures_.width - text.width(), text.width()), y, "P");
}

void Page::header() {
  const double half = measures_.width / 2 - 10;
  Text town = canvas_.text(paper_.town, measures_.town, half);
  Pair desk = pair(paper_.desk, measures_.desk, half);
  desk.across = false;
  const double height = std::max(town.height(), desk.height() + 3);
  if (desk.french) draw_at_end(*desk.french, y_ + 3 + desk.own.height() + desk.gap);
  draw_at_end(desk.own, y_ + 3);
  draw_at_start(town, mirrored(margin, half), half, y_ + 3 + desk.own.baseline() - town.baseline());
  y_ += height + 8;
  canvas_.fill({margin, y_, measures_.width, 1.6}, primary);
  y_ += 26;
}

void Page::card(const QrModules& code) {
  const double width = measures_.width - (code.side > 0 ? code_side + 3 * padding : 2 * padding);
  const double x = mirrored(margin + padding, width);
  const bool identified = !paper_.identifier.own.empty();
  constexpr double number_room = 40, gap = 5;
  Pair label = pair(paper_.identifier_label, measures_.label, width);
  std::vector<Pair> under;
  for (const Words& words : paper_.under_identifier)
    under.push_back(pair(words, under.empty() ? measures_.fact : measures_.label, width));
  double inner = identified ? label.height() + number_room + 3 : -gap;
  for (const Pair& one : under) inner += gap + one.height();
  const double height = std::max(inner, code.side > 0 ? code_side : 0) + 2 * padding;
  canvas_.fill({margin, y_, measures_.width, height}, raised, 6);
  if (code.side > 0) {
    const double across = mirrored(margin + measures_.width - padding - code_side, code_side);
    canvas_.draw(code, {across, y_ + (height - code_side) / 2, code_side, code_side});
  }
  double y = y_ + (height - inner) / 2;
  if (identified) {
    draw(label, x, width, y, "P");
    Text number = identifier({.size = 28, .bold = true, .colour = primary, .leading = 1.1}, width);
    draw_at_start(number, x, width, y + label.height() + 3);
    y += label.height() + number_room + 3 + gap;
  }
  for (Pair& one : under) {
    draw(one, x, width, y, "P");
    y += one.height() + gap;
  }
  y_ += height + 20;
}

void Page::fact(const Passage& passage) {
  constexpr double label_width = 176, gap = 14;
  const double value_width = measures_.width - label_width - gap;
  Pair name = pair(passage.words, measures_.label, label_width);
  Pair value = pair(passage.value, measures_.body, value_width);
  const double height = std::max(name.height(), value.height());
  make_room(height + 6);
  canvas_.begin("TR");
  canvas_.begin("TH");
  draw(name, mirrored(margin, label_width), label_width, y_ + 3, "P");
  canvas_.end("TH");
  canvas_.begin("TD");
  const double baseline = y_ + 3 + name.own.baseline();
  draw(value, mirrored(margin + label_width + gap, value_width), value_width, baseline - value.own.baseline(), "P");
  canvas_.end("TD");
  canvas_.end("TR");
  y_ += height + 6;
  canvas_.fill({margin, y_ - 0.6, measures_.width, 0.6}, rule);
}

void Page::close() {
  const Text name = canvas_.text(paper_.town, measures_.small, measures_.width);
  const Text number = canvas_.text(std::format("{}/{}", page_, pages_), measures_.small, measures_.width);
  canvas_.draw(name, margin, PdfFile::page_height - 40, "Artifact");
  canvas_.draw(number, margin + measures_.width - number.width(), PdfFile::page_height - 40, "Artifact");
}

}  // namespace

std::expected<std::vector<std::byte>, Error> pdf(const Paper& paper, const std::filesystem::path& fonts) {
  const auto faces = Fonts::load(fonts);
  if (!faces) return std::unexpected(faces.error());
  // Drawn twice: the first time tells how many pages there are, for "1/2".
  PdfFile rehearsal(*faces, paper.document);
  Page counting(rehearsal.canvas(), paper, 0);
  if (const auto written = counting.write(); !written) return std::unexpected(written.error());
  PdfFile file(*faces, paper.document);
  return Page(file.canvas(), paper, counting.page())
      .write()
      .and_then([&] { return file.finish(); })
      .transform([&](std::vector<std::byte> bytes) {
        // Plain French ("fr-falc") is French for the voice that reads it.
        declare_language(bytes, paper.language.substr(0, paper.language.find('-')));
        return bytes;
      });
}

}  // namespace guichet::kiosk::receipt
