#pragma once

#include <expected>
#include <stop_token>
#include <string>

#include "platform/scanner/scanner.hpp"

// A reader of 2D codes, held in the hand or fixed in the furniture: one code held before it, one payload, byte for
// byte. Not one that types on a keyboard: those lose what a keyboard has no key for, and write to whatever has the
// focus.
namespace guichet::platform::scanner {

struct CodeReader {
  virtual ~CodeReader() = default;
  // Blocks until a code is read; asleep meanwhile. `unavailable` when it is not there: to be asked again later.
  virtual std::expected<std::string, Error> read(const std::stop_token& stop) = 0;
};

}  // namespace guichet::platform::scanner
