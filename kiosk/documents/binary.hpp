#pragma once
// The binary alphabet of seals: C40 packing, three-byte dates, and blocks of one identifier, one size and a value
// (specification 3.2.6, chapter on binary messages).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/date.hpp"

namespace guichet::kiosk::documents {

// Three characters in two bytes, as DataMatrix packs them (ISO/IEC 16022); nothing when the bytes are no text.
std::optional<std::string> decode_c40(std::string_view bytes);

// Big-endian; at most eight bytes.
std::optional<std::uint64_t> decode_unsigned(std::string_view bytes);

// The number MMDDYYYY in three bytes; the outer option is the shape, the inner one FFFFFF ("none").
std::optional<std::optional<demand::Date>> decode_binary_date(std::string_view bytes);

struct BinaryBlock {
  unsigned char id = 0;
  std::string_view value;
};

struct BinaryMessage {
  std::vector<BinaryBlock> blocks;
  std::vector<BinaryBlock> annex;             // behind the signature: not certified
  std::optional<std::string_view> signature;  // the value of block FF
  std::size_t covered = 0;                    // bytes before block FF
  bool is_whole = false;                      // ends where a block ends
};

BinaryMessage read_binary(std::string_view bytes);

// Whether these bytes are, to the last one, blocks with a signature of a size that a curve has.
bool is_binary_message(std::string_view bytes);

}  // namespace guichet::kiosk::documents
