#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <turbojpeg.h>

#include "platform/scanner/camera.hpp"

// What a camera above a dark shelf sees, drawn: the shelf, a page with its lines of text, light and noise.
namespace guichet::tests {

struct Shot {
  int width = 640, height = 480;
  double left = 0.25, top = 0.15, right = 0.75, bottom = 0.85;  // of the page, in parts of the frame; none when empty
  int paper = 225, shelf = 45;
  int lines_from = 0;  // where its text begins: another page has other lines
  int flicker = 0;     // added to everything
  unsigned noise = 0;  // seed; each frame has its own
  bool hand = false;   // over the page
};

inline int shade(const Shot& shot, int x, int y) {
  const auto at = [](double part, int size) { return static_cast<int>(part * size); };
  const int left = at(shot.left, shot.width), right = at(shot.right, shot.width);
  const int top = at(shot.top, shot.height), bottom = at(shot.bottom, shot.height);
  const bool hand = shot.hand && x > shot.width * 2 / 5 && x < shot.width * 3 / 5 && y > shot.height / 2;
  if (hand) return 130;
  if (x < left || x >= right || y < top || y >= bottom) return shot.shelf;
  const bool margin = x < left + 20 || x > right - 20 || y < top + 20 || y > bottom - 20;
  const bool ink = !margin && (y + shot.lines_from) % 24 < 7 && (x / 5) % 2 == 0;
  return ink ? shot.paper / 4 : shot.paper;
}

inline platform::scanner::Frame draw(const Shot& shot) {
  platform::scanner::Frame frame{.width = shot.width, .height = shot.height};
  unsigned random = shot.noise * 2654435761U + 1;
  for (int y = 0; y < shot.height; ++y)
    for (int x = 0; x < shot.width; ++x) {
      random = random * 1664525U + 1013904223U;
      const int grain = shot.noise == 0 ? 0 : static_cast<int>(random >> 28U) - 8;
      const auto light = static_cast<std::uint8_t>(std::clamp(shade(shot, x, y) + shot.flicker + grain, 0, 255));
      frame.rgb.insert(frame.rgb.end(), 3, light);
    }
  return frame;
}

inline std::string jpeg_of(const platform::scanner::Frame& frame) {
  const std::unique_ptr<void, decltype(&tjDestroy)> encoder(tjInitCompress(), &tjDestroy);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  if (tjCompress2(encoder.get(), frame.rgb.data(), frame.width, 0, frame.height, TJPF_RGB, &bytes, &size, TJSAMP_420,
                  85, 0) != 0)
    throw std::runtime_error("no frame");
  std::string jpeg(reinterpret_cast<const char*>(bytes), size);
  tjFree(bytes);
  return jpeg;
}

}  // namespace guichet::tests
