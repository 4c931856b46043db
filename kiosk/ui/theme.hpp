#pragma once
// Colours by role, read from assets/themes: a screen never names a colour, a town changes a file.
// Contrast between roles is the theme's promise; the tests of this room measure it on every file.

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace guichet::kiosk::ui {

enum class Role {
  paper,
  raised,
  sunken,
  ink,
  soft_ink,
  line,
  primary,
  on_primary,
  primary_held,
  chosen_fill,
  chosen_border,
  success_text,
  warning_text,
  error_text,
  success,
  warning,
  error,
  focus,
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::focus) + 1;

std::string_view name(Role role);

// Red in the low byte, alpha in the high one, as the display takes it.
struct Colour {
  std::uint32_t rgba = 0;

  std::uint8_t red() const { return static_cast<std::uint8_t>(rgba); }
  std::uint8_t green() const { return static_cast<std::uint8_t>(rgba >> 8); }
  std::uint8_t blue() const { return static_cast<std::uint8_t>(rgba >> 16); }
  Colour faded(float opacity) const;
  bool operator==(const Colour&) const = default;
};

// Relative luminance ratio of WCAG 2 (1 to 21).
double contrast(Colour a, Colour b);

struct ThemeError {
  int line = 0;
  std::string what;
};

struct Theme {
  std::string name;
  std::array<Colour, role_count> colours{};

  Colour operator[](Role role) const { return colours[static_cast<std::size_t>(role)]; }

  // Lines "role = #RRGGBB"; '#' alone at the start of a line opens a comment. Every role must be there once.
  static std::expected<Theme, ThemeError> parse(std::string_view name, std::string_view file);
};

}  // namespace guichet::kiosk::ui
