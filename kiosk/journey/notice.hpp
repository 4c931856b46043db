#pragma once
// What a session keeps of a tax notice that was scanned: who it names, the income it proves, the page to look at.
// Whether it speaks of the applicant is judged here, forgiving what the seal's capitals do to names.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/demand.hpp"

namespace guichet::kiosk::journey {

enum class Match : unsigned char { passed, failed, inconclusive };

// The straightened page, rows of RGBA.
struct Preview {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

enum class Seal : unsigned char { proven, altered, undetermined };

struct Notice {
  Seal seal = Seal::undetermined;
  demand::Euros income;  // revenu fiscal de référence
  int income_year = 0;
  std::string declarant_1;  // as the seal writes it: capitals, no accents
  std::string declarant_2;
  std::string notice_reference;
  std::shared_ptr<const Preview> preview;

  friend bool operator==(const Notice&, const Notice&) = default;
};

// Compares the declarants with the applicant's names: used or birth name, and first name.
Match holder(const Notice& notice, const demand::Answers& applicant);

}  // namespace guichet::kiosk::journey
