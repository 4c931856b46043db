// A code is what a stranger prints: any bytes must be taken apart without a fault, and never be proven by chance.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kiosk/documents/proof_of_address.hpp"
#include "kiosk/documents/seal_set.hpp"
#include "kiosk/documents/tax_notice.hpp"
#include "kiosk/documents/verdict.hpp"
#include "platform/system/paths.hpp"
#include "tests/support/seal_authority.hpp"

namespace {

using namespace guichet::kiosk::documents;

struct Desk {
  Tables tables = Tables::load(guichet::platform::system::assets_folder() / "seals").value();
  TrustStore trust;

  Desk() { trust.add("XX01", "DEM1", guichet::tests::SealAuthority().certificate()); }
};

bool lies_within(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void take_apart(const std::string& payload, const Desk& desk) {
  const auto seal = parse_seal(payload, desk.tables);
  if (!seal) return;
  if (!lies_within(seal->signed_bytes, payload) || !lies_within(seal->signature, payload)) std::abort();
  for (const Field& field : seal->fields) {
    const bool is_binary = field.bytes.data() != nullptr;
    if (!lies_within(is_binary ? field.bytes : field.value, payload)) std::abort();
  }
  // The key was made a moment ago: no input can have been signed with it.
  constexpr guichet::kiosk::demand::Date today = std::chrono::year{2026} / 11 / 22;
  if (verify(*seal, desk.trust, KioskPolicy{today}).outcome == Outcome::proven) std::abort();
  static_cast<void>(tax_notice(*seal));
  static_cast<void>(proof_of_address(*seal));
  static_cast<void>(missing_fields(*seal, desk.tables));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Desk desk;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  take_apart(from_handheld_reader(rest), desk);
  // The same bytes as the symbols of a set, one a line.
  SealSets sets;
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    if (const auto whole = sets.add(rest.substr(0, end))) take_apart(*whole, desk);
    rest.remove_prefix(end + 1);
  }
  if (const auto whole = sets.add(rest)) take_apart(*whole, desk);
  return 0;
}
