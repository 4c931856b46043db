#include "kiosk/ui/theme.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace guichet::kiosk::ui {
namespace {

constexpr std::array<std::string_view, role_count> names = {
    "paper",        "raised",     "sunken",       "ink",         "soft_ink",      "line",
    "primary",      "on_primary", "primary_held", "chosen_fill", "chosen_border", "success_text",
    "warning_text", "error_text", "success",      "warning",     "error",         "focus",
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::expected<Colour, std::string> parse_colour(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::unexpected("a colour is written #RRGGBB");
  std::uint32_t rgb = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), rgb, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::unexpected("a colour is written #RRGGBB");
  return Colour{0xFF000000U | (rgb & 0xFFU) << 16 | (rgb & 0xFF00U) | rgb >> 16};
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red()) + 0.7152 * linear(colour.green()) + 0.0722 * linear(colour.blue());
}

}  // namespace

std::string_view name(Role role) { return names[static_cast<std::size_t>(role)]; }

Colour Colour::faded(float opacity) const {
  return {(rgba & 0x00FFFFFFU) | static_cast<std::uint32_t>(std::lround(opacity * 255)) << 24};
}

double contrast(Colour a, Colour b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::expected<Theme, ThemeError> Theme::parse(std::string_view name, std::string_view file) {
  Theme theme{.name = std::string(name)};
  std::array<bool, role_count> seen{};
  for (int number = 1; !file.empty(); ++number) {
    const auto end = file.find('\n');
    const auto line = trimmed(file.substr(0, end));
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const auto equals = line.find('=');
    if (equals == std::string_view::npos)
      return std::unexpected(ThemeError{number, "a line is written role = #RRGGBB"});
    const auto* role = std::ranges::find(names, trimmed(line.substr(0, equals)));
    if (role == names.end()) return std::unexpected(ThemeError{number, "no such role"});
    const auto colour = parse_colour(trimmed(line.substr(equals + 1)));
    if (!colour) return std::unexpected(ThemeError{number, colour.error()});
    const auto index = static_cast<std::size_t>(role - names.begin());
    theme.colours[index] = *colour;
    seen[index] = true;
  }
  for (std::size_t i = 0; i < role_count; ++i)
    if (!seen[i]) return std::unexpected(ThemeError{0, "the role " + std::string(names[i]) + " has no colour"});
  return theme;
}

}  // namespace guichet::kiosk::ui
