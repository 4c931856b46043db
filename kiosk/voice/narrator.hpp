#pragma once
// What a person who does not see the screen must hear: made from the semantic tree of each frame, and from what was
// already said. Nothing is spoken here: the sayings go to platform/speech, which holds its own rule on headphones.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/texts/catalogue.hpp"
#include "kiosk/ui/label.hpp"
#include "kiosk/ui/semantics.hpp"

namespace guichet::kiosk::voice {

// Said in one breath: a sentence, a name, a role. Each is whole, so that one that was recorded can take its place.
// A personal one (what was typed, what was chosen) is for headphones only: EN 301 549, 5.1.3.8.
using Saying = ui::Label;
using Sayings = std::vector<Saying>;

class Narrator {
 public:
  // What is to be said of this frame; empty when nothing changed, and what is being said may go on.
  // Made from a frame that has come to rest. A new screen is told before its first item; then each move of the focus,
  // each change under it, each new alert.
  Sayings notice(const ui::Tree& tree, std::string_view screen, const texts::Catalogue& words);

  // The screen from its title to its last item, for who asks to hear it again.
  static Sayings whole(const ui::Tree& tree, const texts::Catalogue& words);

  // Whether a part of it is for headphones only.
  static bool has_personal(const Sayings& sayings);

  // For the next person: nothing of what was told is kept.
  void forget();

 private:
  struct Told {
    std::string id, value, offered;
    bool chosen = false, filling = false;
  };
  void tell_screen(Sayings& sayings, const ui::Tree& tree, const texts::Catalogue& words);
  void tell_alerts(Sayings& sayings, const ui::Tree& tree);
  void tell_touched(Sayings& sayings, const ui::Tree& tree, const texts::Catalogue& words);
  void tell_focus(Sayings& sayings, const ui::Tree& tree, const texts::Catalogue& words);

  std::string screen_;
  Told focused_;
  int touched_ = 0;                                         // things told under the finger of an explorer
  std::map<std::string, std::string, std::less<>> alerts_;  // id -> what it said
};

// One item as it is told: "Nom de naissance", "champ à remplir", "2 sur 5", what explains it, and its value.
Sayings item(const ui::Tree& tree, const ui::Node& node, const texts::Catalogue& words);

}  // namespace guichet::kiosk::voice
