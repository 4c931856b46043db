#include "kiosk/cli/mrz_json.hpp"

#include <array>
#include <format>
#include <string>
#include <utility>

#include "kiosk/documents/identity.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

template <std::size_t count, class Enum>
Json word(const std::array<std::string_view, count>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

Json layout_json(MrzLayout layout) {
  static constexpr std::array<std::string_view, 4> words = {"td1", "td2", "td3", "french_card"};
  return word(words, layout);
}

Json doubt_json(MrzDoubt doubt) {
  static constexpr std::array<std::string_view, 3> words = {"unknown", "contradicted", "not_stated"};
  return word(words, doubt);
}

// Parts that are unknown are 0: "1985-12-00".
Json value_json(const demand::PartialDate& date) {
  return std::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}
Json value_json(const demand::Date& date) { return demand::iso_date(date); }
Json value_json(std::chrono::year_month month) {
  return std::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}
Json value_json(const std::string& text) { return as_text(text); }
Json value_json(Sex sex) {
  static constexpr std::array<std::string_view, 3> words = {"female", "male", "unspecified"};
  return word(words, sex);
}

template <class Value>
Json part_json(const MrzPart<Value>& part) {
  if (!part) return {{"value", nullptr}, {"doubt", doubt_json(part.error())}};
  return {{"value", value_json(*part)}, {"doubt", nullptr}};
}

Json name_json(const MrzPart<std::string>& part, bool cut) {
  Json json = part_json(part);
  json["cut"] = cut;
  return json;
}

// "none" is who has no state, and organisations.
MrzPart<std::string> group_of(const MrzPart<std::string>& state) {
  static constexpr std::array<std::string_view, 4> words = {"none", "french", "european_union", "other"};
  return state.transform([](const std::string& code) {
    const auto group = nationality_group(code);
    return std::string(words.at(group ? static_cast<std::size_t>(*group) : 0));
  });
}

MrzPart<std::string> masked_number(const MrzReading& reading) {
  return reading.number.transform([&](const std::string&) { return identity_of(reading).masked_number; });
}

}  // namespace

Json mrz_json(const std::optional<MrzReading>& reading) {
  if (!reading) return nullptr;
  return {{"layout", layout_json(reading->layout)},
          {"code", part_json(reading->code)},
          {"issuer", part_json(group_of(reading->issuer))},
          {"number", part_json(masked_number(*reading))},
          {"surname", name_json(reading->surname, reading->surname_cut)},
          {"first_names", name_json(reading->first_names, reading->first_names_cut)},
          {"birth", part_json(reading->birth)},
          {"sex", part_json(reading->sex)},
          {"nationality", part_json(group_of(reading->nationality))},
          {"expiry", part_json(reading->expiry)},
          {"issued", part_json(reading->issued)},
          {"checks_held", reading->checks_held},
          {"checks_failed", reading->checks_failed}};
}

}  // namespace guichet::kiosk::cli
