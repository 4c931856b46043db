#pragma once
// The papers of a demand inside a session: the one in hand with its pages, and those that are kept. A session holds
// small pictures and what was read; the pages themselves become encrypted files of the terminal.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/demand/date.hpp"
#include "kiosk/documents/duplicate.hpp"
#include "kiosk/documents/findings.hpp"
#include "kiosk/documents/identity.hpp"
#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/sheet.hpp"
#include "kiosk/journey/common.hpp"
#include "kiosk/rules/documents_needed.hpp"
#include "platform/system/clock.hpp"

namespace guichet::kiosk::journey {

using documents::Preview;
struct Model;
struct Context;
using platform::system::Instant;

// A line of the legal list, for one person of the household or for all of it.
struct PaperId {
  std::string code;
  std::optional<std::size_t> person = {};  // index in Demand::people

  friend auto operator<=>(const PaperId&, const PaperId&) = default;
};

// What a page tells of its own validity: the paper is asked for no more while it holds.
struct PaperDates {
  std::optional<int> income_year = {};
  std::optional<demand::Date> issued = {};
  std::optional<demand::Date> expires = {};

  friend bool operator==(const PaperDates&, const PaperDates&) = default;
};

// What a machine read on a page; nothing of it is believed beyond its verdict.
struct ReadTaxNotice {
  documents::TaxNotice notice;
  documents::Verdict verdict;

  friend bool operator==(const ReadTaxNotice&, const ReadTaxNotice&) = default;
};
struct ReadProofOfAddress {
  documents::ProofOfAddress proof;
  documents::Verdict verdict;

  friend bool operator==(const ReadProofOfAddress&, const ReadProofOfAddress&) = default;
};
using ReadOnPage = std::variant<std::monostate, ReadTaxNotice, ReadProofOfAddress, documents::Identity>;

// By what a page is known again, as long as its session lasts.
using Likeness = std::shared_ptr<const documents::Fingerprint>;
struct KnownPage {
  PaperId paper;
  Likeness likeness;
};

// One page as it was captured.
struct Leaf {
  std::shared_ptr<const documents::Sheet> sheet = {};
  std::shared_ptr<const Preview> preview = {};
  ReadOnPage read = {};
  int turns = 0;  // quarters to the right that the person asked for
  Likeness likeness = {};
  std::optional<PaperId> twin = {};  // the paper in which the same page was given before, which the person is told

  friend bool operator==(const Leaf&, const Leaf&) = default;
};
using Leaves = std::vector<Leaf>;

inline constexpr std::size_t most_leaves = 12;  // of one paper

// A card or a passport: kept in colours, its machine-readable zone read.
inline bool is_of_identity(const PaperId& paper) {
  return paper.code == "identite" || paper.code == "titre_sejour" || paper.code == "identite_ou_sejour";
}

struct KeptPaper {
  PaperId paper;
  Instant kept_at{};    // its name: no two of a session have the same
  bool stored = false;  // its encrypted files are written
  std::size_t pages = 0;
  PaperDates dates = {};
  std::vector<Likeness> likenesses = {};  // of its pages, when they were captured in this session

  friend bool operator==(const KeptPaper&, const KeptPaper&) = default;
};

// The list: what is needed now, later, what is here.
struct Papers {
  friend bool operator==(const Papers&, const Papers&) = default;
};

// One paper in hand: laid on the glass page after page, looked at, then kept or done again.
struct Capturing {
  PaperId paper;
  Leaves pages = {};
  std::size_t shown = 0;                // of `pages`
  std::optional<Instant> running = {};  // since when a page is captured
  std::optional<ScanProblem> problem = {};
  std::optional<std::size_t> replaces = {};  // the page that is done again
  bool has_what_lies_there = false;          // the last capture gave a page, which may still be on the scanner

  friend bool operator==(const Capturing&, const Capturing&) = default;
};

// A picture in which no page was seen is kept only when who is shown it insists.
bool shows_a_page(const Leaf& page);
Leaves pages_to_keep(const Capturing& place, std::optional<std::size_t> insisted_on = std::nullopt);
// Of a card one side was given; a passport has no other.
bool lacks_other_side(const Capturing& place);

PaperDates dates_of(const Leaf& page);

// Where a part of a page is once the page was turned by so many quarters to the right.
documents::Region turned(documents::Region part, int quarters);

// What the page says against the answers: nothing for a page that no machine reads.
std::vector<documents::FactFinding> findings_of(const Leaf& page, const PaperId& paper, const Model& model,
                                                const Context& context);

// What this household needs today, what is here counted; empty when the terminal has no list.
using NeededPapers = std::vector<rules::NeededDocument>;
NeededPapers papers_needed(const Model& model, const Context& context);
inline PaperId paper_of(const rules::NeededDocument& needed) { return {.code = needed.code, .person = needed.person}; }
const KeptPaper* kept_paper(const Model& model, const PaperId& paper);
// What is held and still valid is not given twice; what was given in this session can be done again.
bool may_be_given(const Model& model, const Context& context, const rules::NeededDocument& needed);
// The list is one touch away from the file that is open.
bool may_open_papers(const Model& model, const Context& context);
// This terminal knows the list, and has a way to send what is given.
bool takes_papers_of_file(const Context& context);

inline constexpr std::string_view tax_notice_code = "avis_imposition";  // of the legal list

}  // namespace guichet::kiosk::journey
