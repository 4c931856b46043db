#pragma once
// What a screen says of each thing that it wants on the glass: values, filled with designated initialisers.
// The toolkit decides how it looks and how large it must be; a screen never gives a pixel.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/label.hpp"
#include "kiosk/ui/metrics.hpp"

namespace guichet::kiosk::ui {

enum class Emphasis { primary, secondary, quiet, danger };
enum class Tone { information, success, warning, error };
// `numbers` are whole, `amounts` have cents, `balances` may be below zero, `codes` mix figures and capitals.
enum class KeyboardKind { letters, numbers, amounts, balances, phone, email, codes };
// What is typed there mixes O and 0, which must not look alike.
constexpr bool is_of_codes(KeyboardKind kind) { return kind == KeyboardKind::codes || kind == KeyboardKind::email; }

struct Button {
  std::string_view id;
  std::string label;
  std::string_view icon = {};
  Emphasis emphasis = Emphasis::secondary;
  bool icon_after = false;
  bool chosen = false;  // for a button that shows a state, such as contrast
  bool opens = false;   // what follows it: its arrow tells whether it is open
  Millimetres capital = capital::body;
  bool stacked = false;    // the icon above its word, where there is little width
  bool icon_only = false;  // a sign that all read, such as + beside a number; its words are spoken
};

struct Choice {
  std::string id;
  Label label;
  Label detail = {};
  std::string_view icon = {};
  bool chosen = false;
};

struct ChoiceStyle {
  bool several = false;  // squares rather than discs; more than one can be chosen
  bool plain = false;    // a door to go through: nothing is marked as chosen
  Millimetres least_height = target::card;
  Millimetres least_width = Millimetres{62};
  float icon_scale = 1;  // larger for the doors of a journey
};

struct Field {
  std::string id;
  Label label;
  std::string value;
  std::string hint = {};
  bool hint_shown = true;  // else it is for the ear alone
  std::string problem = {};
  KeyboardKind keyboard = KeyboardKind::letters;
  bool capitals = false;               // a name: each word begins with a capital
  std::size_t longest = 80;            // characters, not bytes
  std::string_view suffix = {};        // such as € after an amount
  Millimetres width = Millimetres{0};  // 0: the whole column
  bool secret = false;                 // shown, and spoken, as dots
  bool thousands = false;              // an amount: its digits stand in threes while nobody types
};

// A small number told by two buttons, or typed.
struct Count {
  Field field;
  int least = 0, most = 99;
};

struct Row {
  std::string id;
  Label label;
  std::string value = {};
  std::string_view icon = {};
  std::string_view action_icon = {};  // what touching does: a pencil, a bin, a chevron
  bool invalid = false;
};

// What a search shows: the field, and what was found or why nothing was.
struct Search {
  Field field;
  std::span<const Row> found = {};
  std::string nothing_found = {};
};
struct SearchAnswer {
  std::optional<std::string> typed;
  std::optional<std::size_t> picked;
};

// Seconds that are counted down, for all to see from afar.
struct Countdown {
  int left = 0, whole = 0;
};

// Work that lasts; nothing knows how long.
struct Work {
  std::string id;
  std::string label;
  std::string detail = {};
  std::string cancel = {};  // the button's words; none: it cannot be stopped
  std::string_view icon = "hourglass";
  std::vector<std::string> may_say = {};  // labels that will take its place: what follows it stays where it is
  std::optional<double> done = {};        // part of it, where that is known
};

enum class DatePart { day, month, year };

}  // namespace guichet::kiosk::ui
