// A sheet of A4 with lines of print, each where it was asked, scanned as an office does.
#pragma once

#include <string>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::tests {

struct PrintedText {
  std::string text;
  double x = 20, y = 20;  // millimetres: left, baseline
  std::string family = "Noto Sans";
  double points = 10;
  bool bold = false;
};

struct Printed {
  kiosk::documents::Picture picture;
  struct Box {
    int x = 0, y = 0, width = 0, height = 0;
  };
  std::vector<Box> boxes;  // of each text, in pixels
};

struct PrintScan {
  int dpi = 200;
  int quarter_turns = 0;  // clockwise
  double degrees = 0;
  double blur = 0.5, noise = 4;
  int jpeg = 85;
};

Printed print_page(const std::vector<PrintedText>& texts, const PrintScan& scan = {});

}  // namespace guichet::tests
