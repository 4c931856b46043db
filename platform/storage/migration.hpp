#pragma once

#include <string_view>

// One dated step of the schema; each room brings its own, and the database applies the missing ones when it opens.
// Once delivered, a migration never changes: what it got wrong is put right by a later one.
namespace guichet::platform::storage {

struct Migration {
  std::string_view date;  // 2026-11-22
  std::string_view name;  // unique among those of its day
  std::string_view sql;   // one or several statements, without BEGIN or COMMIT
};

}  // namespace guichet::platform::storage
