#pragma once
// The colour that a town gives to its actions, and what must hold before anyone sees it: words stay readable on it, its
// marks and borders stay visible on every surface.

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/theme.hpp"

namespace guichet::kiosk::ui {

inline constexpr double readable = 10, visible = 3;  // ratios of WCAG 2; the first is this house's own promise

// The first pair of roles below what is promised, such as "soft_ink on sunken, 7.1 : 1"; nothing: all hold.
std::optional<std::string> broken_promise(const Theme& theme, double words = readable);

// `theme` with "#RRGGBB" for what can be pressed, chosen or focused. The error is a sentence for who installs.
std::expected<Theme, std::string> in_town_colour(Theme theme, std::string_view colour);

}  // namespace guichet::kiosk::ui
