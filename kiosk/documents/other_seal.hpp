#pragma once
// Seals that are no 2D-Doc, told by how they begin. Nothing of them is verified here, and nothing is said against the
// paper that carries one. How those of ISO 22376 begin is in no public text: they are codes like any other, or unknown.

#include <optional>
#include <string_view>

namespace guichet::kiosk::documents {

enum class OtherSeal : unsigned char {
  icao_vds,     // ICAO 9303-13 and BSI TR-03137: 0xDC, then 02 or 03
  icao_idb,     // ICAO data structure for barcodes: RDB1 or NDB1, then base32
  icao_vds_nc,  // the same in JSON, for health certificates
  unknown,      // 0xDC or DC, and a version that is neither theirs nor of 2D-Doc
};

std::optional<OtherSeal> other_seal(std::string_view payload);

std::string_view name_of(OtherSeal seal);  // "icao_vds" …

}  // namespace guichet::kiosk::documents
