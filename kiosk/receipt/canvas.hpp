// A PDF being drawn: measured texts, shapes and the tags that tell a screen reader what they are. Points, A4, y
// downwards. Private to this folder: the only place that calls Cairo, Pango and Fontconfig.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cairo.h>
#include <pango/pango.h>

#include "kiosk/receipt/qr.hpp"
#include "kiosk/receipt/receipt.hpp"

namespace guichet::kiosk::receipt {

struct Unreference {
  void operator()(void* object) const;
};
struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

struct Colour {
  double red, green, blue;
};

struct Style {
  double size;  // points
  bool bold = false;
  Colour colour{};
  double leading = 1.3;
};

struct Box {
  double x, y, width, height;
};

// The faces of one folder and no other: a terminal prints the same letters whatever its system has.
class Fonts {
 public:
  static std::expected<Fonts, Error> load(const std::filesystem::path& folder);
  PangoFontMap* map() const { return map_.get(); }

 private:
  std::unique_ptr<PangoFontMap, Unreference> map_;
};

// Words laid out on a width, ready to be measured and drawn.
class Text {
 public:
  Text(PangoContext* context, std::string_view words, const Style& style, double width);
  double width() const;     // of the ink's lines, at most the width given
  double height() const;    // of all lines
  double baseline() const;  // of the first line, from the top
  int lines() const;
  void fit();  // narrows the box to the lines, so that where it is drawn does not depend on its direction
  const Style& style() const { return style_; }
  PangoLayout* layout() const { return layout_.get(); }

 private:
  std::unique_ptr<PangoLayout, Unreference> layout_;
  Style style_;
};

class Canvas {
 public:
  static constexpr double page_width = 595.28, page_height = 841.89;

  Canvas(const Fonts& fonts, const std::string& title);

  Text text(std::string_view words, const Style& style, double width) const;

  void draw(const Text& text, double x, double y, const char* tag);
  void draw(const QrModules& code, const Box& box);  // within a light margin of its own
  void fill(const Box& box, Colour colour, double radius = 0);
  void begin(const char* tag);
  void end(const char* tag);
  void next_page();

  std::expected<std::vector<std::byte>, Error> finish();

 private:
  std::vector<std::byte> bytes_;
  std::unique_ptr<cairo_surface_t, DestroySurface> surface_;
  std::unique_ptr<cairo_t, DestroyContext> cairo_;
  std::unique_ptr<PangoContext, Unreference> pango_;
};

}  // namespace guichet::kiosk::receipt
