// A visitor made of code: finds things on the screen by their semantic id and touches them with real touch events.
// It scrolls as a finger would, types on the keyboard of the screen, waits for what takes time, and fails with what it
// saw instead. With a voice to listen to, it has no finger: it goes from one thing to the next with the keypad, and
// each thing that it reaches must be the only one under the focus, and must have been told.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/terminal/terminal.hpp"
#include "platform/display/events.hpp"
#include "platform/speech/simulated_speaker.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/slowness.hpp"

namespace guichet::tests {

class Robot {
 public:
  // With the terminal's own clock, a finger that rests makes time pass; else it waits as long as people do.
  explicit Robot(kiosk::terminal::Terminal& terminal, ManualClock* clock = nullptr)
      : terminal_(terminal), clock_(clock) {}
  Robot(kiosk::terminal::Terminal& terminal, ManualClock* clock, platform::speech::SimulatedSpeaker& voice)
      : terminal_(terminal), clock_(clock), voice_(&voice) {}

  std::string screen() const;
  bool sees(std::string_view id) const { return terminal_.tree().find(id) != nullptr; }
  kiosk::ui::Node node(std::string_view id) const;  // throws when it is not on the screen

  void press(std::string_view id);
  void bring_into_view(std::string_view id);
  // Touches the field, then each key of the screen's own keyboard: capitals by shift, accents under a letter that is
  // held, signs on their layer. By the keypad, each letter is turned to.
  void type(std::string_view field, std::string_view text);
  // Touches the field, then types on a keyboard that is plugged in.
  void type_on_keyboard(std::string_view field, std::string_view text);

  // The finger of who hears: it slides to the middle of the thing and is lifted, then taps elsewhere.
  void explore(std::string_view id);
  void tap_twice();
  void choose_by_ear(std::string_view id) { explore(id), tap_twice(); }
  void touch_once(std::string_view id);

  void strike(platform::display::Key key);
  std::vector<std::string> listen();  // to the end: all that was said
  void settle();
  void wait_for_screen(std::string_view name, std::chrono::milliseconds patience = std::chrono::seconds{15 * slowness});
  void wait_until(const std::function<bool()>& done, std::string_view what,
                  std::chrono::milliseconds patience = std::chrono::seconds{15 * slowness});
  // presses "continue" and waits until another screen shows
  void go_on();

  void screenshot(const std::filesystem::path& file);

 private:
  void touch(float x, float y);
  void walk_to(std::string_view id);
  void slide_to(std::string_view id);
  void dial(std::string_view field, std::string_view letter);
  void tap(std::string_view letter, bool begins_a_word);
  void tap_key(const std::string& id);
  void hold(std::string_view id);
  std::optional<std::string> key_of(std::string_view letter);
  std::optional<std::string> key_among_layers(std::string_view letter);
  void let_pass(std::chrono::milliseconds time);
  const kiosk::ui::Node& only_focus() const;

  kiosk::terminal::Terminal& terminal_;
  ManualClock* clock_;
  platform::speech::SimulatedSpeaker* voice_ = nullptr;
  std::string tapped_;  // the last key
};

}  // namespace guichet::tests
