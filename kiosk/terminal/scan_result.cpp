#include "kiosk/terminal/scan_result.hpp"

#include <memory>

namespace guichet::kiosk::terminal {
namespace {

using journey::ScanProblem;

journey::Seal seal_of(documents::Outcome outcome) {
  switch (outcome) {
    case documents::Outcome::proven: return journey::Seal::proven;
    case documents::Outcome::altered: return journey::Seal::altered;
    case documents::Outcome::undetermined: break;
  }
  return journey::Seal::undetermined;
}

std::shared_ptr<const journey::Preview> shown(documents::Preview preview) {
  return std::make_shared<const journey::Preview>(preview.width, preview.height, std::move(preview.rgba));
}

struct Told {
  journey::Instant asked_at;
  documents::Preview& preview;

  journey::Intent problem(ScanProblem what) const { return journey::ScanFailed{asked_at, what}; }

  journey::Intent operator()(const documents::UnreadablePicture&) const { return problem(ScanProblem::unreadable); }
  journey::Intent operator()(const documents::NoCode&) const { return problem(ScanProblem::no_seal); }
  journey::Intent operator()(const documents::ForeignCode&) const { return problem(ScanProblem::no_seal); }
  journey::Intent operator()(const documents::BrokenSeal&) const { return problem(ScanProblem::unreadable); }
  journey::Intent operator()(const documents::OtherDocument&) const { return problem(ScanProblem::another_document); }
  journey::Intent operator()(const documents::SealedProofOfAddress&) const { return problem(ScanProblem::another_document); }
  journey::Intent operator()(const documents::SealedTaxNotice& sealed) const {
    const auto& notice = sealed.notice;
    // Without an income or its year there is nothing to keep from this page.
    if (!notice.reference_tax_income || notice.income_year == 0) return problem(ScanProblem::unreadable);
    return journey::Scanned{asked_at,
                            {.seal = seal_of(sealed.verdict.outcome),
                             .income = *notice.reference_tax_income,
                             .income_year = notice.income_year,
                             .declarant_1 = notice.declarant_1,
                             .declarant_2 = notice.declarant_2,
                             .notice_reference = notice.notice_reference,
                             .preview = shown(std::move(preview))}};
  }
};

}  // namespace

journey::Intent scan_result(documents::Reading reading, journey::Instant asked_at) {
  return std::visit(Told{asked_at, reading.preview}, reading.finding);
}

}  // namespace guichet::kiosk::terminal
