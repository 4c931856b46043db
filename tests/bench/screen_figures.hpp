#pragma once
// How fast the screen answers: each figure is taken on the real terminal, touched through the window's own event queue.

#include "tests/bench/series.hpp"
#include "tests/robot/robot.hpp"

namespace guichet::tests {

struct Frames {
  Series whole, damaged;  // ms
};
struct Latency {
  Series wall, cpu;  // ms; cpu is that of the drawing thread
};

// On the screen that shows now: everything redrawn, then only what one touched choice changes.
Frames measure_frames(Robot& robot, kiosk::terminal::Terminal& terminal, std::string_view choice);
Latency measure_touch(Robot& robot, kiosk::terminal::Terminal& terminal, std::string_view choice);
Series measure_keys(Robot& robot, kiosk::terminal::Terminal& terminal, std::string_view field);
// Through every language of the list behind the top bar, twice: each frame until the screen rests. The first round
// opens faces and fills the atlas, the second finds them.
struct Languages {
  Series first, again;  // ms for each frame
};
Languages measure_languages(Robot& robot, kiosk::terminal::Terminal& terminal);
// "continue" then "back", until the other screen has been presented; the draft is saved on disk in between.
Series measure_next_screen(Robot& robot, kiosk::terminal::Terminal& terminal);

}  // namespace guichet::tests
