#pragma once

#include <span>
#include <string>

#include "platform/printer/printer.hpp"

// What a printer's own words (RFC 8011, printer-state and printer-state-reasons) mean for a page that somebody awaits.
namespace guichet::platform::printer {

struct Condition {
  State state = State::ready;
  bool blocks = false;         // nothing more comes out until somebody goes to the printer
  State named = State::ready;  // what it mentions at all: why a page that does not come does not
  friend bool operator==(const Condition&, const Condition&) = default;
};

Condition condition_of(bool stopped, std::span<const std::string> reasons);

}  // namespace guichet::platform::printer
