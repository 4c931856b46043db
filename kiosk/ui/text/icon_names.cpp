#include "kiosk/ui/text/icon_names.hpp"

#include <charconv>
#include <fstream>
#include <sstream>

namespace guichet::kiosk::ui::text {

std::expected<IconNames, Error> read_icon_names(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return std::unexpected(Error{path.string() + ": cannot be read"});
  IconNames icons;
  for (int number = 2; std::getline(file, line); ++number) {
    std::istringstream columns(line);
    std::string name, hexadecimal;
    columns >> name >> hexadecimal;
    std::uint32_t codepoint = 0;
    const auto* end = hexadecimal.data() + hexadecimal.size();
    const auto [stop, failed] = std::from_chars(hexadecimal.data(), end, codepoint, 16);
    if (hexadecimal.empty() || failed != std::errc{} || stop != end)
      return std::unexpected(Error{path.string() + ":" + std::to_string(number) + ": not an icon"});
    icons.emplace(std::move(name), codepoint);
  }
  return icons;
}

}  // namespace guichet::kiosk::ui::text
