// What happens to a page between the printer and the file: tones, shadow, perspective, blur, noise, compression. The
// same orders always give the same pixels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "platform/system/cells.hpp"
#include "tests/support/spot.hpp"

namespace guichet::tests {

class GreyPage {
 public:
  GreyPage(int width, int height);  // white

  int width() const { return width_; }
  int height() const { return height_; }
  float& at(int x, int y) { return values_[index(x, y)]; }
  float at(int x, int y) const { return values_[index(x, y)]; }

  // Black becomes `ink`, white becomes `paper`.
  void tone(double ink, double paper);
  // Light fades along a direction, by `depth` at the far side; `steep` 1 is even, more keeps it to the edge.
  void shade(double depth, double degrees, double steep);
  // A lamp in the paper: light that is added around a spot, most of it within `radius`.
  void shine(Spot middle, double radius, double light);
  // Crumpled and smoothed out again: facets that lean to the light or away from it, lines that are no longer straight.
  // What stands highest has moved by `rise` millimetres; `dots` are pixels in a millimetre.
  GreyPage crumpled(double dots, double rise, double seed) const;
  void blur(double sigma);
  // The sum of three even chances stands for a Gaussian.
  void add_noise(double sigma, std::uint64_t seed);
  // Seen by a camera: the four corners of the page (from the top left, clockwise) fall there on a grey table. A page
  // that is bent rises by `bend` of its width along the middle.
  GreyPage photographed(int width, int height, const std::array<Spot, 4>& corners, double bend) const;

  std::vector<std::byte> png() const;
  std::vector<std::byte> jpeg(int quality) const;

 private:
  std::size_t index(int x, int y) const { return platform::system::cell_at(x, y, width_); }
  float between(double x, double y) const;  // of the four nearest; outside it is the table

  int width_;
  int height_;
  std::vector<float> values_;
};

}  // namespace guichet::tests
