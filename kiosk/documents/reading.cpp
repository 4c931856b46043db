#include "kiosk/documents/reading.hpp"

#include <utility>
#include <vector>

namespace guichet::kiosk::documents {
namespace {

Finding from_seal(const Seal& seal, const Tables& tables, const TrustStore& trust, demand::Date today) {
  const Header& header = seal.header;
  const Verdict verdict = verify(seal, trust, KioskPolicy{today});
  if (verdict.reason == Reason::malformed) return BrokenSeal{Reason::malformed};
  if (is_tax_notice(header)) return SealedTaxNotice{tax_notice(seal), verdict};
  if (is_proof_of_address(header)) return SealedProofOfAddress{proof_of_address(seal), verdict};
  const DocumentType* type = type_of(header, tables);
  return OtherDocument{std::string(header.document_type), type ? type->name : std::string{}};
}

Finding from_payload(std::string_view payload, Symbology symbology, const Tables& tables, const TrustStore& trust,
                     demand::Date today) {
  const auto seal = parse_seal(payload, tables);
  if (seal) return from_seal(*seal, tables, trust, today);
  switch (seal.error()) {
    case SealError::not_a_seal: return ForeignCode{symbology};
    case SealError::unsupported_form: return BrokenSeal{Reason::unsupported_form};
    case SealError::incomplete_set: return BrokenSeal{Reason::incomplete_set};
    case SealError::malformed_header: break;
  }
  return BrokenSeal{Reason::malformed};
}

// A seal of its own, or the last missing part of one.
Finding from_symbol(std::string_view payload, const Tables& tables, const TrustStore& trust, demand::Date today,
                    SealSets& sets) {
  // Separators in letters can only be told when the whole is there.
  if (const auto whole = sets.add(payload))
    return from_payload(from_handheld_reader(*whole), Symbology::data_matrix, tables, trust, today);
  return from_payload(payload, Symbology::data_matrix, tables, trust, today);
}

}  // namespace

Reading read_page(std::span<const std::byte> encoded_image, const Tables& tables, const TrustStore& trust,
                  demand::Date today) {
  SealSets sets;
  return read_page(encoded_image, tables, trust, today, sets);
}

Reading read_page(std::span<const std::byte> encoded_image, const Tables& tables, const TrustStore& trust,
                  demand::Date today, SealSets& sets) {
  const auto picture = decode_page(encoded_image);
  if (!picture) return {UnreadablePicture{picture.error()}, {}};
  Reading reading{NoCode{}, preview_of(*picture)};
  for (const Code& code : find_codes(*picture)) {
    Finding finding = code.symbology == Symbology::data_matrix ? from_symbol(code.bytes, tables, trust, today, sets)
                                                               : ForeignCode{code.symbology};
    if (finding.index() > reading.finding.index()) reading.finding = std::move(finding);
  }
  return reading;
}

Finding read_payload(std::string_view payload, const Tables& tables, const TrustStore& trust, demand::Date today) {
  SealSets sets;
  return read_payload(payload, tables, trust, today, sets);
}

Finding read_payload(std::string_view payload, const Tables& tables, const TrustStore& trust, demand::Date today,
                     SealSets& sets) {
  return from_symbol(from_handheld_reader(payload), tables, trust, today, sets);
}

}  // namespace guichet::kiosk::documents
