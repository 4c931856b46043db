// A sheet of A4 to draw on in millimetres, and to scan: turned, blurred, noisy. The same drawing always gives the same
// pixels.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/data_matrix.hpp"
#include "tests/support/grey_page.hpp"

namespace guichet::tests {

struct TextBox {
  double x = 0, y = 0, width = 0;  // millimetres
  double points = 10;
  double grey = 0.1;
  bool bold = false;
};

// How the modules of a code are printed, in millimetres.
struct ModulePrint {
  double side = 0.4;
  double spread = 0;  // ink that grows over each edge
};

class PageCanvas {
 public:
  // Turned clockwise around the middle. What leaves the sheet is cut off.
  PageCanvas(int dpi, double degrees) : PageCanvas(dpi, degrees, 0, false) {}
  // Leaned as well, each line a little beside the one above, on a scanner that is large enough.
  static PageCanvas whole(int dpi, double degrees, double lean_degrees) { return {dpi, degrees, lean_degrees, true}; }
  ~PageCanvas();
  PageCanvas(PageCanvas&&) noexcept;

  void text(const std::string& words, const TextBox& box);
  void line(double x, double y, double to_x);
  void box(double x, double y, double width, double height, double grey);
  // Paper laid bare along a straight line, as where it was folded.
  void scratch(double x, double y, double to_x, double to_y, double width);
  void modules(const Modules& modules, double x, double y, const ModulePrint& print = {});
  // Modules of 0.4 mm, its quiet zone around it; a DataMatrix has its mark along one side.
  void symbol(std::string_view bytes, bool qr_code, double x, double y);

  GreyPage page() const;
  std::vector<std::byte> png(double blur, int noise) const;

 private:
  PageCanvas(int dpi, double degrees, double lean_degrees, bool is_whole);

  struct Surface;
  std::unique_ptr<Surface> surface_;
};

}  // namespace guichet::tests
