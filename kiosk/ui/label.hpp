#pragma once
// Words for the glass, with what a voice must know of them: whether all may hear them, and in which language they are.
// Any plain text is a label that everyone may hear.

#include <string>
#include <string_view>
#include <utility>

namespace guichet::kiosk::ui {

struct Label {
  std::string words;
  bool personal = false;      // they concern one person: said into headphones only (EN 301 549, 5.1.3.8)
  std::string aloud = {};     // of personal words: what a loudspeaker says in their place
  std::string language = {};  // when it is not the screen's

  Label() = default;
  Label(std::string text, bool of_one_person = false) : words(std::move(text)), personal(of_one_person) {}
  Label(std::string_view text) : words(text) {}
  Label(const char* text) : words(text) {}
  static Label of_one_person(std::string text, std::string aloud = {}) {
    Label label(std::move(text), true);
    label.aloud = std::move(aloud);
    return label;
  }
  static Label in(std::string language, std::string text) {
    Label label(std::move(text));
    label.language = std::move(language);
    return label;
  }

  operator std::string_view() const { return words; }
  bool empty() const { return words.empty(); }
  friend bool operator==(const Label&, const Label&) = default;
};

}  // namespace guichet::kiosk::ui
