#pragma once

#define SQLITE_HAS_CODEC 1  // Debian's header shows sqlite3_key_v2 only to those who say so
#include <memory>
#include <string>
#include <system_error>

#include <sqlcipher/sqlite3.h>

#include "platform/storage/error.hpp"

// SQLCipher's C interface, for this room alone: an owner for its handle, and its codes told as our errors.
// No message of the library is repeated once values are bound: it could quote them.
namespace guichet::platform::storage {

struct CloseHandle {
  void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;

Error::Kind kind_of(const std::error_code& system_error);  // full or io

// The last failure of this connection, by its code's fixed description.
Error failure(sqlite3* handle, int code);

}  // namespace guichet::platform::storage
