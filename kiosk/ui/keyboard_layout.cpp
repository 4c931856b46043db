#include "kiosk/ui/keyboard_layout.hpp"

#include <array>
#include <charconv>

namespace guichet::kiosk::ui {
namespace {

constexpr std::array<std::pair<std::string_view, KeyAction>, 4> actions = {{
    {"shift", KeyAction::shift}, {"erase", KeyAction::erase}, {"space", KeyAction::space}, {"done", KeyAction::done}}};

std::expected<Key, std::string> parse_key(std::string_view word) {
  if (word.size() < 2 || word.front() != '@') return Key{.text = std::string(word)};
  const auto colon = word.find(':');
  const auto name = word.substr(1, colon == std::string_view::npos ? colon : colon - 1);
  Key key{.action = KeyAction::layer, .text = std::string(name)};
  for (const auto& [known, action] : actions)
    if (known == name) key = {.action = action, .text = {}};
  if (colon == std::string_view::npos) return key;
  const auto* end = word.data() + word.size();
  if (std::from_chars(word.data() + colon + 1, end, key.width).ptr != end || key.width <= 0)
    return std::unexpected("the width of " + std::string(word) + " is not a number");
  return key;
}

}  // namespace

std::expected<KeyboardLayer, std::string> KeyboardLayer::parse(std::string_view file) {
  KeyboardLayer layer;
  while (!file.empty()) {
    const auto end = file.find('\n');
    auto line = file.substr(0, end);
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
    std::vector<Key> row;
    while (!line.empty()) {
      const auto stop = line.find(' ');
      if (const auto word = line.substr(0, stop); !word.empty()) {
        auto key = parse_key(word);
        if (!key) return std::unexpected(key.error());
        row.push_back(*std::move(key));
      }
      line.remove_prefix(stop == std::string_view::npos ? line.size() : stop + 1);
    }
    if (!row.empty()) layer.rows.push_back(std::move(row));
  }
  if (layer.rows.empty()) return std::unexpected("a keyboard has at least one key");
  return layer;
}

}  // namespace guichet::kiosk::ui
