#pragma once

#include <expected>
#include <stdexcept>
#include <utility>

namespace guichet::tests {

// What a test cannot do without, or the end of the test.
template <typename T, typename E>
T must(std::expected<T, E> result, const char* what) {
  if (!result) throw std::runtime_error(what);
  return *std::move(result);
}

}  // namespace guichet::tests
