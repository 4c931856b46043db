#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <sane/sane.h>

// The options of a device by their well-known names. Setting one may change the others: each is looked up afresh.
namespace guichet::platform::scanner {

class SaneOptions {
 public:
  explicit SaneOptions(SANE_Handle device) : device_(device) {}

  // Sets a number to the nearest that the device takes, not below `wanted` if there is a choice. What was set; nothing
  // when there is no such option or it refuses.
  std::optional<double> set_number(std::string_view name, double wanted) const;
  // The same, to the largest value, but no more than `most` when the option is in millimetres.
  void set_extent(std::string_view name, double most) const;
  void set_least(std::string_view name) const;

  enum class Choice { made, none_fits, no_choice };
  // The first word of the option's list that has one of `wanted` in it and none of `unwanted`; earlier ones are
  // preferred.
  Choice choose(std::string_view name, std::initializer_list<std::string_view> wanted,
                std::initializer_list<std::string_view> unwanted = {}) const;

 private:
  struct Found {
    SANE_Int index;
    const SANE_Option_Descriptor* option;
  };
  std::optional<Found> find(std::string_view name) const;
  std::optional<double> set(const Found& found, SANE_Word word) const;
  bool set(const Found& found, std::string_view word) const;

  SANE_Handle device_;
};

}  // namespace guichet::platform::scanner
