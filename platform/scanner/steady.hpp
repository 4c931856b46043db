#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "platform/scanner/camera.hpp"
#include "platform/system/cells.hpp"

// Decides, small frame after small frame, when a page lies whole and still under a camera, and what to do until then.
// It expects paper brighter than what it lies on. Pure: the hour is an argument.
namespace guichet::platform::scanner {

enum class Advice {
  lay_page,     // nothing brighter than the rest is seen
  move_inside,  // it goes over the edge of the frame
  move_closer,  // too small to be read
  too_dark,
  hold_still,
  capture,   // now: told once
  captured,  // the page that lies there has been taken
};

// In parts of the frame.
struct PageBox {
  double left, top, right, bottom;
  friend bool operator==(const PageBox&, const PageBox&) = default;
};

// A frame, what to do about it, and where its page is.
struct Sight {
  const Frame& frame;
  Advice advice;
  std::optional<PageBox> page = {};
};

struct SteadyLimits {
  double least_part = 0.03;                      // of the frame: an identity card where a whole A4 page fits
  double least_contrast = 25, least_light = 90;  // of 255
  std::chrono::milliseconds still_for{800};
};

class Steady {
 public:
  explicit Steady(SteadyLimits limits = {}) : limits_(limits) {}

  // `now`: of any clock that only goes forward.
  Advice look(const Frame& frame, std::chrono::milliseconds now);

  // Where the page of the last frame is; for whoever draws it.
  std::optional<PageBox> page() const { return page_; }
  // Whatever lay still before must do so again; the page that was taken is still known.
  void begin_again() { still_ = {}, page_ = {}; }

 private:
  struct Grid {
    int columns = 0, rows = 0;
    std::vector<float> light = {};
    float at(int x, int y) const { return light[platform::system::cell_at(x, y, columns)]; }
  };
  struct Sheet {
    int cells = 0, on_edge = 0, left = 0, top = 0, right = 0, bottom = 0;
    double light = 0;
  };
  static Grid grid_of(const Frame& frame);
  static bool differ(const Grid& one, const Grid& other);
  static Sheet grow(const Grid& grid, std::vector<bool>& bright, int seed);
  std::optional<Sheet> find_sheet(const Grid& grid) const;
  std::optional<Advice> fault(const Grid& grid, const std::optional<Sheet>& sheet) const;

  SteadyLimits limits_;
  Grid still_, taken_;  // since when nothing moved; the page that was captured
  std::chrono::milliseconds still_since_{};
  std::optional<PageBox> page_;
};

}  // namespace guichet::platform::scanner
