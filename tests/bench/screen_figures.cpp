#include "tests/bench/screen_figures.hpp"

#include <stdexcept>

#include "platform/display/test_input.hpp"

namespace guichet::tests {
namespace {

namespace input = platform::display::test_input;
using kiosk::terminal::Terminal;
using namespace std::chrono_literals;

constexpr int times = 60;

void lay_finger(Terminal& terminal, const kiosk::ui::Box& box) {
  input::touch_down(terminal.face().window(), box.left + box.width / 2, box.middle());
}

void lift_finger(Terminal& terminal, const kiosk::ui::Box& box) {
  input::touch_up(terminal.face().window(), box.left + box.width / 2, box.middle());
}

// As a person would see it: until nothing is left to draw.
double turn_ms(Terminal& terminal) {
  const double before = milliseconds(CLOCK_MONOTONIC);
  do terminal.turn(0ms);
  while (!terminal.settled());
  return milliseconds(CLOCK_MONOTONIC) - before;
}

}  // namespace

Frames measure_frames(Robot& robot, Terminal& terminal, std::string_view choice) {
  Frames frames;
  for (int i = 0; i < times; ++i) {
    terminal.face().window().forget();
    const double before = milliseconds(CLOCK_MONOTONIC);
    terminal.turn(0ms);
    frames.whole.add(milliseconds(CLOCK_MONOTONIC) - before);
  }
  robot.press(choice);  // brings it into view: a touch on what is hidden would measure nothing
  const auto box = robot.node(choice).box;
  for (int i = 0; i < times; ++i) {
    lay_finger(terminal, box);
    turn_ms(terminal);
    lift_finger(terminal, box);
    frames.damaged.add(turn_ms(terminal));
  }
  return frames;
}

Latency measure_touch(Robot& robot, Terminal& terminal, std::string_view choice) {
  Latency latency;
  robot.press(choice);  // brings it into view: a touch on what is hidden would measure nothing
  const auto box = robot.node(choice).box;
  for (int i = 0; i < times; ++i) {
    const double cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    lay_finger(terminal, box);
    latency.wall.add(turn_ms(terminal));
    latency.cpu.add(milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu);
    lift_finger(terminal, box);
    turn_ms(terminal);
  }
  return latency;
}

Series measure_keys(Robot& robot, Terminal& terminal, std::string_view field) {
  Series keys;
  robot.press(field);
  for (int i = 0; i < 20; ++i) {
    input::text("e");
    keys.add(turn_ms(terminal));
  }
  return keys;
}

Languages measure_languages(Robot& robot, Terminal& terminal) {
  const auto start = terminal.model().language;
  robot.press("language");
  std::vector<std::string> choices;
  for (const auto& node : terminal.tree().nodes)
    if (node.role == kiosk::ui::NodeRole::choice && node.id.starts_with("languages.")) choices.push_back(node.id);
  robot.press("languages." + start);

  Languages languages;
  for (auto* round : {&languages.first, &languages.again})
    for (const auto& choice : choices) {
      robot.press("language");
      robot.bring_into_view(choice);
      const auto box = robot.node(choice).box;
      lay_finger(terminal, box);
      turn_ms(terminal);
      lift_finger(terminal, box);
      do {
        const double before = milliseconds(CLOCK_MONOTONIC);
        terminal.turn(0ms);
        round->add(milliseconds(CLOCK_MONOTONIC) - before);
      } while (!terminal.settled());
      if ("languages." + terminal.model().language != choice) throw std::runtime_error(choice + " was not chosen");
    }
  robot.press("language");
  robot.press("languages." + start);
  return languages;
}

Series measure_next_screen(Robot& robot, Terminal& terminal) {
  Series screens;
  for (int i = 0; i < times; ++i) {
    const auto before = robot.screen();
    const auto box = robot.node(i % 2 == 0 ? "continue" : "back").box;
    lay_finger(terminal, box);
    turn_ms(terminal);
    const double start = milliseconds(CLOCK_MONOTONIC);
    lift_finger(terminal, box);
    do terminal.turn(1ms);
    while (robot.screen() == before);
    const double shown = milliseconds(CLOCK_MONOTONIC);
    robot.settle();
    if (i % 2 == 0) screens.add(shown - start);
  }
  return screens;
}

}  // namespace guichet::tests
