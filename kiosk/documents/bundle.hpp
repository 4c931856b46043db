#pragma once
// The dated bundle of trust that assets/trust/make writes: which authorities the official list names, when, and which
// files belong to it. A folder without one is the word of whoever made the folder.

#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/demand/date.hpp"

namespace guichet::kiosk::documents {

enum class TrustError : unsigned char {
  no_such_folder,
  unreadable,
  damaged,  // a file of the bundle is missing or another; a list of revocations that its authority did not sign
};

struct Bundle {
  demand::Date date{};                                    // when authorities and certificates were collected
  int sequence = 0;                                       // of the official list
  demand::Date next_update{};                             // the official list is not to be used after that day
  std::map<std::string, bool, std::less<>> authorities;   // in accord; false: the list says that it is revoked
  std::map<std::string, std::string, std::less<>> files;  // name and SHA-256 in hexadecimal

  // Beyond the list's own term, or older than the town allows.
  bool is_too_old(demand::Date today, std::optional<std::chrono::days> most_age) const;
};

// Nothing when the folder has no `bundle.tsv`.
std::expected<std::optional<Bundle>, TrustError> read_bundle(const std::filesystem::path& folder);

}  // namespace guichet::kiosk::documents
