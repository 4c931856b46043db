#pragma once

#include <cstddef>
#include <expected>

#include "platform/system/secret.hpp"

// Who keeps the terminal's key, and how well: every keeper gives the same 32 bytes back at each start, or says why not.
// Ready for a TPM: a keeper names its level, so that the terminal can show and report how it is protected.
namespace guichet::platform::vault {

inline constexpr std::size_t key_size = 32;

enum class Level { memory, key_file, tpm };

struct Error {
  enum class Kind { missing, not_a_file, readable_by_others, wrong_size, already_exists, unreadable, unwritable };
  Kind kind;
  friend bool operator==(const Error&, const Error&) = default;
};

struct KeyProvider {
  virtual ~KeyProvider() = default;
  virtual std::expected<system::SecretBytes, Error> load() = 0;
  virtual Level level() const = 0;
};

}  // namespace guichet::platform::vault
