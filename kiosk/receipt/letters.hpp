// Words laid out with the terminal's own faces, whatever the script. Private to this folder.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <pango/pango.h>

#include "kiosk/receipt/paper.hpp"

namespace guichet::kiosk::receipt {

struct Unreference {
  void operator()(void* object) const;
};

struct Colour {
  double red, green, blue;
};

struct Style {
  double size;  // points on a page, dots on a ticket
  bool bold = false;
  Colour colour{};
  double leading = 1.3;
};

// The faces of one folder and no other: a terminal prints the same letters whatever its system has.
class Fonts {
 public:
  static std::expected<Fonts, Error> load(const std::filesystem::path& folder);
  PangoFontMap* map() const { return map_.get(); }
  const std::string& other_families() const { return other_families_; }  // for letters that the first face lacks

 private:
  std::unique_ptr<PangoFontMap, Unreference> map_;
  std::string other_families_;
};

// Words laid out on a width, ready to be measured and drawn.
class Text {
 public:
  Text(PangoContext* context, const Fonts& fonts, std::string_view words, const Style& style, double width);
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

}  // namespace guichet::kiosk::receipt
