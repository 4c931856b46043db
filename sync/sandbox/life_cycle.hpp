// The life of a demand at the registry: registered, renewed each year, closed, sometimes brought back. Pure functions
// of a day; durations are parameters, because the sources do not agree and today's values are not public.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/sandbox/calendar.hpp"

namespace guichet::sync::sandbox {

// In months after the deposit or the last renewal.
struct LifeRules {
  int renewal_opens = 10;      // service-public F32880; its sister F32881 says 11
  int validity = 12;           // CCH R441-2-7
  int closed_after = 13;       // not renewed; order of 23/03/2015 for local systems, since repealed
  int reactivable_until = 18;  // same source
};

// The closures the sandbox itself reasons about (list motifsRadiation, 2017).
inline constexpr std::string_view given_up = "RADABA";
inline constexpr std::string_view not_renewed = "RADREN";
inline constexpr std::string_view no_answer = "RADCON";

struct Closure {
  std::string motive;
  Date on;
  bool operator==(const Closure&) const = default;
};

struct Paper {
  std::string code;
  std::string label;    // French
  std::string state;    // recue, manquante, inexploitable, hors_perimetre, obsolete
  std::string comment;  // French; may be empty
  // As they are written, empty where nothing is said.
  std::string person = {};  // whose it is, in the order of the message
  std::string income_year = {};
  std::string issued = {};
  std::string expires = {};
  bool operator==(const Paper&) const = default;
};

struct Standing {
  Date deposited;
  std::optional<Date> renewed = {};
  std::optional<Closure> closure = {};
  int version = 1;  // one more at each accepted change
  std::vector<Paper> papers = {};
  bool operator==(const Standing&) const = default;
};

Date valid_until(const Standing& standing, const LifeRules& rules);
Date renewal_opens(const Standing& standing, const LifeRules& rules);

// Until when the desk may bring it back with its number and seniority; nothing when its closure is final.
std::optional<Date> reactivable_until(const Standing& standing, const LifeRules& rules);

// The same demand seen that day: closed if nobody renewed it in time.
Standing on_day(Standing standing, Date today, const LifeRules& rules);

}  // namespace guichet::sync::sandbox
