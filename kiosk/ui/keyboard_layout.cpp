#include "kiosk/ui/keyboard_layout.hpp"

#include <array>
#include <charconv>
#include <span>

namespace guichet::kiosk::ui {
namespace {

constexpr std::array<std::pair<std::string_view, KeyAction>, 4> actions = {
    {{"shift", KeyAction::shift}, {"erase", KeyAction::erase}, {"space", KeyAction::space}, {"done", KeyAction::done}}};

constexpr auto names =
    std::to_array<std::string_view>({"letters", "numbers", "amounts", "balances", "phone", "email", "codes"});
constexpr auto others = std::to_array<std::string_view>({"accents", "digits", "held", "dial"});

std::expected<Key, std::string> parse_key(std::string_view word) {
  Key key{.text = std::string(word)};
  const auto colon = word.size() < 3 ? std::string_view::npos : word.rfind(':');
  if (colon != std::string_view::npos && colon > 0) {
    const auto* end = word.data() + word.size();
    if (std::from_chars(word.data() + colon + 1, end, key.width).ptr != end || key.width <= 0)
      return std::unexpected("the width of " + std::string(word) + " is not a number");
    key.text = word = word.substr(0, colon);
  }
  if (word.size() < 2 || word.front() != '@') return key;
  word.remove_prefix(1);
  key.action = KeyAction::layer;
  key.text = word;
  for (const auto& [known, action] : actions)
    if (known == word) key.action = action, key.text = {};
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

std::string_view name_of(KeyboardKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::string_view first_missing(const Keyboards& keyboards) {
  for (const auto needed : {std::span<const std::string_view>(names), std::span<const std::string_view>(others)})
    for (const auto name : needed)
      if (!keyboards.contains(name)) return name;
  return {};
}

}  // namespace guichet::kiosk::ui
