#pragma once

#include <expected>
#include <filesystem>
#include <system_error>

#include "platform/system/secret.hpp"

// The small file beside a database that tells "this is not the key" from "this is the key, and the file is damaged":
// SQLCipher answers both with the same code. It holds a keyed digest, from which a key of 32 random bytes cannot be
// found.
namespace guichet::platform::storage {

enum class KeyVerdict { right, wrong, unknown /* no record, or a damaged one */ };

KeyVerdict judge_key(const std::filesystem::path& database, const system::SecretBytes& key);
std::expected<void, std::error_code> record_key(const std::filesystem::path& database, const system::SecretBytes& key);

}  // namespace guichet::platform::storage
