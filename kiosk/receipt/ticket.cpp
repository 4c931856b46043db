#include <algorithm>
#include <cmath>

#include "kiosk/receipt/flow.hpp"

namespace guichet::kiosk::receipt {
namespace {

constexpr Colour black{0, 0, 0};
constexpr double margin = 8;
constexpr int longest = 32000;  // dots, four metres; Cairo draws no more at once

constexpr Measures eighty_millimetres{.left = margin,
                                      .width = Raster::width - 2 * margin,
                                      .top = 16,
                                      .bottom = longest,
                                      .indent = 34,
                                      .space = 6,
                                      .smallest = 22,
                                      .town = {.size = 32, .bold = true, .colour = black},
                                      .desk = {.size = 23, .colour = black},
                                      .title = {.size = 38, .bold = true, .colour = black, .leading = 1.15},
                                      .heading = {.size = 30, .bold = true, .colour = black},
                                      .body = {.size = 26, .colour = black, .leading = 1.3},
                                      .label = {.size = 24, .colour = black},
                                      .fact = {.size = 30, .bold = true, .colour = black},
                                      .small = {.size = 22, .colour = black, .leading = 1.25}};

class Roll final : public Flow {
 public:
  Roll(Canvas& canvas, const Paper& paper) : Flow(canvas, paper, eighty_millimetres) {}
  int height() const { return static_cast<int>(std::ceil(y_)); }

 private:
  void header() override;
  void card(const QrModules& code) override;
  void fact(const Passage& passage) override;
  void make_room(double) override {}
  void close() override { y_ += measures_.space * 4; }
  void line();
};

void Roll::line() {
  canvas_.fill({margin, std::round(y_), measures_.width, 3}, black);
  y_ += 3;
}

void Roll::header() {
  place({canvas_.text(paper_.town, measures_.town, measures_.width)}, "P");
  place(pair(paper_.desk, measures_.desk, measures_.width), "P");
  y_ += measures_.space;
  line();
  y_ += measures_.space * 3;
}

void Roll::card(const QrModules& code) {
  line();
  y_ += measures_.space * 2;
  if (!paper_.identifier.own.empty()) {
    place(pair(paper_.identifier_label, measures_.label, measures_.width), "P");
    place({identifier({.size = 54, .bold = true, .colour = black, .leading = 1.1}, measures_.width)}, "P");
  }
  for (const Words& words : paper_.under_identifier) {
    y_ += measures_.space;
    place(pair(words, &words == &paper_.under_identifier.front() ? measures_.fact : measures_.label, measures_.width),
          "P");
  }
  if (code.side > 0) {
    // Whole dots, so that every square of the code is the same size.
    const int squares = code.side + 2 * quiet_zone;
    const int side = std::max(4, 300 / squares) * squares;
    y_ = std::ceil(y_) + measures_.space;
    canvas_.draw(code,
                 {std::floor((Raster::width - side) / 2.0), y_, static_cast<double>(side), static_cast<double>(side)});
    y_ += side;
  }
  y_ += measures_.space;
  line();
  y_ += measures_.space * 2;
}

void Roll::fact(const Passage& passage) {
  Style value = measures_.body;
  value.bold = true;
  place(pair(passage.words, measures_.label, measures_.width), "P");
  place(pair(passage.value, value, measures_.width), "P");
  y_ += measures_.space * 1.5;
}

}  // namespace

std::expected<Raster, Error> ticket(const Paper& paper, const std::filesystem::path& fonts) {
  const auto faces = Fonts::load(fonts);
  if (!faces) return std::unexpected(faces.error());
  // Drawn twice: the first time tells how long it is.
  Bitmap rehearsal(*faces, 1);
  Roll measuring(rehearsal.canvas(), paper);
  if (const auto written = measuring.write(); !written) return std::unexpected(written.error());
  if (measuring.height() > longest) return std::unexpected(Error{Error::Kind::too_long, "four metres are not enough"});
  Bitmap bitmap(*faces, measuring.height());
  return Roll(bitmap.canvas(), paper).write().and_then([&] { return bitmap.finish(); });
}

}  // namespace guichet::kiosk::receipt
