#pragma once
// The finger of someone who hears the screen: lying on the glass or sliding over it, it asks what is there and presses
// nothing; lifted, two quick taps anywhere press what was told (EN 301 549, 5.5.2). It knows places and times only.

#include <chrono>
#include <optional>

#include "platform/system/clock.hpp"

namespace guichet::kiosk::ui {

class Explorer {
 public:
  using Instant = platform::system::Instant;
  struct Point {
    float x = 0, y = 0;
  };
  // What the finger lies on is asked at each frame; `touch` counts how often it was laid down.
  struct Question {
    Point at;
    int touch = 0;
  };

  // A touch that lasts longer, or travels further than a finger that rests, is no tap.
  static constexpr auto longest_tap = std::chrono::milliseconds{250};
  // Two taps within that time are one act: twice what phones give, for slow hands.
  static constexpr auto between_taps = std::chrono::milliseconds{600};

  // `slack`: pixels that a resting finger may drift; taps closer to each other than `tremor` count once (5.8).
  void begin(Instant now, float slack, std::chrono::milliseconds tremor);
  void down(Point at);
  void move(Point at);
  void up();
  void reset() { *this = {}; }

  // Asked once all that happened by now was told.
  std::optional<Question> question();
  // Two taps have just ended.
  bool pressed() const { return pressed_; }
  // When time alone will make a question: a finger that rests, a tap that no other follows.
  std::optional<std::chrono::milliseconds> wait() const;

 private:
  struct Finger {
    Point from, at;
    Instant since;
    bool exploring = false, trembling = false;
  };
  struct Tap {
    Point at;
    Instant lifted;
  };

  Instant too_late_for_another() const { return tap_->lifted + tremor_ + between_taps; }

  Instant now_{};
  float slack_ = 0;
  std::chrono::milliseconds tremor_{};
  int touches_ = 0;
  std::optional<Finger> finger_;
  std::optional<Tap> tap_;  // the first of two, perhaps
  bool pressed_ = false;    // in this frame
};

}  // namespace guichet::kiosk::ui
