// A sheet of A4 to draw on in millimetres, and to scan: turned, blurred, noisy. The same drawing always gives the same
// pixels.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::tests {

struct TextBox {
  double x = 0, y = 0, width = 0;  // millimetres
  double points = 10;
  double grey = 0.1;
  bool bold = false;
};

class PageCanvas {
 public:
  PageCanvas(int dpi, double degrees);  // clockwise, around the middle
  ~PageCanvas();

  void text(const std::string& words, const TextBox& box);
  void line(double x, double y, double to_x);
  // Modules of 0.4 mm, its quiet zone around it; a DataMatrix has its mark along one side.
  void symbol(std::string_view bytes, bool qr_code, double x, double y);

  std::vector<std::byte> png(double blur, int noise) const;

 private:
  struct Surface;
  std::unique_ptr<Surface> surface_;
};

}  // namespace guichet::tests
