#pragma once

#include <string>

#include "platform/scanner/assembly.hpp"

// Payloads of a serial reader, each ended by CR, LF, CR LF or ETX as the reader is set. A seal's raw signature holds
// those bytes too, one time in two: so a payload ends where the wire falls silent, not at the first of them, and only a
// text is ever cut in several.
namespace guichet::platform::scanner {

class SerialAssembly final : public Assembly {
 public:
  void take(std::span<const std::byte> piece) override;
  bool holds_something() const override { return !held_.empty() || too_long_; }
  std::vector<std::string> after_silence() override;
  void drop() override;

 private:
  std::string held_;
  bool too_long_ = false;
};

}  // namespace guichet::platform::scanner
