// The shapes a value may be asked to have, by the name the table gives them. Pure functions over short texts.
#pragma once

#include <string_view>

namespace guichet::sync::registry {

// one_of, mask, date, partial_date, date_time, amount, whole_number, at_most_characters.
bool is_value_check(std::string_view check);

// Whether value passes. A check of another name passes nothing.
bool passes(std::string_view check, std::string_view argument, std::string_view value);

}  // namespace guichet::sync::registry
