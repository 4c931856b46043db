#pragma once

#include <expected>
#include <string>
#include <utility>

// What can go wrong with the database, told apart by what must be done about it.
// `detail` is for the journal's reader and the developer: a code and SQL we wrote ourselves, never a value.
namespace guichet::platform::storage {

struct Error {
  enum class Kind {
    wrong_key,      // the file may be sound: bring the right key
    damaged,        // the right key and an unreadable file, seen twice on two connections: restore
    full,           // no room left: nothing was lost, free some space
    busy,           // another connection writes: try again
    not_encrypted,  // the file is, or would be, in clear: stop
    newer,          // written by a later version of this program: update it
    constraint,     // a rule of the schema refuses this value
    misuse,         // our own mistake
    io,             // the disk or its permissions
  };
  Kind kind;
  std::string detail;
};

inline std::unexpected<Error> failed(Error::Kind kind, std::string detail) {
  return std::unexpected(Error{kind, std::move(detail)});
}

}  // namespace guichet::platform::storage
