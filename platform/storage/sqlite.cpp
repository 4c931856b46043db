#include "platform/storage/sqlite.hpp"

#include <cerrno>
#include <format>

namespace guichet::platform::storage {

namespace {

using Kind = Error::Kind;

Kind kind_of_code(int code, int system_errno) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Kind::damaged;
    case SQLITE_FULL: return Kind::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Kind::busy;
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT: return Kind::constraint;
    case SQLITE_IOERR: return kind_of({system_errno, std::generic_category()});
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM: return Kind::io;
    default: return Kind::misuse;
  }
}

}  // namespace

Error::Kind kind_of(const std::error_code& system_error) {
  const int code = system_error.value();
  return code == ENOSPC || code == EDQUOT || code == EFBIG ? Kind::full : Kind::io;
}

Error failure(sqlite3* handle, int code) {
  const int system_errno = handle ? sqlite3_system_errno(handle) : 0;
  return {.kind = kind_of_code(code, system_errno), .detail = std::format("sqlite {}: {}", code, sqlite3_errstr(code))};
}

}  // namespace guichet::platform::storage
