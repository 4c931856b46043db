#pragma once
// What a paper says against what the demand says: one finding for each fact that both know, with its result and the
// article that makes it matter. A paper whose seal was altered says nothing; what is not proven is only read.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/commune_directory.hpp"
#include "kiosk/demand/demand.hpp"
#include "kiosk/documents/name_match.hpp"
#include "kiosk/documents/proof_of_address.hpp"
#include "kiosk/documents/tax_notice.hpp"
#include "kiosk/documents/verdict.hpp"

namespace guichet::kiosk::documents {

// Where a fact comes from. Sealed: proven by a signature; read: on the paper only; typed: by the person.
enum class Origin : std::uint8_t { sealed, read, typed };
std::string_view name_of(Origin origin);

enum class Fact : std::uint8_t {
  seal,
  name,
  income,
  income_year,
  people,  // how many the notice counts, by its shares
  address,
  address_age,
  birth_date,
  expiry,
};
std::string_view name_of(Fact fact);

struct FactFinding {
  Fact fact;
  Match result = Match::inconclusive;
  Origin origin = Origin::read;              // of the paper's side; the other is typed
  std::size_t person = 0;                    // in Demand::people
  std::optional<demand::Value> stated = {};  // by the paper; nothing when it has no value to show
  std::optional<demand::Value> typed = {};
  std::string_view article = {};

  friend bool operator==(const FactFinding&, const FactFinding&) = default;
};

enum class Audience : std::uint8_t { person, staff };

// "finding.income.failed.person": one sentence for each of them.
std::string text_key(const FactFinding& finding, Audience audience);

// Of whose paper it is, and when: what the comparison needs beside the paper.
struct Against {
  const demand::Demand& demand;
  std::size_t person = 0;
  demand::Date today{};
  const demand::CommuneDirectory& communes;
};

// Whoever the papers of identity or stay name; read by a machine, proven by nobody.
struct IdentityFacts {
  WrittenName name = {};
  std::optional<demand::PartialDate> birth = {};
  std::optional<demand::Date> expires = {};
  bool permit = false;  // to stay: it must be in force (CCH R441-1); an identity card proves a name all the same
  Origin origin = Origin::read;

  friend bool operator==(const IdentityFacts&, const IdentityFacts&) = default;
};

// The income looked at is the one of the year before last (arrêté du 29/07/1987); the year after it may add a fall.
inline constexpr int income_years_back = 2;
// Custom of desks: no text was found that says it. To be confirmed before a town relies on it.
inline constexpr int address_months = 3;

std::vector<FactFinding> findings(const TaxNotice& notice, const Verdict& verdict, const Against& against);
std::vector<FactFinding> findings(const ProofOfAddress& proof, const Verdict& verdict, const Against& against);
std::vector<FactFinding> findings(const IdentityFacts& identity, const Against& against);

}  // namespace guichet::kiosk::documents
