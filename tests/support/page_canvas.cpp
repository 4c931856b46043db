#include "tests/support/page_canvas.hpp"

#include <cmath>
#include <numbers>
#include <random>
#include <stdexcept>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <pango/pangocairo.h>

#include "tests/support/release.hpp"

namespace guichet::tests {
namespace {

constexpr double page_width = 210, page_height = 297, millimetres_per_inch = 25.4;
constexpr double module = 0.4;

// Every pixel changes by at most `noise`, always the same way.
void spoil(GreyPage& page, int noise) {
  if (noise == 0) return;
  std::minstd_rand generator(20261122);
  const auto spread = static_cast<unsigned>(2 * noise + 1);
  for (int y = 0; y < page.height(); ++y)
    for (int x = 0; x < page.width(); ++x)
      page.at(x, y) += static_cast<float>(generator() % spread) - static_cast<float>(noise);
}

}  // namespace

struct PageCanvas::Surface {
  std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>> image;
  std::unique_ptr<cairo_t, Release<cairo_destroy>> context;
};

PageCanvas::PageCanvas(int dpi, double degrees, double lean_degrees, bool is_whole)
    : surface_(std::make_unique<Surface>()) {
  const double scale = dpi / millimetres_per_inch;
  const double cosine = std::cos(degrees * std::numbers::pi / 180), sine = std::sin(degrees * std::numbers::pi / 180);
  const double leaned = page_width + page_height * std::abs(std::tan(lean_degrees * std::numbers::pi / 180));
  const bool is_on_its_side = std::abs(sine) > 0.9;
  double width = is_on_its_side ? page_height : page_width, height = is_on_its_side ? page_width : page_height;
  if (is_whole) {
    width = leaned * std::abs(cosine) + page_height * std::abs(sine);
    height = leaned * std::abs(sine) + page_height * std::abs(cosine);
  }
  surface_->image.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                                   static_cast<int>(std::lround(height * scale))));
  surface_->context.reset(cairo_create(surface_->image.get()));
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  cairo_scale(context, scale, scale);
  cairo_translate(context, width / 2, height / 2);
  cairo_rotate(context, degrees * std::numbers::pi / 180);
  const cairo_matrix_t lean = {1, 0, std::tan(lean_degrees * std::numbers::pi / 180), 1, 0, 0};
  cairo_transform(context, &lean);
  cairo_translate(context, -page_width / 2, -page_height / 2);
}

PageCanvas::~PageCanvas() = default;
PageCanvas::PageCanvas(PageCanvas&&) noexcept = default;

void PageCanvas::text(const std::string& words, const TextBox& box) {
  cairo_t* const context = surface_->context.get();
  const std::unique_ptr<PangoLayout, Release<g_object_unref>> layout(pango_cairo_create_layout(context));
  const std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>> font(
      pango_font_description_from_string("Noto Sans"));
  // One unit of the page is a millimetre.
  pango_font_description_set_absolute_size(font.get(), box.points * millimetres_per_inch / 72 * PANGO_SCALE);
  if (box.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>(box.width * PANGO_SCALE));
  pango_layout_set_text(layout.get(), words.c_str(), -1);
  cairo_set_source_rgb(context, box.grey, box.grey, box.grey);
  cairo_move_to(context, box.x, box.y);
  pango_cairo_show_layout(context, layout.get());
}

void PageCanvas::line(double x, double y, double to_x) {
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 0.7, 0.7, 0.7);
  cairo_set_line_width(context, 0.15);
  cairo_move_to(context, x, y);
  cairo_line_to(context, to_x, y);
  cairo_stroke(context);
}

void PageCanvas::box(double x, double y, double width, double height, double grey) {
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, grey, grey, grey);
  cairo_rectangle(context, x, y, width, height);
  cairo_fill(context);
}

void PageCanvas::scratch(double x, double y, double to_x, double to_y, double width) {
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_set_line_width(context, width);
  cairo_move_to(context, x, y);
  cairo_line_to(context, to_x, to_y);
  cairo_stroke(context);
}

void PageCanvas::modules(const Modules& modules, double x, double y, const ModulePrint& print) {
  cairo_t* const context = surface_->context.get();
  cairo_set_source_rgb(context, 0, 0, 0);
  const double side = print.side + 2 * print.spread;
  for (int row = 0; row < modules.side; ++row)
    for (int column = 0; column < modules.side; ++column)
      if (modules.at(row, column))
        cairo_rectangle(context, x + column * print.side - print.spread, y + row * print.side - print.spread, side,
                        side);
  cairo_fill(context);
  cairo_save(context);
  cairo_translate(context, x - 4.6, y + modules.side * print.side);
  cairo_rotate(context, -std::numbers::pi / 2);
  text("2D-DOC", {.x = 0, .y = 0, .width = 40, .points = 8, .bold = true});
  cairo_restore(context);
}

void PageCanvas::symbol(std::string_view bytes, bool qr_code, double x, double y) {
  if (!qr_code) return modules(data_matrix(bytes), x, y);
  const ZXing::BitMatrix matrix =
      ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode).setMargin(0).encode(std::string(bytes), 0, 0);
  for (int row = 0; row < matrix.height(); ++row)
    for (int column = 0; column < matrix.width(); ++column)
      if (matrix.get(column, row)) box(x + column * module, y + row * module, module, module, 0);
}

GreyPage PageCanvas::page() const {
  cairo_surface_t* const image = surface_->image.get();
  cairo_surface_flush(image);
  GreyPage page(cairo_image_surface_get_width(image), cairo_image_surface_get_height(image));
  const unsigned char* const pixels = cairo_image_surface_get_data(image);
  const int stride = cairo_image_surface_get_stride(image);
  // Everything is drawn grey: one channel tells all.
  for (int y = 0; y < page.height(); ++y)
    for (int x = 0; x < page.width(); ++x) page.at(x, y) = pixels[y * stride + x * 4];
  return page;
}

std::vector<std::byte> PageCanvas::png(double sigma, int noise) const {
  GreyPage scanned = page();
  scanned.blur(sigma);
  spoil(scanned, noise);
  return scanned.png();
}

}  // namespace guichet::tests
