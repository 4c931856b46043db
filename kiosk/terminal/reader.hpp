#pragma once
// Reads the screen aloud for who asked for it: what the narrator finds in the tree goes to the speaker, in the language
// of the screen. What concerns one person is for headphones; without them, their use is told once on each screen.

#include <string>
#include <string_view>

#include "kiosk/journey/model.hpp"
#include "kiosk/voice/narrator.hpp"
#include "platform/speech/speaker.hpp"

namespace guichet::kiosk::terminal {

class Reader {
 public:
  // None: this terminal does not speak. It outlives the reader.
  explicit Reader(platform::speech::Speaker* speaker) : speaker_(speaker) {}

  bool speaking() const { return speaker_ && speaker_->speaking(); }
  // Of a screen that has come to rest.
  void read(const ui::Tree& tree, std::string_view screen, const texts::Catalogue& words, const journey::Voice& voice);
  // The next reading tells the whole screen.
  void again() { again_ = true; }
  // Silence, and nothing kept of what was said.
  void forget();

 private:
  void set(const journey::Voice& voice, voice::Sayings& sayings, const texts::Catalogue& words);
  void say(voice::Sayings sayings, std::string_view screen, const texts::Catalogue& words);

  platform::speech::Speaker* speaker_;
  voice::Narrator narrator_;
  bool on_ = false, again_ = false;
  journey::Voice voice_;         // as it was set
  std::string headphones_told_;  // on that screen
};

}  // namespace guichet::kiosk::terminal
