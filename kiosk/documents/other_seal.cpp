#include "kiosk/documents/other_seal.hpp"

#include <algorithm>
#include <array>

#include "platform/system/ascii.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::is_digit;

constexpr bool is_base32(char c) { return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'); }

std::optional<OtherSeal> behind_the_mark(std::string_view payload) {
  const char version = payload.size() > 1 ? payload[1] : '\0';
  if (version == '\x04') return std::nullopt;
  return version == '\x02' || version == '\x03' ? OtherSeal::icao_vds : OtherSeal::unknown;
}

}  // namespace

std::optional<OtherSeal> other_seal(std::string_view payload) {
  if (payload.starts_with('\xdc')) return behind_the_mark(payload);
  if (payload.size() >= 4 && payload.starts_with("DC") && is_digit(payload[2]) && is_digit(payload[3]) &&
      (payload[2] != '0' || payload[3] < '1' || payload[3] > '4'))
    return OtherSeal::unknown;
  if ((payload.starts_with("RDB1") || payload.starts_with("NDB1")) && payload.size() > 40 &&
      std::ranges::all_of(payload.substr(4), is_base32))
    return OtherSeal::icao_idb;
  if (payload.starts_with('{') && payload.contains("\"icao.") && payload.contains("\"sig\""))
    return OtherSeal::icao_vds_nc;
  return std::nullopt;
}

std::string_view name_of(OtherSeal seal) {
  static constexpr std::array<std::string_view, 4> names = {"icao_vds", "icao_idb", "icao_vds_nc", "unknown"};
  return names[static_cast<std::size_t>(seal)];
}

}  // namespace guichet::kiosk::documents
