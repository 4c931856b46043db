#pragma once
// What a town says about itself and about those it works with: its service, the landlords of its communes, the
// mediation commission. Data with source and date; what the town gave nothing for is missing here, never invented.

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/codes.hpp"
#include "kiosk/demand/date.hpp"
#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::receipt {

// A value of the town's file. Without a date nobody verified it, and the paper says so.
struct Sourced {
  std::string value;
  std::string source;
  std::optional<demand::Date> verified_on = {};

  friend bool operator==(const Sourced&, const Sourced&) = default;
};

// After how long without a suitable offer the mediation commission can be seized: the préfet fixes it (L441-1-4).
struct MediationDelay {
  std::string housing{};  // "T1", "T2-T3"; empty: any housing
  int months = 0;
  Sourced origin{};

  friend bool operator==(const MediationDelay&, const MediationDelay&) = default;
};

// The service under whose code a terminal registers.
struct Office {
  std::optional<Sourced> service, address, hours, phone;
  std::optional<Sourced> mediation_address;
  std::vector<MediationDelay> mediation_delays;

  friend bool operator==(const Office&, const Office&) = default;
};

struct Landlord {
  demand::DeskCode desk;
  std::vector<demand::CommuneCode> communes;  // none: wherever the desk registers
  Sourced name;
  std::string address;

  friend bool operator==(const Landlord&, const Landlord&) = default;
};

class Territory {
 public:
  // The bytes of assets/territory/desks.tsv and landlords.tsv.
  static std::expected<Territory, demand::ParseError> parse(std::string_view desks, std::string_view landlords);

  Office office(const demand::DeskCode& desk) const;  // empty when the files do not know the desk
  std::vector<Landlord> landlords(const demand::DeskCode& desk, const demand::CommuneCode& commune) const;

 private:
  std::vector<std::pair<demand::DeskCode, Office>> offices_;
  std::vector<Landlord> landlords_;
};

}  // namespace guichet::kiosk::receipt
