#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "platform/scanner/assembly.hpp"

// Reports of a HID point-of-sale bar code scanner (HID Usage Tables, page 8C). Makers order them as they like: the
// device's own description says where things are.
namespace guichet::platform::scanner {

struct HidLayout {
  std::uint8_t report_id = 0;  // 0: reports have no number before them
  std::size_t data_at = 0, data_size = 0;
  std::optional<std::size_t> length_at = {};     // without one, zeros after the data are no data
  std::optional<std::size_t> symbology_at = {};  // three letters as AIM writes them: "]d1"
  std::optional<std::size_t> continued_at = {};  // a bit

  friend bool operator==(const HidLayout&, const HidLayout&) = default;
};

// Nothing when it describes no bar code scanner.
std::optional<HidLayout> layout_of(std::span<const std::byte> description);

class HidAssembly final : public Assembly {
 public:
  explicit HidAssembly(HidLayout layout) : layout_(layout) {}

  void take(std::span<const std::byte> report) override;
  bool holds_something() const override { return !held_.empty() || !whole_.empty(); }
  std::vector<std::string> after_silence() override;
  void drop() override;

 private:
  std::string data_of(std::span<const std::byte> report) const;

  HidLayout layout_;
  std::string held_;
  std::vector<std::string> whole_;
  bool too_long_ = false;
};

}  // namespace guichet::platform::scanner
