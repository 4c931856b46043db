#pragma once
// The grid of a DataMatrix laid over a piece of a page: four corners in perspective, each side bowed.

#include <array>
#include <span>
#include <vector>

#include "kiosk/documents/codes_outline.hpp"

namespace guichet::kiosk::documents {

struct Lattice {
  int side = 0;     // modules
  int regions = 0;  // in one direction
  Quad corners{};   // outer corners, from the top left of the symbol, whose solid sides are left and bottom
  Quad bows{};      // how far the middle of the top, right, bottom and left side stands off
};

// From the unit square of the symbol to pixels of the piece.
class Projection {
 public:
  explicit Projection(const Lattice& lattice);
  Point operator()(double u, double v) const;

 private:
  std::array<double, 8> terms_{};
  Quad bows_;
};

double sample(const Picture& piece, Point at);

// How well the finder pattern fits: 0 not at all, towards 2 perfectly.
double fit(const Picture& piece, const Lattice& lattice);

// The lattices that fit best, refined, the best first.
std::vector<Lattice> fitted_lattices(const Picture& piece, const Quad& outline);

}  // namespace guichet::kiosk::documents
