#include "kiosk/receipt/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace guichet::kiosk::receipt {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  auto& bytes = *static_cast<std::vector<std::byte>*>(closure);
  const auto* first = reinterpret_cast<const std::byte*>(data);
  bytes.insert(bytes.end(), first, first + length);
  return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* cairo, Colour colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

}  // namespace

Canvas::Canvas(cairo_surface_t* surface, const Fonts& fonts)
    : fonts_(fonts),
      surface_(surface),
      cairo_(cairo_create(surface)),
      pango_(pango_font_map_create_context(fonts.map())) {
  pango_cairo_update_context(cairo_.get(), pango_.get());
  pango_cairo_context_set_resolution(pango_.get(), 72);
  pango_context_set_round_glyph_positions(pango_.get(), FALSE);
}

Text Canvas::text(std::string_view words, const Style& style, double width) const {
  return Text(pango_.get(), fonts_, words, style, width);
}

void Canvas::draw(const Text& text, double x, double y, const char* tag) {
  begin(tag);
  set_colour(cairo_.get(), text.style().colour);
  cairo_move_to(cairo_.get(), x, y);
  pango_cairo_show_layout(cairo_.get(), text.layout());
  end(tag);
}

void Canvas::draw(const QrModules& code, const Box& box) {
  constexpr Colour light{1, 1, 1}, dark{0, 0, 0};
  fill(box, light);
  const double module = std::min(box.width, box.height) / (code.side + 2 * quiet_zone);
  begin("Artifact");
  set_colour(cairo_.get(), dark);
  for (int y = 0; y < code.side; ++y)
    for (int x = 0; x < code.side; ++x)
      if (code.at(x, y))
        cairo_rectangle(cairo_.get(), box.x + (x + quiet_zone) * module, box.y + (y + quiet_zone) * module, module,
                        module);
  // One path filled at once: squares filled one by one would show hairlines between them.
  cairo_fill(cairo_.get());
  end("Artifact");
}

void Canvas::fill(const Box& box, Colour colour, double radius) {
  constexpr double quarter = std::numbers::pi / 2;
  begin("Artifact");
  set_colour(cairo_.get(), colour);
  cairo_new_sub_path(cairo_.get());
  cairo_arc(cairo_.get(), box.x + box.width - radius, box.y + radius, radius, -quarter, 0);
  cairo_arc(cairo_.get(), box.x + box.width - radius, box.y + box.height - radius, radius, 0, quarter);
  cairo_arc(cairo_.get(), box.x + radius, box.y + box.height - radius, radius, quarter, 2 * quarter);
  cairo_arc(cairo_.get(), box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo_.get());
  cairo_fill(cairo_.get());
  end("Artifact");
}

void Canvas::begin(const char* tag) { cairo_tag_begin(cairo_.get(), tag, nullptr); }
void Canvas::end(const char* tag) { cairo_tag_end(cairo_.get(), tag); }
void Canvas::next_page() { cairo_show_page(cairo_.get()); }

std::expected<void, Error> Canvas::finish() {
  const cairo_status_t drawn = cairo_status(cairo_.get());
  cairo_surface_finish(surface_.get());
  const cairo_status_t written = cairo_surface_status(surface_.get());
  const cairo_status_t status = drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
  if (status != CAIRO_STATUS_SUCCESS)
    return std::unexpected(Error{Error::Kind::drawing, cairo_status_to_string(status)});
  return {};
}

PdfFile::PdfFile(const Fonts& fonts, const std::string& title)
    : canvas_(cairo_pdf_surface_create_for_stream(&append, &bytes_, page_width, page_height), fonts) {
  // Later versions compress the catalogue, to which the language is added at the end.
  cairo_pdf_surface_restrict_to_version(canvas_.surface(), CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(canvas_.surface(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(canvas_.surface(), CAIRO_PDF_METADATA_CREATOR, "Guichet");
  canvas_.begin("Document");
}

std::expected<std::vector<std::byte>, Error> PdfFile::finish() {
  canvas_.end("Document");
  return canvas_.finish().transform([&] { return std::move(bytes_); });
}

Bitmap::Bitmap(const Fonts& fonts, int height)
    : height_(height), canvas_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Raster::width, height), fonts) {
  canvas_.fill({0, 0, Raster::width, static_cast<double>(height)}, {1, 1, 1});
}

std::expected<Raster, Error> Bitmap::finish() {
  cairo_surface_flush(canvas_.surface());
  Raster raster{.height = height_};
  const unsigned char* const pixels = cairo_image_surface_get_data(canvas_.surface());
  if (pixels != nullptr) {
    // Half-covered dots of thin strokes are printed: a stroke is better heavy than broken.
    constexpr unsigned char lightest_black = 160;
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(canvas_.surface()));
    raster.bits.resize(static_cast<std::size_t>(height_) * Raster::row_bytes);
    for (std::size_t y = 0; y < static_cast<std::size_t>(height_); ++y)
      for (std::size_t x = 0; x < Raster::width; ++x)
        if (pixels[y * stride + x * 4] <= lightest_black)
          raster.bits[y * Raster::row_bytes + x / 8] |= static_cast<std::uint8_t>(0x80U >> (x % 8));
  }
  return canvas_.finish().transform([&] { return std::move(raster); });
}

}  // namespace guichet::kiosk::receipt
