#include "kiosk/documents/codes_lattice.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::kiosk::documents {
namespace {

// Sides and regions of the symbols that can hold a signed seal (ISO/IEC 16022, table 7).
constexpr std::array<std::array<int, 2>, 13> symbols = {{{32, 2},
                                                         {36, 2},
                                                         {40, 2},
                                                         {44, 2},
                                                         {48, 2},
                                                         {52, 2},
                                                         {64, 4},
                                                         {72, 4},
                                                         {80, 4},
                                                         {88, 4},
                                                         {96, 4},
                                                         {104, 4},
                                                         {120, 6}}};

// Sums over what should be dark and what should be light.
class Contrast {
 public:
  Contrast(const Picture& piece, const Lattice& lattice) : piece_(piece), projection_(lattice), side_(lattice.side) {}

  void expect(double column, double row, bool is_dark) {
    const double value = sample(piece_, projection_((column + 0.5) / side_, (row + 0.5) / side_));
    sums_[is_dark] += value;
    counts_[is_dark] += 1;
    squares_ += value * value;
  }

  double value() const {
    const double count = counts_[0] + counts_[1];
    const double mean = (sums_[0] + sums_[1]) / count;
    const double deviation = std::sqrt(std::max(1.0, squares_ / count - mean * mean));
    return (sums_[0] / counts_[0] - sums_[1] / counts_[1]) / deviation;
  }

 private:
  const Picture& piece_;
  Projection projection_;
  double side_;
  std::array<double, 2> sums_{}, counts_{};
  double squares_ = 0;
};

// Every one of the sixteen coordinates is pushed both ways as long as the fit grows, in ever smaller steps.
void refine(const Picture& piece, Lattice& lattice, std::span<const double> steps, bool may_bow) {
  const double module =
      std::hypot(lattice.corners[1].x - lattice.corners[0].x, lattice.corners[1].y - lattice.corners[0].y) /
      lattice.side;
  double best = fit(piece, lattice);
  for (const double step : steps) {
    for (int round = 0; round < 4; ++round) {
      const double before = best;
      for (std::size_t i = 0; i < (may_bow ? 16U : 8U); ++i) {
        Point& point = i < 8 ? lattice.corners[i / 2] : lattice.bows[i / 2 - 4];
        double& coordinate = i % 2 == 0 ? point.x : point.y;
        for (const double push : {step * module, -step * module}) {
          const double kept = coordinate;
          coordinate += push;
          const double now = fit(piece, lattice);
          if (now > best)
            best = now;
          else
            coordinate = kept;
        }
      }
      if (best - before < 0.002) break;
    }
  }
}

// Larger or smaller around its middle, by so many modules on each side.
Lattice grown(Lattice lattice, double modules) {
  const Point middle = 0.25 * (lattice.corners[0] + lattice.corners[1] + lattice.corners[2] + lattice.corners[3]);
  for (Point& corner : lattice.corners) corner = middle + (1 + 2 * modules / lattice.side) * (corner - middle);
  return lattice;
}

struct Candidate {
  double fit = 0;
  Lattice lattice;
};

// A word printed along one side hides a side or a corner: the others tell where it is. The outline itself, then a
// square on each of its sides, then three of its corners with the fourth that they make.
std::array<Quad, 9> possible_outlines(const Quad& outline) {
  std::array<Quad, 9> quads;
  quads.fill(outline);
  for (std::size_t i = 0; i < 4; ++i) {
    const Point from = outline[i], to = outline[(i + 1) % 4], inwards{from.y - to.y, to.x - from.x};
    quads[i + 1] = {from, to, to + inwards, from + inwards};
    quads[i + 5][i] = outline[(i + 1) % 4] + outline[(i + 3) % 4] - outline[(i + 2) % 4];
  }
  return quads;
}

double shortest_side(const Quad& quad) {
  double shortest = 1e9;
  for (std::size_t i = 0; i < 4; ++i) {
    const Point side = quad[(i + 1) % 4] - quad[i];
    shortest = std::min(shortest, std::hypot(side.x, side.y));
  }
  return shortest;
}

Candidate best_growth(const Picture& piece, const Lattice& lattice) {
  Candidate best{.fit = -1, .lattice = lattice};
  for (const double modules : {-0.8, -0.4, 0.0, 0.4, 0.8}) {
    const Lattice tried = grown(lattice, modules);
    if (const double value = fit(piece, tried); value > best.fit) best = {value, tried};
  }
  return best;
}

// Each size, each orientation, at the growth that suits it.
std::vector<Candidate> candidates(const Picture& piece, const Quad& outline) {
  constexpr double smallest_module = 1.6;  // pixels
  std::vector<Candidate> all;
  for (const Quad& quad : possible_outlines(outline)) {
    const double reach = shortest_side(quad);
    for (const auto& [side, regions] : symbols) {
      if (reach < smallest_module * side) break;
      for (std::size_t turn = 0; turn < 4; ++turn) {
        Lattice lattice{.side = side, .regions = regions};
        for (std::size_t i = 0; i < 4; ++i) lattice.corners[i] = quad[(i + turn) % 4];
        all.push_back(best_growth(piece, lattice));
      }
    }
  }
  std::ranges::sort(all, std::greater{}, &Candidate::fit);
  return all;
}

}  // namespace

