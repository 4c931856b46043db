#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "platform/printer/cups_printer.hpp"
#include "platform/printer/line.hpp"
#include "platform/printer/printer.hpp"

// Which printer a terminal has, as one line of its configuration says it, and the driver for it.
// "folder PATH", "ipp ipp://HOST[:PORT]/PATH", "escpos HOST:PORT" or "escpos /dev/…"; bare, an address or a folder.
namespace guichet::platform::printer {

struct Tray {
  std::filesystem::path folder;
  friend bool operator==(const Tray&, const Tray&) = default;
};

using Choice = std::variant<Tray, IppAddress, LineAddress>;

// Relative folders start at `base`.
std::optional<Choice> parse_choice(std::string_view text, const std::filesystem::path& base);

std::unique_ptr<Printer> make_printer(const Choice& choice);

}  // namespace guichet::platform::printer
