#include "kiosk/receipt/territory.hpp"

#include <algorithm>
#include <charconv>

#include "kiosk/demand/lines.hpp"

namespace guichet::kiosk::receipt {
namespace {

using demand::ParseError;

// The last two columns of each line: where the value comes from, and the day someone verified it.
std::expected<Sourced, ParseError> sourced(std::string_view value, std::string_view source, std::string_view verified) {
  if (value.empty() || source.empty()) return std::unexpected(ParseError::empty);
  Sourced read{.value = std::string(value), .source = std::string(source)};
  if (verified.empty()) return read;
  const auto date = demand::parse_iso_date(verified);
  if (!date) return std::unexpected(date.error());
  read.verified_on = *date;
  return read;
}

// "36" months, for the housing after "mediation_delay:", or for any.
std::expected<MediationDelay, ParseError> delay(std::string_view what, const Sourced& origin) {
  MediationDelay read{.origin = origin};
  const auto colon = what.find(':');
  if (colon != std::string_view::npos) read.housing = what.substr(colon + 1);
  const char* end = origin.value.data() + origin.value.size();
  const auto [stopped, error] = std::from_chars(origin.value.data(), end, read.months);
  if (error != std::errc{} || stopped != end || read.months <= 0) return std::unexpected(ParseError::bad_shape);
  read.origin.value.clear();  // told once, as months: two delays of one order have one origin
  return read;
}

std::optional<Sourced> Office::* place_of(std::string_view what) {
  if (what == "service") return &Office::service;
  if (what == "address") return &Office::address;
  if (what == "hours") return &Office::hours;
  if (what == "phone") return &Office::phone;
  if (what == "mediation_address") return &Office::mediation_address;
  return nullptr;
}

std::optional<ParseError> take(Office& office, std::string_view what, Sourced value) {
  if (auto place = place_of(what)) {
    office.*place = std::move(value);
    return std::nullopt;
  }
  if (!what.starts_with("mediation_delay")) return ParseError::bad_shape;
  auto read = delay(what, value);
  if (!read) return read.error();
  office.mediation_delays.push_back(*std::move(read));
  return std::nullopt;
}

std::expected<std::vector<demand::CommuneCode>, ParseError> communes(std::string_view text) {
  std::vector<demand::CommuneCode> all;
  if (text == "*") return all;
  while (!text.empty()) {
    const auto space = text.find(' ');
    const auto code = demand::CommuneCode::parse(text.substr(0, space));
    if (!code) return std::unexpected(code.error());
    all.push_back(*code);
    text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
  }
  if (all.empty()) return std::unexpected(ParseError::empty);
  return all;
}

std::expected<Landlord, ParseError> landlord(std::string_view line) {
  const auto [desk, where, name, address, source, verified] = demand::columns<6>(line);
  const auto code = demand::DeskCode::parse(desk);
  if (!code) return std::unexpected(code.error());
  auto list = communes(where);
  if (!list) return std::unexpected(list.error());
  auto named = sourced(name, source, verified);
  if (!named) return std::unexpected(named.error());
  return Landlord{
      .desk = *code, .communes = *std::move(list), .name = *std::move(named), .address = std::string(address)};
}

}  // namespace

std::expected<Territory, ParseError> Territory::parse(std::string_view desks, std::string_view landlords) {
  Territory territory;
  auto& offices = territory.offices_;
  for (const std::string_view line : demand::data_lines(desks)) {
    const auto [desk, what, value, source, verified] = demand::columns<5>(line);
    const auto code = demand::DeskCode::parse(desk);
    if (!code) return std::unexpected(code.error());
    auto read = sourced(value, source, verified);
    if (!read) return std::unexpected(read.error());
    auto office = std::ranges::find(offices, *code, [](const auto& pair) { return pair.first; });
    if (office == offices.end()) office = offices.insert(office, {*code, Office{}});
    if (const auto error = take(office->second, what, *std::move(read))) return std::unexpected(*error);
  }
  for (const std::string_view line : demand::data_lines(landlords)) {
    auto read = landlord(line);
    if (!read) return std::unexpected(read.error());
    territory.landlords_.push_back(*std::move(read));
  }
  return territory;
}

Office Territory::office(const demand::DeskCode& desk) const {
  const auto found = std::ranges::find(offices_, desk, [](const auto& pair) { return pair.first; });
  return found == offices_.end() ? Office{} : found->second;
}

std::vector<Landlord> Territory::landlords(const demand::DeskCode& desk, const demand::CommuneCode& commune) const {
  std::vector<Landlord> there;
  for (const Landlord& landlord : landlords_) {
    const auto& places = landlord.communes;
    const bool is_there = places.empty() || std::ranges::find(places, commune) != places.end();
    if (landlord.desk == desk && is_there) there.push_back(landlord);
  }
  return there;
}

}  // namespace guichet::kiosk::receipt
