#pragma once
// The table of assets/icons: which codepoint of the icon face draws the icon of that name.

#include <expected>
#include <filesystem>
#include <map>
#include <string>

#include "kiosk/ui/text/engine.hpp"

namespace guichet::kiosk::ui::text {

using IconNames = std::map<std::string, char32_t, std::less<>>;

// Lines "name, tab, hexadecimal codepoint, tab, source" under a line of titles.
std::expected<IconNames, Error> read_icon_names(const std::filesystem::path& file);

}  // namespace guichet::kiosk::ui::text
