// How a visitor writes: with a finger on the keys of the screen, with the keypad, or on a keyboard that is plugged in.
#include <algorithm>
#include <stdexcept>
#include <thread>

#include "kiosk/demand/characters.hpp"
#include "kiosk/ui/utf8.hpp"
#include "platform/display/test_input.hpp"
#include "tests/robot/robot.hpp"

namespace guichet::tests {
namespace input = platform::display::test_input;
namespace utf8 = kiosk::ui::utf8;
using namespace std::chrono_literals;
using platform::display::Key;

namespace {

constexpr auto longer_than_a_tremor = 60ms, long_enough_for_accents = 510ms;

// The letter under which a finger looks for an accent: "e" for "É", "o" for "œ"; nothing for a sign.
std::string base_of(std::string_view letter) {
  const auto base = kiosk::demand::folded(letter);
  return letter.size() < 2 || base.empty() ? std::string() : base.substr(0, 1);
}

std::string without_spaces(std::string_view text) {
  std::string plain(text);
  std::erase(plain, ' ');
  return plain;
}

// A number may be grouped as it is typed; a day that is full hands the rest to the month; a secret shows dots.
bool holds(const kiosk::ui::Node& field, std::string_view text) {
  const auto typed = without_spaces(field.value), wanted = without_spaces(text);
  const bool handed_on = !field.state.filling && !typed.empty() && wanted.starts_with(typed);
  return typed.starts_with("•") || typed.ends_with(wanted) || handed_on;
}

}  // namespace

void Robot::type(std::string_view field, std::string_view text) {
  press(field);
  bool begins_a_word = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = utf8::next(text, at);
    const auto letter = text.substr(at, end - at);
    voice_ ? dial(field, letter) : tap(letter, begins_a_word);
    begins_a_word = letter == " " || letter == "-" || letter == "’";
    at = end;
  }
  if (voice_ && node(field).state.filling) strike(Key::enter);
  if (!voice_ && !holds(node(field), text))
    throw std::runtime_error(std::string(field) + " holds " + node(field).value + " when " + std::string(text) +
                             " was typed");
}

void Robot::type_on_keyboard(std::string_view field, std::string_view text) {
  press(field);
  input::text(text);
  settle();
}

void Robot::let_pass(std::chrono::milliseconds time) {
  if (clock_) return clock_->advance(time);
  std::this_thread::sleep_for(time);
}

void Robot::tap_key(const std::string& id) {
  if (tapped_ == id) let_pass(longer_than_a_tremor);
  tapped_ = id;
  press(id);
}

void Robot::hold(std::string_view id) {
  auto& window = terminal_.face().window();
  const auto box = node(id).box;
  const float x = box.left + box.width / 2;
  input::touch_down(window, x, box.middle());
  settle();
  let_pass(long_enough_for_accents);
  settle();
  input::touch_up(window, x, box.middle());
  settle();
}

// Where the letter or its capital stands on the keys shown now, if need be once its base letter was held.
std::optional<std::string> Robot::key_of(std::string_view letter) {
  const auto shown = [&]() -> std::optional<std::string> {
    for (const auto& one : terminal_.tree().nodes) {
      if (one.role != kiosk::ui::NodeRole::key) continue;
      const auto text = std::string_view(one.id).substr(std::string_view("key.").size());
      if (text == letter || utf8::capitalised(text) == letter) return one.id;
    }
    return std::nullopt;
  };
  if (const auto key = shown()) return key;
  const auto base = "key." + base_of(letter);
  if (base == "key." || !sees(base)) return std::nullopt;
  hold(base);
  return shown();
}

std::optional<std::string> Robot::key_among_layers(std::string_view letter) {
  if (const auto key = key_of(letter)) return key;
  for (const auto* layer : {"key.letters", "key.digits", "key.accents"}) {
    if (!sees(layer)) continue;
    tap_key(layer);
    if (const auto key = key_of(letter)) return key;
  }
  return std::nullopt;
}

void Robot::tap(std::string_view letter, bool begins_a_word) {
  if (letter == " ") return tap_key("key.space");
  const auto is_capital = [&](const std::string& key) { return key.substr(std::string_view("key.").size()) != letter; };
  // Where names are typed, the first letter of each word is a capital by itself, and so its keys show it.
  if (const auto key = key_of(letter); key && is_capital(*key) && !(begins_a_word && node(*key).name == letter))
    tap_key("key.shift");
  const auto key = key_among_layers(letter);
  if (!key) throw std::runtime_error("no finger can type " + std::string(letter) + " on " + screen());
  tap_key(*key);
}

// Capitals come by themselves, or are of no importance.
void Robot::dial(std::string_view field, std::string_view wanted) {
  for (int turns = 0; turns < 100; ++turns) {
    strike(Key::down);
    if (utf8::capitalised(node(field).offered) == utf8::capitalised(wanted)) return strike(Key::enter);
  }
  throw std::runtime_error("the keypad has no letter " + std::string(wanted));
}

}  // namespace guichet::tests
