// The machine-readable zones that identity papers carry, as tables: where each part stands, what may stand there, which
// check digit covers what. Positions count through all lines joined. ICAO Doc 9303 parts 4 to 6 (8th edition); the
// French card of 1988 to 2021 by the arrêté of 1 September 1987 has its own.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace guichet::kiosk::documents {

enum class MrzLayout : unsigned char { td1, td2, td3, french_card };

struct MrzSpan {
  std::size_t from = 0;
  std::size_t length = 0;  // 0: the layout has no such part
};

struct MrzCheck {
  std::size_t digit = 0;
  std::array<MrzSpan, 4> covered = {};  // one after the other; the weights run on
  bool may_be_filler = false;           // what it covers may be absent, or go on elsewhere
};

struct MrzFormat {
  MrzLayout layout;
  std::size_t lines, width;
  MrzSpan code, issuer, names, first_names, number, nationality, birth, expiry;
  MrzSpan optional;  // where a number too long for its place goes on
  std::size_t sex;
  MrzCheck number_check, birth_check, expiry_check, optional_check, composite;

  std::size_t length() const { return lines * width; }
};

inline constexpr char mrz_filler = '<';
inline constexpr char mrz_unknown = '?';
inline constexpr std::string_view mrz_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
inline constexpr std::string_view mrz_digits = "0123456789";
inline constexpr std::string_view mrz_characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

const MrzFormat& format_of(MrzLayout layout);

// By the length of the lines joined and by how they begin; nothing for a zone of another kind, visas among them.
const MrzFormat* format_of(std::string_view text);

// The characters that may stand at a position.
std::string_view allowed_at(const MrzFormat& format, std::size_t position);

// What is checked, own digits before the composite; the ones that a layout lacks cover nothing.
std::array<const MrzCheck*, 5> checks_of(const MrzFormat& format);

enum class CheckState : unsigned char { holds, fails, cannot_tell };

// Weights 7, 3, 1; digits as they are, A = 10 to Z = 35, filler 0 (Doc 9303 part 3, 4.9).
CheckState state_of(const MrzFormat& format, const MrzCheck& check, std::string_view text);

// The number that goes on in the optional data ends before its check digit (Doc 9303 part 5, 4.2.2): its length there.
std::optional<std::size_t> continued_number(const MrzFormat& format, std::string_view text);

}  // namespace guichet::kiosk::documents
