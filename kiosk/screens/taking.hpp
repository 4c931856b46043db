#pragma once
// A page that is to be laid, taken and read: where it goes, what a camera sees of it and what to do about that, how far
// the work is.

#include <functional>

#include "kiosk/screens/paper_sketch.hpp"

namespace guichet::kiosk::screens {

struct Laying {
  bool running = false;
  bool little_height = false;  // a banner stands above
  Sketch sketch = Sketch::page;
  std::string where;                            // in words
  std::string_view reads = "scanning.reading";  // what is read, where that is no page of a paper
};

// The paper in a sketch, or what the camera sees of it, and beside it in words where it goes and `other_ways`, or how
// far it is being read: then the person can stop that.
Answer lay_a_page(
    const Scene& scene, const Laying& laying, const std::function<Answer()>& other_ways = [] { return Answer(); });

// Where a page is to be laid, in words; under a camera "<key>.camera", where that page has words of its own.
std::string where_to_lay(const Scene& scene, std::string_view on_the_glass);
// What the button says that takes the page.
std::string words_to_take(const Scene& scene, bool again);
// What went wrong, and what to do about it on this device.
std::string words_of(const Scene& scene, journey::ScanProblem problem);

}  // namespace guichet::kiosk::screens
