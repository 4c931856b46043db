#include "tests/support/ocr_b/mrz_page.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <random>
#include <stdexcept>

#include <cairo/cairo.h>

#include "tests/support/ocr_b/poor_picture.hpp"

namespace guichet::tests {
namespace {

constexpr double pitch = 2.54, inch = 25.4;
constexpr const char* face = "OCR B";

struct Release {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

struct Size {
  double width = 0, height = 0;
};

Size size_of(const MrzScene& scene) {
  const double width = pitch * static_cast<double>(scene.lines.front().size());
  const double height = scene.line_gap * static_cast<double>(scene.lines.size());
  switch (scene.sheet) {
    case Sheet::strip: return {width + 16, height + 14};
    case Sheet::card: return {width + 9, std::max(54.0, width * 0.66)};
    case Sheet::page: break;
  }
  return {210, 297};
}

class Canvas {
 public:
  explicit Canvas(const MrzScene& scene) : scene_(scene), size_(size_of(scene)), chance_(scene.seed) {
    const double angle = scene.degrees * std::numbers::pi / 180, scale = scene.dpi / inch;
    const double width = size_.width * std::abs(std::cos(angle)) + size_.height * std::abs(std::sin(angle));
    const double height = size_.width * std::abs(std::sin(angle)) + size_.height * std::abs(std::cos(angle));
    surface_.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                              static_cast<int>(std::lround(height * scale))));
    context_.reset(cairo_create(surface_.get()));
    grey(scene.paper);
    cairo_paint(context_.get());
    cairo_scale(context_.get(), scale, scale);
    cairo_translate(context_.get(), width / 2, height / 2);
    cairo_rotate(context_.get(), angle);
    cairo_translate(context_.get(), -size_.width / 2, -size_.height / 2);
  }

  Drawn draw() {
    if (scene_.sheet == Sheet::page) words();
    const double zone = pitch * static_cast<double>(scene_.lines.front().size());
    const double left = scene_.sheet == Sheet::page ? 8 + uniform() * (190 - zone) : (size_.width - zone) / 2;
    const double bottom = scene_.sheet == Sheet::page ? 60 + uniform() * 200 : size_.height - 7;
    if (scene_.sheet == Sheet::page) card(left - 4, bottom - 50, zone + 8, 55);
    pattern(left - 4, bottom - 50, zone + 8, 56);
    Drawn drawn;
    for (std::size_t i = 0; i < scene_.lines.size(); ++i) {
      const double y = bottom - scene_.line_gap * static_cast<double>(scene_.lines.size() - 1 - i);
      drawn.first.push_back(line(scene_.lines[i], left, y));
    }
    drawn.step = {pitch, 0};
    cairo_user_to_device_distance(context_.get(), &drawn.step.x, &drawn.step.y);
    cairo_surface_flush(surface_.get());
    drawn.picture = poor(surface_.get(), scene_);
    return drawn;
  }

 private:
  double uniform() { return static_cast<double>(chance_() >> 11U) * 0x1p-53; }
  void grey(double level) { cairo_set_source_rgb(context_.get(), level, level, level); }

  // The middle of capitals stands at y.
  Drawn::Place line(const std::string& text, double left, double y) {
    cairo_t* const context = context_.get();
    cairo_select_font_face(context, face, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(context, 10);
    cairo_text_extents_t capital;
    cairo_text_extents(context, "H", &capital);
    if (capital.x_advance <= 0) throw std::runtime_error{"mrz page: no OCR-B face"};
    cairo_set_font_size(context, 10 * pitch / capital.x_advance);
    cairo_text_extents(context, "H", &capital);
    const double baseline = y + capital.height / 2;
    cairo_new_path(context);
    for (std::size_t i = 0; i < text.size(); ++i) {
      cairo_move_to(context, left + pitch * static_cast<double>(i), baseline);
      cairo_text_path(context, std::string(1, text[i]).c_str());
    }
    grey(scene_.ink);
    cairo_fill_preserve(context);
    if (scene_.stroke < 0) grey(scene_.paper);
    cairo_set_line_width(context, std::max(std::abs(scene_.stroke), 1e-6));
    if (scene_.stroke != 0) cairo_stroke(context);
    cairo_new_path(context);
    Drawn::Place first{left + pitch / 2, y};
    cairo_user_to_device(context, &first.x, &first.y);
    return first;
  }

  void card(double x, double y, double width, double height) {
    grey(scene_.paper * 0.96);
    cairo_rectangle(context_.get(), x, y, width, height);
    cairo_fill(context_.get());
  }

  // Fine waves, as under the print of identity papers.
  void pattern(double left, double top, double width, double height) {
    if (scene_.pattern <= 0) return;
    cairo_t* const context = context_.get();
    cairo_set_line_width(context, 0.12 + 0.1 * uniform());
    const double wave = 4 + 6 * uniform(), swing = 0.6 + 1.5 * uniform(), gap = 0.7 + 0.8 * uniform();
    grey(scene_.paper * (1 - scene_.pattern));
    for (double y = top; y < top + height; y += gap) {
      for (double x = left; x < left + width; x += 0.5)
        cairo_line_to(context, x, y + swing * std::sin(x * 2 * std::numbers::pi / wave + y));
      cairo_stroke(context);
    }
  }

  void words() {
    cairo_t* const context = context_.get();
    cairo_select_font_face(context, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(context, 3.6);
    grey(0.15);
    for (double y = 20; y < 290; y += 7) {
      std::string text;
      while (text.size() < 90) {
        for (std::size_t i = 0; i < 2 + chance_() % 9; ++i) text += static_cast<char>('a' + chance_() % 26);
        text += chance_() % 7 == 0 ? " 12 405,30 " : " ";
      }
      cairo_move_to(context, 15, y);
      cairo_show_text(context, text.c_str());
    }
  }

  const MrzScene& scene_;
  Size size_;
  std::mt19937_64 chance_;
  std::unique_ptr<cairo_surface_t, Release> surface_;
  std::unique_ptr<cairo_t, Release> context_;
};

}  // namespace

Drawn draw_mrz(const MrzScene& scene) { return Canvas(scene).draw(); }

MrzScene random_scene(std::vector<std::string> lines, Sheet sheet, double hardness, std::uint64_t seed) {
  std::mt19937_64 chance(seed);
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(chance() >> 11U) * 0x1p-53;
  };
  MrzScene scene{.lines = std::move(lines), .sheet = sheet, .seed = seed};
  scene.dpi = static_cast<int>(between(200, 320));
  scene.degrees = between(-5, 5);
  scene.line_gap = between(4.6, 6.8);
  scene.stroke = between(-0.05, 0.12) * hardness;
  scene.ink = between(0.05, 0.1 + 0.3 * hardness);
  scene.paper = between(0.95 - 0.25 * hardness, 1);
  scene.pattern = between(0, 0.3 * hardness);
  scene.shade = between(0, 0.45 * hardness);
  scene.blur = between(0, 1.3 * hardness * scene.dpi / 200);
  scene.noise = between(0, 14 * hardness);
  scene.jpeg = static_cast<int>(between(95 - 45 * hardness, 96));
  return scene;
}

std::vector<std::string> split(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size(); at += width) lines.push_back(text.substr(at, width));
  return lines;
}

}  // namespace guichet::tests
