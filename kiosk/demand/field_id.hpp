#pragma once

#include <compare>
#include <string_view>

namespace guichet::kiosk::demand {

// The stable name of a field. Made from literals only, so that it never outlives its text: names that come from a
// screen or a file are looked up with find_field().
class FieldId {
 public:
  consteval FieldId(const char* literal) : name_(literal) {}  // NOLINT(google-explicit-constructor)

  constexpr std::string_view view() const { return name_; }
  friend constexpr auto operator<=>(FieldId, FieldId) = default;

 private:
  std::string_view name_;
};

}  // namespace guichet::kiosk::demand
