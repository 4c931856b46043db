#include "kiosk/documents/tax_notice.hpp"

#include <algorithm>
#include <array>

#include "kiosk/documents/nir_text.hpp"
#include "kiosk/documents/sealed_text.hpp"

namespace guichet::kiosk::documents {
namespace {

using Part = TaxNotice::Part;

// The beginning of a number is another number.
std::string_view whole_value(const Seal& seal, std::string_view id) {
  const Field* field = seal.find(id);
  return field && !field->truncated ? field->value : std::string_view{};
}

std::optional<demand::Euros> income(const Seal& seal) {
  const auto euros = demand::Euros::parse(whole_value(seal, "41"), demand::Sign::may_be_negative);
  return euros ? std::optional(*euros) : std::nullopt;
}

int year(std::string_view text) {
  if (text.size() != 4 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return 0;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

// One field with all its parts, or the postal lines one by one.
std::string address(const Seal& seal) {
  if (const std::string_view whole = seal.value("4Y"); !whole.empty()) return with_parts_joined(whole, ", ");
  std::string text;
  for (const std::string_view id : {"6S", "6T", "6U", "6V"}) append_part(text, seal.value(id), ", ");
  std::string town(seal.value("6W"));
  append_part(town, seal.value("6X"), " ");
  append_part(text, town, ", ");
  return text;
}

bool is_truncated(const Seal& seal, std::string_view id) {
  const Field* field = seal.find(id);
  return field && field->truncated;
}

}  // namespace

bool is_tax_notice(const Header& header) { return is_of_type(header, {"28", "04"}); }

TaxNotice tax_notice(const Seal& seal) {
  // Before 2022 the declarants were one field, 10, and the notice had no year.
  const std::string_view first = seal.find("46") ? "46" : "10";
  TaxNotice notice{.reference_tax_income = income(seal),
                   .income_year = year(whole_value(seal, "45")),
                   .declarant_1 = without_nir(with_parts_joined(seal.value(first), " ")),
                   .declarant_2 = without_nir(with_parts_joined(seal.value("48"), " ")),
                   .notice_reference = std::string(whole_value(seal, "44")),
                   .shares = std::string(whole_value(seal, "43")),
                   .address = without_nir(address(seal)),
                   .truncated = {}};
  if (is_truncated(seal, first)) notice.truncated.insert(Part::declarant_1);
  if (is_truncated(seal, "48")) notice.truncated.insert(Part::declarant_2);
  constexpr std::array<std::string_view, 7> address_fields = {"4Y", "6S", "6T", "6U", "6V", "6W", "6X"};
  if (std::ranges::any_of(address_fields, [&](std::string_view id) { return is_truncated(seal, id); }))
    notice.truncated.insert(Part::address);
  return notice;
}

}  // namespace guichet::kiosk::documents
