// Draws machine-readable zones as papers print them and makes the picture poor as scanners do. The same scene is always
// the same pixels.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::tests {

enum class Sheet : std::uint8_t {
  strip,  // the zone alone with a margin
  card,   // a card or a passport's page, cut along its edges
  page,   // a card copied on a sheet of A4, with words around
};

struct MrzScene {
  std::vector<std::string> lines;
  Sheet sheet = Sheet::card;
  int dpi = 200;
  double degrees = 0;      // clockwise, around the middle
  double line_gap = 6.35;  // millimetres from line to line
  double stroke = 0;       // ink that spreads, in millimetres; taken away when negative
  double ink = 0.1, paper = 0.95;
  double pattern = 0;  // how dark the security print is, 0 to 0.4
  double shade = 0;    // how much light is missing at one side, 0 to 0.5
  double blur = 0;     // sigma in pixels
  double noise = 0;    // sigma in levels
  int jpeg = 0;        // quality; 0 for none
  std::uint64_t seed = 1;
};

struct Drawn {
  kiosk::documents::Picture picture;
  // The middle of the first character of each line, and the way to the next one, in pixels.
  struct Place {
    double x = 0, y = 0;
  };
  std::vector<Place> first;
  Place step;
};

Drawn draw_mrz(const MrzScene& scene);

// Everything that makes a picture poor, drawn from a seed; `hardness` from 0 to 1.
MrzScene random_scene(std::vector<std::string> lines, Sheet sheet, double hardness, std::uint64_t seed);

std::vector<std::string> split(const std::string& text, std::size_t width);

}  // namespace guichet::tests
