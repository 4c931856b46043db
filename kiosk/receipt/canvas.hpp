// Where a paper is drawn: pages of a PDF with the tags that tell a screen reader what is what, or the dots of a ticket.
// Private to this folder: with letters.hpp, the only place that calls Cairo, Pango and Fontconfig. y goes downwards.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cairo.h>

#include "kiosk/receipt/letters.hpp"
#include "kiosk/receipt/qr.hpp"

namespace guichet::kiosk::receipt {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

struct Box {
  double x, y, width, height;
};

class Canvas {
 public:
  Canvas(cairo_surface_t* surface, const Fonts& fonts);  // takes the surface

  Text text(std::string_view words, const Style& style, double width) const;

  void draw(const Text& text, double x, double y, const char* tag);
  void draw(const QrModules& code, const Box& box);  // within a light margin of its own
  void fill(const Box& box, Colour colour, double radius = 0);
  void begin(const char* tag);  // tags are only heard in a PDF
  void end(const char* tag);
  void next_page();

  cairo_surface_t* surface() const { return surface_.get(); }
  std::expected<void, Error> finish();

 private:
  const Fonts& fonts_;
  std::unique_ptr<cairo_surface_t, DestroySurface> surface_;
  std::unique_ptr<cairo_t, DestroyContext> cairo_;
  std::unique_ptr<PangoContext, Unreference> pango_;
};

class PdfFile {
 public:
  static constexpr double page_width = 595.28, page_height = 841.89;  // A4, in points

  PdfFile(const Fonts& fonts, const std::string& title);
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  Canvas& canvas() { return canvas_; }
  std::expected<std::vector<std::byte>, Error> finish();

 private:
  std::vector<std::byte> bytes_;  // before the canvas, which writes into it
  Canvas canvas_;
};

class Bitmap {
 public:
  Bitmap(const Fonts& fonts, int height);

  Canvas& canvas() { return canvas_; }
  std::expected<Raster, Error> finish();

 private:
  int height_;
  Canvas canvas_;
};

}  // namespace guichet::kiosk::receipt
