#pragma once
// A language that the kiosk speaks, as its own catalogue declares it in its header fields.
// Adding one is adding a file; only its numbers and dates, when they differ from French, are in conventions.cpp.

#include <string>

namespace guichet::kiosk::texts {

struct Language {
  std::string code;            // "fr": the header field Language
  std::string native_name;     // "Français": X-Native-Name
  bool right_to_left = false;  // X-Right-To-Left: yes
  // False: no native speaker has read it, or read all of it ("X-Review: none", or an entry marked "#. unreviewed").
  bool reviewed = true;

  bool operator==(const Language&) const = default;
};

}  // namespace guichet::kiosk::texts
