#include "kiosk/journey/notice.hpp"

#include <array>

#include "kiosk/journey/intent.hpp"

namespace guichet::kiosk::journey {
namespace {

struct FromPage {
  Instant asked_at;
  const Leaf& page;

  Leaf page_with(const documents::SealedTaxNotice& sealed) const {
    Leaf leaf = page;
    leaf.read = ReadTaxNotice{.notice = sealed.notice, .verdict = sealed.verdict};
    return leaf;
  }

  Intent problem(ScanProblem problem) const { return ScanFailed{.asked_at = asked_at, .problem = problem}; }

  Intent operator()(const documents::UnreadablePicture&) const { return problem(ScanProblem::unreadable); }
  Intent operator()(const documents::NoCode&) const { return problem(ScanProblem::no_seal); }
  Intent operator()(const documents::ForeignCode&) const { return problem(ScanProblem::another_document); }
  // A seal of another family is no fault of the page.
  Intent operator()(const documents::BrokenSeal& seal) const {
    return problem(seal.reason == documents::Reason::unsupported_form ? ScanProblem::another_document
                                                                      : ScanProblem::unreadable);
  }
  Intent operator()(const documents::OtherDocument&) const { return problem(ScanProblem::another_document); }
  Intent operator()(const documents::SealedProofOfAddress&) const { return problem(ScanProblem::another_document); }

  Intent operator()(const documents::SealedTaxNotice& sealed) const {
    const documents::TaxNotice& notice = sealed.notice;
    if (!notice.reference_tax_income) return problem(ScanProblem::unreadable);
    using Part = documents::TaxNotice::Part;
    return Scanned{.asked_at = asked_at,
                   .notice = {.seal = sealed.verdict.outcome,
                              .income = *notice.reference_tax_income,
                              .income_year = notice.income_year,
                              .declarant_1 = notice.declarant_1,
                              .declarant_2 = notice.declarant_2,
                              .names_cut = notice.truncated.contains(Part::declarant_1) ||
                                           notice.truncated.contains(Part::declarant_2),
                              .notice_reference = notice.notice_reference,
                              .page = page_with(sealed)}};
  }
};

}  // namespace

Match holder(const Notice& notice, const demand::Answers& applicant) {
  const std::array declarants = {documents::WrittenName{.text = notice.declarant_1, .cut = notice.names_cut},
                                 documents::WrittenName{.text = notice.declarant_2, .cut = notice.names_cut}};
  return documents::match_any(declarants, documents::typed_name(applicant));
}

Intent scanned(Instant asked_at, const documents::Finding& finding, const Leaf& page) {
  return std::visit(FromPage{asked_at, page}, finding);
}

}  // namespace guichet::kiosk::journey