// From the unit square to four corners (Heckbert 1989).
Projection::Projection(const Lattice& lattice) : bows_(lattice.bows) {
  const Quad& c = lattice.corners;
  const Point one = c[1] - c[2], two = c[3] - c[2], sum = c[0] - c[1] + (c[2] - c[3]);
  const double scale = one.x * two.y - two.x * one.y;
  const double safe = std::abs(scale) < 1e-9 ? 1e-9 : scale;
  const double g = (sum.x * two.y - two.x * sum.y) / safe, h = (one.x * sum.y - sum.x * one.y) / safe;
  terms_ = {c[1].x - c[0].x + g * c[1].x,
            c[3].x - c[0].x + h * c[3].x,
            c[0].x,
            c[1].y - c[0].y + g * c[1].y,
            c[3].y - c[0].y + h * c[3].y,
            c[0].y,
            g,
            h};
}

Point Projection::operator()(double u, double v) const {
  const double w = terms_[6] * u + terms_[7] * v + 1;
  const Point flat{(terms_[0] * u + terms_[1] * v + terms_[2]) / w, (terms_[3] * u + terms_[4] * v + terms_[5]) / w};
  const double across = 4 * u * (1 - u), down = 4 * v * (1 - v);
  return flat + (across * (1 - v)) * bows_[0] + (down * u) * bows_[1] +
         ((across * v) * bows_[2] + (down * (1 - u)) * bows_[3]);
}

double sample(const Picture& piece, Point at) {
  const double x = std::clamp(at.x - 0.5, 0.0, piece.width - 1.001),
               y = std::clamp(at.y - 0.5, 0.0, piece.height - 1.001);
  const auto left = static_cast<std::size_t>(x), top = static_cast<std::size_t>(y);
  const double dx = x - static_cast<double>(left), dy = y - static_cast<double>(top);
  const auto stride = static_cast<std::size_t>(piece.width);
  const std::uint8_t* const pixel = piece.grey.data() + top * stride + left;
  const double upper = pixel[0] + dx * (pixel[1] - pixel[0]);
  const double lower = pixel[stride] + dx * (pixel[stride + 1] - pixel[stride]);
  return upper + dy * (lower - upper);
}

double fit(const Picture& piece, const Lattice& lattice) {
  Contrast contrast(piece, lattice);
  const int side = lattice.side, region = side / lattice.regions;
  for (int edge = 0; edge < side; edge += region) {
    for (int i = 0; i < side; ++i) {
      contrast.expect(edge, i, true);
      contrast.expect(i, edge + region - 1, true);
      contrast.expect(i, edge, i % 2 == 0);
      contrast.expect(edge + region - 1, i, i % 2 == 1);
    }
  }
  // The quiet zone.
  for (int i = 0; i < side; i += 2) {
    contrast.expect(-1, i, false), contrast.expect(side, i, false);
    contrast.expect(i, -1, false), contrast.expect(i, side, false);
  }
  return contrast.value();
}

std::vector<Lattice> fitted_lattices(const Picture& piece, const Quad& outline) {
  static constexpr std::array coarse = {1.0, 0.5, 0.25};
  static constexpr std::array fine = {0.5, 0.25, 0.12, 0.06};
  constexpr std::size_t promising = 12, kept = 3;
  constexpr double least_fit = 0.9;
  std::vector<Candidate> all = candidates(piece, outline);
  all.resize(std::min(all.size(), promising));
  for (Candidate& candidate : all) {
    refine(piece, candidate.lattice, coarse, false);
    candidate.fit = fit(piece, candidate.lattice);
  }
  std::ranges::sort(all, std::greater{}, &Candidate::fit);
  all.resize(std::min(all.size(), kept));
  std::vector<Lattice> lattices;
  for (Candidate& candidate : all) {
    if (candidate.fit < least_fit) continue;
    refine(piece, candidate.lattice, fine, true);
    lattices.push_back(candidate.lattice);
  }
  return lattices;
}

}  // namespace guichet::kiosk::documents
