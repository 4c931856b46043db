#pragma once
// Numbers among signs that a machine has read: a NIR by its key, so that nothing else is taken for one, and the unique
// number of a demand by its shape.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/unique_number.hpp"
#include "kiosk/documents/nir_reader.hpp"

namespace guichet::kiosk::documents {

struct SignSpan {
  std::size_t first = 0, last = 0;

  friend bool operator==(const SignSpan&, const SignSpan&) = default;
};

// Thirteen digits and the key, grouped in any way; letters that machines take for digits are forgiven.
std::vector<SignSpan> find_nirs(std::span<const ReadSign> signs);

// A number of that length begins like a NIR, and only its key says no: it may have been misread.
bool may_be_a_misread_nir(std::span<const ReadSign> signs);

// The same in a text that is known to the letter, as a seal's fields are.
bool contains_nir(std::string_view text);
// And in its place stars: what a seal holds of it is neither kept nor shown.
std::string without_nir(std::string_view text);

std::optional<demand::UniqueNumber> unique_number_in(std::span<const ReadSign> signs);

}  // namespace guichet::kiosk::documents
