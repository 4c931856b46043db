#pragma once
// Papers that a demand already has, wherever it was told: scanned here, or held by the registry with the marks that a
// desk set on them. Whether one is still good depends on the day, and on nothing but what it says of itself.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/standing.hpp"
#include "kiosk/rules/document_table.hpp"

namespace guichet::kiosk::rules {

// asked: no paper yet, a desk asks for it by name. not_arrived: it was given, and the registry did not get it.
enum class HeldState : std::uint8_t { received, unusable, out_of_list, obsolete, asked, not_arrived };

struct HeldDocument {
  std::string code;
  std::optional<std::size_t> person = {};  // index in Demand::people; nothing: not told, or the household's
  std::optional<int> income_year = {};
  std::optional<demand::Date> issued = {};
  std::optional<demand::Date> expires = {};
  HeldState state = HeldState::received;
  std::string words = {};  // of the desk that marked it, for the person to read
  std::string label = {};  // the registry's own name for it

  friend bool operator==(const HeldDocument&, const HeldDocument&) = default;
};

// Why a paper that was given must be given again.
enum class Fault : std::uint8_t { none, unusable, out_of_list, obsolete, another_year, too_old, expired, not_arrived };
std::string_view name_of(Fault fault);  // "too_old" …

// What a date does not say is not held against the paper: the desk that received it looked at it.
Fault fault_of(const HeldDocument& held, const Freshness& freshness, demand::Date on);

// The year whose income such a paper tells; nothing for a paper without.
std::optional<int> wanted_income_year(const Freshness& freshness, demand::Date on);

std::vector<HeldDocument> held_documents(const demand::Standing& standing);

}  // namespace guichet::kiosk::rules
