#pragma once

#include <string_view>
#include <vector>

#include "platform/storage/database.hpp"
#include "sync/outbox/outbox.hpp"

// What the rows of letters and of parcels have in common.
namespace guichet::sync::outbox {

State state_named(std::string_view name);

// A transition changes the one row that is in the state it starts from, else it is our own mistake, told by its name.
Result<void> one_changed(const Result<std::vector<platform::storage::Row>>& changed, std::string_view transition);

}  // namespace guichet::sync::outbox
