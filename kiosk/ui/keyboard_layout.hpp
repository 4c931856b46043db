#pragma once
// On-screen keyboards as data (assets/keyboards): rows of keys, each typing a text or doing one of a few actions.
// A layout knows nothing of pixels; the toolkit gives each key its share of the width.

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/parts.hpp"

namespace guichet::kiosk::ui {

enum class KeyAction { type, shift, erase, space, done, layer };

struct Key {
  KeyAction action = KeyAction::type;
  std::string text;  // what it types, or the layer it shows
  float width = 1;   // in ordinary keys
};

struct KeyboardLayer {
  std::vector<std::vector<Key>> rows;

  static std::expected<KeyboardLayer, std::string> parse(std::string_view file);
};

using Keyboards = std::map<std::string, KeyboardLayer, std::less<>>;  // by the name of the file

std::string_view name_of(KeyboardKind kind);  // of the keyboard that a field shows first

// Every keyboard of a folder (`name.keys`). Refused when a file is malformed, when a key leads to a keyboard that is
// not there, or when one that fields begin with is missing: the sentence names the file.
std::expected<Keyboards, std::string> load_keyboards(const std::filesystem::path& folder);

}  // namespace guichet::kiosk::ui
