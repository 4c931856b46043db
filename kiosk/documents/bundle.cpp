#include "kiosk/documents/bundle.hpp"

#include <charconv>
#include <fstream>
#include <iterator>

#include "kiosk/demand/lines.hpp"

namespace guichet::kiosk::documents {
namespace {

bool take_date(demand::Date& place, std::string_view text) {
  const auto date = demand::parse_iso_date(text);
  if (date) place = *date;
  return date.has_value();
}

bool take_number(int& place, std::string_view text) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
  return error == std::errc() && end == text.data() + text.size();
}

// What a later bundle may say more is left alone.
bool take(Bundle& bundle, std::string_view line) {
  const auto [word, first, second] = demand::columns<3>(line);
  if (word == "date") return take_date(bundle.date, first);
  if (word == "next_update") return take_date(bundle.next_update, first);
  if (word == "sequence") return take_number(bundle.sequence, first);
  if (word == "authority") bundle.authorities.insert_or_assign(std::string(first), second == "in_accord");
  if (word == "file") bundle.files.insert_or_assign(std::string(first), std::string(second));
  return true;
}

}  // namespace

bool Bundle::is_too_old(demand::Date today, std::optional<std::chrono::days> most_age) const {
  if (today > next_update) return true;
  return most_age && std::chrono::sys_days{today} - std::chrono::sys_days{date} > *most_age;
}

std::expected<std::optional<Bundle>, TrustError> read_bundle(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder / "bundle.tsv", error)) return std::nullopt;
  std::ifstream stream(folder / "bundle.tsv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator(stream), {}};
  if (!stream) return std::unexpected(TrustError::unreadable);
  Bundle bundle;
  for (const std::string_view line : demand::data_lines(bytes)) {
    if (!take(bundle, line)) return std::unexpected(TrustError::damaged);
  }
  if (!bundle.date.ok() || !bundle.next_update.ok()) return std::unexpected(TrustError::damaged);
  return bundle;
}

}  // namespace guichet::kiosk::documents
