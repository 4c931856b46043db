#include "kiosk/ui/town_colour.hpp"

#include <cmath>
#include <format>

namespace guichet::kiosk::ui {
namespace {

constexpr Role surfaces[] = {Role::paper, Role::raised, Role::sunken, Role::chosen_fill};
constexpr Role words_on_surfaces[] = {Role::ink, Role::soft_ink, Role::success_text, Role::warning_text,
                                      Role::error_text};
constexpr Role marks[] = {Role::line,    Role::primary, Role::chosen_border, Role::success,
                          Role::warning, Role::error,   Role::focus};

std::optional<std::string> below(const Theme& theme, Role front, Role back, double least) {
  const double found = contrast(theme[front], theme[back]);
  if (found >= least) return std::nullopt;
  return std::format("{} on {}, {:.1f} : 1", name(front), name(back), found);
}

// A third darker: the hand feels that it holds it.
Colour held(Colour colour) {
  const auto darker = [](std::uint8_t channel) { return static_cast<std::uint32_t>(channel * 2 / 3); };
  return {0xFF000000U | darker(colour.blue()) << 16 | darker(colour.green()) << 8 | darker(colour.red())};
}

std::optional<Colour> parse(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::uint32_t rgb = 0;
  for (const char digit : text.substr(1)) {
    const auto value = std::string_view("0123456789abcdef").find(static_cast<char>(digit | 0x20));
    if (value == std::string_view::npos) return std::nullopt;
    rgb = rgb << 4 | static_cast<std::uint32_t>(value);
  }
  return Colour{0xFF000000U | (rgb & 0xFFU) << 16 | (rgb & 0xFF00U) | rgb >> 16};
}

}  // namespace

std::optional<std::string> broken_promise(const Theme& theme, double words) {
  if (auto broken = below(theme, Role::on_primary, Role::primary, words)) return broken;
  if (auto broken = below(theme, Role::on_primary, Role::primary_held, readable)) return broken;
  for (const auto surface : surfaces) {
    for (const auto word : words_on_surfaces)
      if (auto broken = below(theme, word, surface, words)) return broken;
    for (const auto mark : marks)
      if (auto broken = below(theme, mark, surface, visible)) return broken;
  }
  return std::nullopt;
}

std::expected<Theme, std::string> in_town_colour(Theme theme, std::string_view colour) {
  const auto primary = parse(colour);
  if (!primary) return std::unexpected("colour: it is written #RRGGBB");
  theme.colours[static_cast<std::size_t>(Role::primary)] = *primary;
  theme.colours[static_cast<std::size_t>(Role::primary_held)] = held(*primary);
  theme.colours[static_cast<std::size_t>(Role::chosen_border)] = *primary;
  theme.colours[static_cast<std::size_t>(Role::focus)] = *primary;
  const auto broken = broken_promise(theme);
  if (!broken) return theme;
  return std::unexpected(
      std::format("colour: {} could not be read by everyone ({}, {:.0f} : 1 is needed). Choose a darker one.", colour,
                  *broken, readable));
}

}  // namespace guichet::kiosk::ui
