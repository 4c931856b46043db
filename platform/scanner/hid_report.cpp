#include "platform/scanner/hid_report.hpp"

#include <algorithm>
#include <utility>

namespace guichet::platform::scanner {
namespace {

bool bit_of(std::span<const std::byte> report, std::size_t at) {
  return at / 8 < report.size() && (report[at / 8] & (std::byte{1} << (at % 8))) != std::byte{0};
}

std::string text_at(std::span<const std::byte> report, std::size_t at, std::size_t size) {
  const auto bytes = report.subspan(at, size);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string HidAssembly::data_of(std::span<const std::byte> report) const {
  std::size_t size = layout_.data_size;
  if (layout_.length_at) size = std::min(size, std::to_integer<std::size_t>(report[*layout_.length_at]));
  auto data = text_at(report, layout_.data_at, size);
  if (!layout_.length_at) data.erase(data.find_last_not_of('\0') + 1);
  return data;
}

void HidAssembly::take(std::span<const std::byte> report) {
  const auto needed = std::max(
      {layout_.data_at + layout_.data_size, layout_.length_at.value_or(0) + 1, layout_.symbology_at.value_or(0) + 3});
  const bool is_ours = layout_.report_id == 0 || (!report.empty() && report[0] == std::byte{layout_.report_id});
  if (!is_ours || report.size() < needed) return;
  if (held_.empty() && layout_.symbology_at) {
    auto symbology = text_at(report, *layout_.symbology_at, 3);
    if (symbology.starts_with(']')) held_ = std::move(symbology);
  }
  held_ += data_of(report);
  too_long_ = too_long_ || held_.size() > largest_payload;
  if (too_long_) held_ = "-";  // no more than that something is there
  if (layout_.continued_at && bit_of(report, *layout_.continued_at)) return;
  if (!std::exchange(too_long_, false) && !held_.empty()) whole_.push_back(held_);
  held_.clear();
}

std::vector<std::string> HidAssembly::after_silence() { return std::exchange(whole_, {}); }

void HidAssembly::drop() {
  held_.clear();
  whole_.clear();
  too_long_ = false;
}

}  // namespace guichet::platform::scanner
