#include "tests/support/ocr_b/printed_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

#include <cairo/cairo.h>

#include "tests/support/ocr_b/poor_picture.hpp"

namespace guichet::tests {
namespace {

constexpr double inch = 25.4, points_per_inch = 72;

Printed::Box box_on_page(cairo_t* context, const cairo_text_extents_t& text, double x, double y) {
  std::array<std::pair<double, double>, 4> corners = {
      {{x + text.x_bearing, y + text.y_bearing},
       {x + text.x_bearing + text.width, y + text.y_bearing},
       {x + text.x_bearing, y + text.y_bearing + text.height},
       {x + text.x_bearing + text.width, y + text.y_bearing + text.height}}};
  double left = 1e9, top = 1e9, right = 0, bottom = 0;
  for (auto& [across, down] : corners) {
    cairo_user_to_device(context, &across, &down);
    left = std::min(left, across), right = std::max(right, across);
    top = std::min(top, down), bottom = std::max(bottom, down);
  }
  return {static_cast<int>(left), static_cast<int>(top), static_cast<int>(std::ceil(right - left)),
          static_cast<int>(std::ceil(bottom - top))};
}

}  // namespace

Printed print_page(const std::vector<PrintedText>& texts, const PrintScan& scan) {
  const bool swapped = scan.quarter_turns % 2 != 0;
  const double width = swapped ? 297 : 210, height = swapped ? 210 : 297, scale = scan.dpi / inch;
  const std::unique_ptr<cairo_surface_t, decltype([](cairo_surface_t* one) { cairo_surface_destroy(one); })> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale),
                                 static_cast<int>(height * scale)));
  const std::unique_ptr<cairo_t, decltype([](cairo_t* one) { cairo_destroy(one); })> context(
      cairo_create(surface.get()));
  cairo_t* const page = context.get();
  cairo_set_source_rgb(page, 1, 1, 1);
  cairo_paint(page);
  cairo_scale(page, scale, scale);
  cairo_translate(page, width / 2, height / 2);
  cairo_rotate(page, scan.quarter_turns * std::numbers::pi / 2 + scan.degrees * std::numbers::pi / 180);
  cairo_translate(page, -105, -148.5);
  cairo_set_source_rgb(page, 0.1, 0.1, 0.1);
  Printed printed;
  for (const PrintedText& one : texts) {
    cairo_select_font_face(page, one.family.c_str(), CAIRO_FONT_SLANT_NORMAL,
                           one.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(page, one.points * inch / points_per_inch);
    cairo_text_extents_t extents;
    cairo_text_extents(page, one.text.c_str(), &extents);
    printed.boxes.push_back(box_on_page(page, extents, one.x, one.y));
    cairo_move_to(page, one.x, one.y);
    cairo_show_text(page, one.text.c_str());
  }
  cairo_surface_flush(surface.get());
  printed.picture = poor(surface.get(), {.lines = {}, .blur = scan.blur, .noise = scan.noise, .jpeg = scan.jpeg});
  return printed;
}

}  // namespace guichet::tests
