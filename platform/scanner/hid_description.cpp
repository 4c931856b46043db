// Reads a HID report descriptor (Device Class Definition for HID 1.11, 6.2.2) as far as a bar code scanner needs.
#include <algorithm>
#include <map>
#include <vector>

#include "platform/scanner/hid_report.hpp"

namespace guichet::platform::scanner {
namespace {

constexpr std::uint32_t byte_count = 0x0001003b, symbology_identifier_1 = 0x008c00fb, decoded_data = 0x008c00fe,
                        decode_data_continued = 0x008c00ff;

struct Item {
  int type = 0, tag = 0;  // 0 main, 1 global, 2 local
  std::uint32_t value = 0;
  std::size_t value_size = 0;
};

std::optional<Item> next_item(std::span<const std::byte>& rest) {
  if (rest.empty()) return std::nullopt;
  const auto prefix = std::to_integer<unsigned>(rest[0]);
  const std::size_t size = (prefix & 3U) == 3 ? 4 : prefix & 3U;
  if (prefix == 0xfe || rest.size() < 1 + size) return std::nullopt;  // a long item: none was ever defined
  Item item{.type = static_cast<int>((prefix >> 2U) & 3U), .tag = static_cast<int>(prefix >> 4U), .value_size = size};
  for (std::size_t i = 0; i < size; ++i) item.value |= std::to_integer<std::uint32_t>(rest[1 + i]) << (8 * i);
  rest = rest.subspan(1 + size);
  return item;
}

struct State {
  std::uint32_t page = 0, size = 0, count = 0;
  std::uint8_t report_id = 0;
};

class Reading {
 public:
  void take(const Item& item) {
    if (item.type == 1) set(item);
    if (item.type == 2 && (item.tag == 0 || item.tag == 2)) name(item);
    if (item.type != 0) return;
    if (item.tag == 8) place_fields();
    usages_.clear();
  }

  std::optional<HidLayout> layout() const { return layout_.data_size > 0 ? std::optional(layout_) : std::nullopt; }

 private:
  void set(const Item& item) {
    switch (item.tag) {
      case 0: state_.page = item.value; break;
      case 7: state_.size = item.value; break;
      case 8: state_.report_id = static_cast<std::uint8_t>(item.value); break;
      case 9: state_.count = std::min(item.value, std::uint32_t{4096}); break;
      case 10: saved_.push_back(state_); break;
      case 11:
        if (saved_.empty()) break;
        state_ = saved_.back();
        saved_.pop_back();
        break;
      default: break;
    }
  }

  // Two bytes name a usage of the page in force, four name its page too. A range counts by its end.
  void name(const Item& item) {
    usages_.push_back(item.value_size == 4 ? item.value : (state_.page << 16U) | item.value);
  }

  // A usage for each field; the last one for all that are left.
  void place_fields() {
    auto& bit = bits_[state_.report_id];
    if (bit == 0 && state_.report_id != 0) bit = 8;
    for (std::uint32_t field = 0; field < state_.count; ++field, bit += state_.size)
      if (!usages_.empty()) place(usages_[std::min<std::size_t>(field, usages_.size() - 1)], bit);
  }

  void place(std::uint32_t usage, std::size_t bit) {
    const bool is_byte = state_.size == 8 && bit % 8 == 0;
    if (usage == decode_data_continued && ours()) layout_.continued_at = layout_.continued_at.value_or(bit);
    if (!is_byte) return;
    if (usage == decoded_data) place_data(bit / 8);
    if (usage == byte_count) length_at_[state_.report_id] = bit / 8;
    if (usage == symbology_identifier_1) symbology_at_[state_.report_id] = bit / 8;
    if (ours()) complete();
  }

  void place_data(std::size_t at) {
    if (layout_.data_size > 0 && !ours()) return;
    if (layout_.data_size == 0) layout_.report_id = state_.report_id, layout_.data_at = at;
    if (at == layout_.data_at + layout_.data_size) ++layout_.data_size;
  }

  bool ours() const { return layout_.data_size > 0 && layout_.report_id == state_.report_id; }
  void complete() {
    if (const auto found = length_at_.find(layout_.report_id); found != length_at_.end())
      layout_.length_at = found->second;
    if (const auto found = symbology_at_.find(layout_.report_id); found != symbology_at_.end())
      layout_.symbology_at = found->second;
  }

  State state_;
  std::vector<State> saved_;
  std::vector<std::uint32_t> usages_;
  std::map<std::uint8_t, std::size_t> bits_, length_at_, symbology_at_;
  HidLayout layout_;
};

}  // namespace

std::optional<HidLayout> layout_of(std::span<const std::byte> description) {
  Reading reading;
  while (const auto item = next_item(description)) reading.take(*item);
  return reading.layout();
}

}  // namespace guichet::platform::scanner
