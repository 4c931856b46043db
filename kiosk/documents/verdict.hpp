// Says whether a seal proves what it states: proven, altered, or undetermined with the first reason met. The law of the
// kiosk is a type of its own here, with no way to believe a test authority.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "kiosk/demand/date.hpp"
#include "kiosk/documents/seal.hpp"
#include "kiosk/documents/trust.hpp"

namespace guichet::kiosk::documents {

enum class Outcome : unsigned char { proven, altered, undetermined };

// In the order in which they are looked for; the first one decides.
enum class Reason : unsigned char {
  unsupported_form,
  incomplete_set,  // one symbol of several: the others are missing
  malformed,
  test_authority,
  unknown_authority,
  unknown_certificate,
  unusable_key,
  wrong_signer,  // its certificate is for other documents
  outside_validity,
  revoked,         // whatever the day of signing, which a stolen key would choose
  bundle_too_old,  // nobody knows what was revoked or renewed since
  bad_signature,
  valid,
};
constexpr std::size_t reason_count = static_cast<std::size_t>(Reason::valid) + 1;

struct Verdict {
  Outcome outcome = Outcome::undetermined;
  Reason reason = Reason::malformed;
  bool test = false;                      // a test authority, a test certificate: without value on paper
  std::optional<bool> signature_holds{};  // nothing: not checked

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// What a terminal applies: whatever certificates it was given, a test seal proves nothing.
struct KioskPolicy {
  demand::Date today;
};

// What a person with a command line applies, to try official specimens: a test authority that they supplied counts.
struct WorkbenchPolicy {
  demand::Date today;
};

// Altered is said only when the named key, valid on the day of signing, did not sign these bytes and the bundle of
// trust is fresh. A certificate that was not valid on that day may be another one's successor: its key proves nothing
// either way, hence undetermined.
Verdict verify(const Seal& seal, const TrustStore& trust, KioskPolicy policy);
Verdict verify(const Seal& seal, const TrustStore& trust, WorkbenchPolicy policy);

// FR00, XX00, certificate 0000 or TEST.
bool is_test(const Header& header);

std::string_view name_of(Outcome outcome);  // "proven" …
std::string_view name_of(Reason reason);    // "unknown_authority" …

}  // namespace guichet::kiosk::documents
