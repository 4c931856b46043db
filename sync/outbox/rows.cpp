#include "sync/outbox/rows.hpp"

#include <algorithm>
#include <array>
#include <expected>
#include <iterator>
#include <string>

namespace guichet::sync::outbox {

State state_named(std::string_view name) {
  constexpr std::array<std::string_view, 4> names{"waiting", "sending", "acknowledged", "refused"};
  return static_cast<State>(std::ranges::distance(names.begin(), std::ranges::find(names, name)));
}

Result<void> one_changed(const Result<std::vector<platform::storage::Row>>& changed, std::string_view transition) {
  if (!changed) return std::unexpected(changed.error());
  if (changed->size() == 1) return {};
  return platform::storage::failed(platform::storage::Error::Kind::misuse,
                                   std::string{transition} + ": nothing in the expected state");
}

}  // namespace guichet::sync::outbox
