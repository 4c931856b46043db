// What the sandbox reads in a demand file and writes in the one it gives back. Elements that no public document shows
// live in urn:guichet:1, under demandeLogement/complement; assets/registry/README.md lists them.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/registry/answer.hpp"
#include "sync/sandbox/life_cycle.hpp"

namespace guichet::sync::sandbox {

// The part of a message that decides what is done with it.
struct Incoming {
  std::string type;    // typeFichier
  std::string number;  // empty in a creation
  std::string desk;
  std::optional<Date> created;
  std::optional<int> version_read;  // of the demand this change was written on
  bool by_staff = false;
  bool states_income = false;
  std::string motive;  // of a closure
};
Incoming read_incoming(std::string_view xml);

// The message as it is kept: with its number, without what was said to the registry only.
std::string to_content(std::string_view xml, const std::string& number);

// The demand as it is answered: what is kept, and where it stands.
std::string with_standing(std::string_view content, const Standing& standing, const LifeRules& rules);

// One anomaly for each of the applicant's civil particulars that the message changes.
std::vector<registry::Anomaly> changed_particulars(std::string_view content, std::string_view xml);

struct Held {
  std::string number;
  std::string content;
  Standing standing;
};

// A demand file with its g:suivi. Its dates are days, or months before today: "-P11M". The error is a reason, in
// English.
std::expected<Held, std::string> read_seed(std::string_view xml, Date today);

}  // namespace guichet::sync::sandbox
