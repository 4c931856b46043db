#include "kiosk/journey/notice.hpp"

#include <algorithm>
#include <ranges>
#include <vector>

#include "kiosk/demand/characters.hpp"
#include "kiosk/journey/intent.hpp"

namespace guichet::kiosk::journey {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  const std::string folded = demand::folded(text);
  Words words;
  for (auto&& part : std::views::split(std::string_view(folded), ' ')) {
    if (!part.empty()) words.emplace_back(part.begin(), part.end());
  }
  return words;
}

// A seal is written in Latin capitals: a name typed in another script cannot be compared with it.
bool is_latin(const Words& words) {
  return std::ranges::all_of(words, [](const std::string& word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  });
}

bool are_all_in(const Words& some, const Words& all) {
  return !some.empty() && std::ranges::all_of(some, [&](const auto& word) { return std::ranges::contains(all, word); });
}

Words answered(const demand::Answers& answers, demand::FieldId field) {
  const auto* text = answers.get<std::string>(field);
  return text == nullptr ? Words{} : words_of(*text);
}

Match match_one(const Words& declarant, const demand::Answers& applicant) {
  const Words birth = answered(applicant, "birth_name");
  const Words used = answered(applicant, "used_name");
  const Words first = answered(applicant, "first_name");
  if (declarant.empty() || birth.empty() || first.empty()) return Match::inconclusive;
  if (!is_latin(birth) || !is_latin(used) || !is_latin(first)) return Match::inconclusive;
  const bool family = are_all_in(birth, declarant) || are_all_in(used, declarant);
  const bool given = std::ranges::contains(declarant, first.front());
  if (family && given) return Match::passed;
  return family || given ? Match::inconclusive : Match::failed;
}

struct FromPage {
  Instant asked_at;
  const documents::Preview& preview;

  Intent problem(ScanProblem problem) const { return ScanFailed{.asked_at = asked_at, .problem = problem}; }

  Intent operator()(const documents::UnreadablePicture&) const { return problem(ScanProblem::unreadable); }
  Intent operator()(const documents::NoCode&) const { return problem(ScanProblem::no_seal); }
  Intent operator()(const documents::ForeignCode&) const { return problem(ScanProblem::another_document); }
  Intent operator()(const documents::BrokenSeal&) const { return problem(ScanProblem::unreadable); }
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
                              .preview = std::make_shared<const Preview>(preview)}};
  }
};

}  // namespace

Match holder(const Notice& notice, const demand::Answers& applicant) {
  const Match first = match_one(words_of(notice.declarant_1), applicant);
  const Match second = match_one(words_of(notice.declarant_2), applicant);
  if (first == Match::passed || second == Match::passed) return Match::passed;
  // A second declarant may be absent: what the first says then stands alone.
  const bool failed = first == Match::failed && (second == Match::failed || notice.declarant_2.empty());
  return failed && !notice.names_cut ? Match::failed : Match::inconclusive;
}

Intent scanned(Instant asked_at, const documents::Reading& reading) {
  return std::visit(FromPage{asked_at, reading.preview}, reading.finding);
}

}  // namespace guichet::kiosk::journey
