#pragma once

#include <expected>
#include <filesystem>

#include "platform/storage/error.hpp"
#include "platform/storage/sqlite.hpp"
#include "platform/system/secret.hpp"

// From a path and a key to a connection that can be trusted: unlocked, durable, and proven to be encrypted.
// Every setting of the database is in this file's .cpp.
namespace guichet::platform::storage {

std::expected<Handle, Error> open_encrypted(const std::filesystem::path& path, const system::SecretBytes& key);

}  // namespace guichet::platform::storage
