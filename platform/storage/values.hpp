#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// What goes into a statement and what comes out of it: integers, texts, bytes, and nothing.
// There is no floating point here: money is in cents and instants in milliseconds.
namespace guichet::platform::storage {

// A view: the bytes bound must live as long as the call.
class Argument {
 public:
  Argument(std::nullopt_t) {}
  Argument(std::integral auto number) : value_(static_cast<std::int64_t>(number)) {}
  Argument(std::string_view text) : value_(text) {}
  Argument(const std::string& text) : value_(std::string_view(text)) {}
  Argument(const char* text) : value_(std::string_view(text)) {}
  Argument(std::span<const std::byte> bytes) : value_(bytes) {}
  Argument(const std::vector<std::byte>& bytes) : value_(std::span(bytes)) {}
  template <typename T>
  Argument(const std::optional<T>& maybe) : Argument(maybe ? Argument(*maybe) : Argument(std::nullopt)) {}

  using Value = std::variant<std::monostate, std::int64_t, std::string_view, std::span<const std::byte>>;
  const Value& value() const { return value_; }

 private:
  Value value_;
};

// One row, columns counted from 0. Asking a column for another type than its own is a broken invariant:
// std::bad_variant_access or std::out_of_range, since the schema and the query are both ours.
class Row {
 public:
  using Value = std::variant<std::monostate, std::int64_t, std::string, std::vector<std::byte>>;
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

  std::int64_t integer(std::size_t column) const { return std::get<std::int64_t>(values_.at(column)); }
  const std::string& text(std::size_t column) const { return std::get<std::string>(values_.at(column)); }
  const std::vector<std::byte>& blob(std::size_t column) const {
    return std::get<std::vector<std::byte>>(values_.at(column));
  }
  bool is_null(std::size_t column) const { return std::holds_alternative<std::monostate>(values_.at(column)); }
  std::size_t size() const { return values_.size(); }

 private:
  std::vector<Value> values_;
};

}  // namespace guichet::platform::storage
