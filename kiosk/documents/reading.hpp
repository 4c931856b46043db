// One scanned page in, everything the kiosk may say about it out: a closed set, so that the screen forgets no case.
// Only the kiosk's own policy is applied here.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <variant>

#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/proof_of_address.hpp"
#include "kiosk/documents/seal_set.hpp"
#include "kiosk/documents/tables.hpp"
#include "kiosk/documents/tax_notice.hpp"
#include "kiosk/documents/verdict.hpp"

namespace guichet::kiosk::documents {

struct UnreadablePicture {
  PictureError error = PictureError::damaged;
};
struct NoCode {};
struct ForeignCode {  // a code of the post, of a shop, of another kind of seal: nothing is wrong with the paper
  Symbology symbology = Symbology::data_matrix;
};
struct BrokenSeal {  // a 2D-Doc that cannot be taken apart, or not yet
  Reason reason = Reason::malformed;
};
struct OtherDocument {
  std::string type;  // "06"
  std::string name;  // "Bulletin de salaire"; empty when the tables do not know the type
};
struct SealedProofOfAddress {
  ProofOfAddress proof;
  Verdict verdict;
};
struct SealedTaxNotice {
  TaxNotice notice;
  Verdict verdict;
};

// In the order of what they say: of several codes on a page the last alternative wins.
using Finding = std::variant<UnreadablePicture, NoCode, ForeignCode, BrokenSeal, OtherDocument, SealedProofOfAddress,
                             SealedTaxNotice>;

struct Reading {
  Finding finding;
  Preview preview;  // empty for an unreadable picture
};

Reading read_page(std::span<const std::byte> encoded_image, const Tables& tables, const TrustStore& trust,
                  demand::Date today);

// The same for one page of several: `sets` keeps the symbols of seals that go on elsewhere, and with them what is
// written there. It belongs to one person's papers.
Reading read_page(std::span<const std::byte> encoded_image, const Tables& tables, const TrustStore& trust,
                  demand::Date today, SealSets& sets);

// The same from the payload of a code, as a handheld reader gives it.
Finding read_payload(std::string_view payload, const Tables& tables, const TrustStore& trust, demand::Date today);
Finding read_payload(std::string_view payload, const Tables& tables, const TrustStore& trust, demand::Date today,
                     SealSets& sets);

}  // namespace guichet::kiosk::documents
