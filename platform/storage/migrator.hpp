#pragma once

#include <expected>
#include <span>

#include "platform/storage/connection.hpp"
#include "platform/storage/error.hpp"
#include "platform/storage/migration.hpp"

// Brings a database to the schema this program knows, one dated step and one transaction at a time.
// A database that knows more than the program is refused: an old program must not write in a newer one's tables.
namespace guichet::platform::storage {

std::expected<void, Error> migrate(Connection& connection, std::span<const Migration> migrations);

}  // namespace guichet::platform::storage
