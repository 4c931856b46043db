#include "kiosk/ui/keyboard_layout.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <sstream>

namespace guichet::kiosk::ui {
namespace {

constexpr std::array<std::pair<std::string_view, KeyAction>, 4> actions = {
    {{"shift", KeyAction::shift}, {"erase", KeyAction::erase}, {"space", KeyAction::space}, {"done", KeyAction::done}}};

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

// What a field of each kind shows first, and what is no keyboard but goes with them.
constexpr std::array<std::string_view, 7> first_layers = {"letters", "numbers", "amounts", "balances",
                                                          "phone",   "email",   "codes"};
constexpr std::array<std::string_view, 2> companions = {"held", "dial"};

std::expected<KeyboardLayer, std::string> load(const std::filesystem::path& file) {
  const std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (!(text << stream.rdbuf())) return std::unexpected("it cannot be read");
  return KeyboardLayer::parse(text.view());
}

std::string what_is_missing(const Keyboards& keyboards) {
  for (const auto name : first_layers)
    if (!keyboards.contains(name)) return std::string(name);
  for (const auto name : companions)
    if (!keyboards.contains(name)) return std::string(name);
  for (const auto& [name, layer] : keyboards)
    for (const auto& row : layer.rows)
      for (const auto& key : row)
        if (key.action == KeyAction::layer && !keyboards.contains(key.text))
          return key.text + ", where " + name + " leads";
  return {};
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

std::string_view name_of(KeyboardKind kind) { return first_layers[static_cast<std::size_t>(kind)]; }

std::expected<Keyboards, std::string> load_keyboards(const std::filesystem::path& folder) {
  Keyboards all;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const auto& file = entry.path();
    if (file.extension() != ".keys") continue;
    auto layer = load(file);
    if (!layer) return std::unexpected(file.string() + ": " + layer.error());
    all.emplace(file.stem().string(), *std::move(layer));
  }
  if (const auto missing = what_is_missing(all); !missing.empty())
    return std::unexpected(folder.string() + ": there is no keyboard called " + missing);
  return all;
}

}  // namespace guichet::kiosk::ui
