#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/documents/identity.hpp"

namespace {

using namespace guichet::kiosk::documents;

template <class Value>
void must_be_known(const MrzPart<Value>& part, const MrzFormat& format, const MrzCheck& check, std::string_view text) {
  if (part && state_of(format, check, text) != CheckState::holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto reading = parse_mrz(text, std::chrono::year{2026} / 11 / 27);
  if (!reading) return 0;
  const MrzFormat& format = format_of(reading->layout);
  must_be_known(reading->number, format, format.number_check, text);
  must_be_known(reading->birth, format, format.birth_check, text);
  if (format.expiry.length > 0) must_be_known(reading->expiry, format, format.expiry_check, text);
  const bool contradicted = state_of(format, format.composite, text) == CheckState::fails;
  if (contradicted && (reading->number || reading->birth || reading->expiry)) std::abort();
  if (contradicted && reading->layout == MrzLayout::french_card && (reading->surname || reading->sex)) std::abort();
  if (reading->birth && !reading->birth->earliest().ok()) std::abort();
  for (const auto* name : {&reading->surname, &reading->first_names})
    if (*name && (**name).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ ") != std::string::npos) std::abort();
  if (reading->is_whole() && reading->checks_failed > 0) std::abort();
  static_cast<void>(identity_of(*reading));
  return 0;
}
