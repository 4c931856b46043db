#include "platform/scanner/serial_assembly.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace guichet::platform::scanner {
namespace {

constexpr char stx = '\x02';
constexpr std::string_view ends = "\r\n\x03";

// The separators that seals and parcels have between their fields belong to texts.
bool is_text(std::string_view bytes) {
  constexpr std::string_view controls = "\x02\x03\x04\r\n\x1c\x1d\x1e\x1f";
  return std::ranges::all_of(bytes, [&](char c) { return (c >= ' ' && c <= '~') || controls.contains(c); });
}

void add(std::vector<std::string>& payloads, std::string_view one) {
  if (one.starts_with(stx)) one.remove_prefix(1);
  if (!one.empty()) payloads.emplace_back(one);
}

}  // namespace

void SerialAssembly::take(std::span<const std::byte> piece) {
  if (held_.size() + piece.size() > largest_payload) {
    held_.clear();
    too_long_ = true;
  }
  if (!too_long_) held_.append(reinterpret_cast<const char*>(piece.data()), piece.size());
}

std::vector<std::string> SerialAssembly::after_silence() {
  if (std::exchange(too_long_, false)) return {};
  if (held_.empty() || !ends.contains(held_.back())) return {};
  const auto bytes = std::exchange(held_, {});
  std::string_view rest = bytes;
  std::vector<std::string> payloads;
  if (!is_text(rest)) {
    rest.remove_suffix(rest.ends_with("\r\n") ? 2 : 1);
    add(payloads, rest);
    return payloads;
  }
  while (!rest.empty()) {
    const auto end = rest.find_first_of(ends);
    add(payloads, rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return payloads;
}

void SerialAssembly::drop() {
  held_.clear();
  too_long_ = false;
}

}  // namespace guichet::platform::scanner
