#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

// Sentences become sound, and stop at once when they must: for those who do not see the screen or do not read it.
// What concerns one person is said into headphones only.
namespace guichet::platform::speech {

struct Utterance {
  std::string text;
  std::string language;   // the catalogue's code: fr, fr-falc, en, ar, pt, es, tr, uk, ta, zh
  bool personal = false;  // skipped unless headphones are in
  std::string key = {};   // of a recorded sentence that replaces the engine's; empty: none
  friend bool operator==(const Utterance&, const Utterance&) = default;
};

struct Rate {
  static constexpr int slowest = 80, fastest = 250;
  explicit Rate(int asked = 100) : percent(std::clamp(asked, slowest, fastest)) {}
  int percent;
  friend bool operator==(const Rate&, const Rate&) = default;
};

// Steps above the level that was measured at 65 dBA when the terminal was installed (EN 301 549, 5.1.3.11 and 5.1.3.12:
// up to 18 dB more, with a step at 12 dB). Step 0 is where each session starts again.
struct Volume {
  static constexpr int steps = 4, decibels_per_step = 6;
  explicit Volume(int asked = 0) : step(std::clamp(asked, 0, steps - 1)) {}
  int step;
  int decibels() const { return step * decibels_per_step; }
  friend bool operator==(const Volume&, const Volume&) = default;
};

enum class Sound { works, no_card, no_voice };

// Called once each time silence returns, whatever the reason; from any thread. A time-out starts here (AX-04).
using Finished = std::function<void()>;
// Told when headphones are put in or pulled out; from any thread. Who cannot see the screen begins that way.
using Headphones = std::function<void(bool plugged)>;

struct Speaker {
  virtual ~Speaker() = default;
  virtual void say(std::vector<Utterance> utterances) = 0;  // replaces what is being said
  virtual void stop() = 0;                                  // silence within one piece of sound (20 ms)
  virtual bool speaking() const = 0;
  virtual void set(Rate rate) = 0;      // from the next utterance on
  virtual void set(Volume volume) = 0;  // at once
  // What was found the last time something had to be said. Without sound every call works, and nothing is heard.
  virtual Sound sound() const = 0;
  // Replaces the listener; once this returns, the old one is not being called and never will be. Not from a listener.
  virtual void on_finished(Finished listener) = 0;
  virtual bool headphones() const = 0;
  virtual void on_headphones(Headphones listener) = 0;  // as on_finished
};

}  // namespace guichet::platform::speech
