// Finds social security numbers printed on a page and paints them out before the page is kept: no picture of a paper
// may hold one (décret 2017-917, article 3). Bounded in time, and says when it could not look everywhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "kiosk/demand/unique_number.hpp"
#include "kiosk/documents/nir_reader.hpp"

namespace guichet::kiosk::documents {

// A budget is of work: the time that this thread computes, not what others take of the machine.
struct NirSearch {
  std::vector<Zone> zones;  // with a margin
  bool finished = true;     // false: time ran out, and the page may hold one more
};

NirSearch find_nir(const Picture& page, LineReader& reader, std::chrono::milliseconds budget = std::chrono::seconds{4},
                   const std::stop_token& stop = {});

// Filled black; rows without padding, 1 byte a pixel for grey and 3 for colours.
void paint_out(std::span<std::uint8_t> pixels, int width, int channels, std::span<const Zone> zones);

// Both, on a grey page.
NirSearch black_out_nir(Picture& page, LineReader& reader, std::chrono::milliseconds budget = std::chrono::seconds{4},
                        const std::stop_token& stop = {});

// The number of a demand on a letter of the registry; nothing when two lines say different ones.
std::optional<demand::UniqueNumber> find_unique_number(const Picture& page, LineReader& reader,
                                                       std::chrono::milliseconds budget = std::chrono::seconds{4},
                                                       const std::stop_token& stop = {});

}  // namespace guichet::kiosk::documents
