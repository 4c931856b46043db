#include <algorithm>
#include <utility>

#include "kiosk/journey/step.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::journey {
namespace {

// A page of its own small picture, turned as the person sees it.
std::shared_ptr<const Preview> turned(const Preview& preview) {
  Preview result{.width = preview.height, .height = preview.width, .rgba = {}};
  result.rgba.resize(preview.rgba.size());
  constexpr std::size_t channels = 4;
  const auto width = static_cast<std::size_t>(preview.width), height = static_cast<std::size_t>(preview.height);
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const auto from = preview.rgba.begin() + static_cast<std::ptrdiff_t>((y * width + x) * channels);
      const auto to = (x * height + (height - 1 - y)) * channels;
      std::copy_n(from, channels, result.rgba.begin() + static_cast<std::ptrdiff_t>(to));
    }
  }
  return std::make_shared<const Preview>(std::move(result));
}

// Pages are mended while nothing is being captured.
Capturing* in_hand(Step& step) {
  auto* place = step.at<Capturing>();
  return place == nullptr || place->running || place->pages.empty() ? nullptr : place;
}

bool may_see_papers(Step& step) {
  return !step.model.file && !step.model.paused && (step.at<Summary>() != nullptr || step.at<Scanning>() != nullptr);
}

// What an altered seal says is worth nothing.
bool is_altered(const documents::Verdict& verdict) { return verdict.outcome == documents::Outcome::altered; }

// The pages that one more could be the same as: a paper that is given again takes the place of its own first pages.
std::vector<KnownPage> known_pages(const Model& model, const Capturing& place, std::optional<std::size_t> but) {
  std::vector<KnownPage> known;
  for (std::size_t i = 0; i < place.pages.size(); ++i)
    if (i != but && place.pages[i].likeness) known.push_back({place.paper, place.pages[i].likeness});
  for (const KeptPaper& one : model.papers)
    for (const Likeness& likeness : one.likenesses)
      if (one.paper != place.paper && likeness) known.push_back({one.paper, likeness});
  return known;
}

PaperDates dates_of(const Leaves& pages) {
  for (const Leaf& page : pages)
    if (const auto dates = dates_of(page); dates != PaperDates{}) return dates;
  return {};
}

}  // namespace

documents::Region turned(documents::Region part, int quarters) {
  for (int i = 0; i < quarters; ++i)
    part = {.x = 1 - part.y - part.height, .y = part.x, .width = part.height, .height = part.width};
  return part;
}

bool shows_a_page(const Leaf& page) {
  return !page.sheet || !page.sheet->quality.fault || page.sheet->quality.fault->fault != documents::Fault::no_page;
}

Leaves pages_to_keep(const Capturing& place, std::optional<std::size_t> insisted_on) {
  Leaves pages;
  for (std::size_t i = 0; i < place.pages.size(); ++i)
    if (insisted_on == i || shows_a_page(place.pages[i])) pages.push_back(place.pages[i]);
  return pages;
}

bool lacks_other_side(const Capturing& place) {
  if (!is_of_identity(place.paper) || place.pages.size() != 1) return false;
  const auto* read = std::get_if<documents::Identity>(&place.pages.front().read);
  return read == nullptr || read->paper != documents::IdentityPaper::passport;
}

PaperDates dates_of(const Leaf& page) {
  return std::visit(platform::system::Match{
                        [](const ReadTaxNotice& read) {
                          return is_altered(read.verdict) ? PaperDates{}
                                                          : PaperDates{.income_year = read.notice.income_year};
                        },
                        [](const ReadProofOfAddress& read) {
                          return is_altered(read.verdict) ? PaperDates{} : PaperDates{.issued = read.proof.issued};
                        },
                        [](const documents::Identity& read) { return PaperDates{.expires = read.expiry}; },
                        [](std::monostate) { return PaperDates{}; },
                    },
                    page.read);
}

std::vector<documents::FactFinding> findings_of(const Leaf& page, const PaperId& paper, const Model& model,
                                                const Context& context) {
  using Findings = std::vector<documents::FactFinding>;
  const documents::Against against{.demand = model.draft,
                                   .person = paper.person.value_or(0),
                                   .today = context.world.today,
                                   .communes = context.world.communes};
  return std::visit(
      platform::system::Match{
          [&](const ReadTaxNotice& read) { return documents::findings(read.notice, read.verdict, against); },
          [&](const ReadProofOfAddress& read) { return documents::findings(read.proof, read.verdict, against); },
          [&](const documents::Identity& read) { return documents::findings(documents::facts_of(read), against); },
          [](std::monostate) { return Findings{}; },
      },
      page.read);
}

void capture_page(Step& step, Capturing& place, Lying page, std::optional<std::size_t> replaces) {
  if (place.running || (!replaces && place.pages.size() >= most_leaves)) return;
  place.running = step.context.now;
  place.replaces = replaces;
  place.problem.reset();
  place.has_what_lies_there = false;
  step.emit(effect::CapturePage{.asked_at = step.context.now,
                                .paper = place.paper,
                                .another = page == Lying::another_page,
                                .known = known_pages(step.model, place, replaces)});
}

NeededPapers papers_needed(const Model& model, const Context& context) {
  if (!context.settings.documents) return {};
  // What the registry has, then what was given in this session: a good one of either is enough.
  auto held = model.file ? model.file->held : std::vector<rules::HeldDocument>();
  for (const KeptPaper& one : model.papers) {
    held.push_back({.code = one.paper.code,
                    .person = one.paper.person,
                    .income_year = one.dates.income_year,
                    .issued = one.dates.issued,
                    .expires = one.dates.expires});
  }
  return rules::documents_needed(model.draft, context.world.today, *context.settings.documents, held);
}

const KeptPaper* kept_paper(const Model& model, const PaperId& paper) {
  const auto found = std::ranges::find_last(model.papers, paper, &KeptPaper::paper);
  return found.empty() ? nullptr : &found.front();
}

bool is_wanted(const Model& model, const Context& context, const PaperId& paper) {
  return std::ranges::any_of(papers_needed(model, context), [&](const rules::NeededDocument& needed) {
    const bool stands_for_it = needed.by == paper.code && needed.person == paper.person;
    return needed.state != rules::DocumentState::forbidden && (stands_for_it || paper_of(needed) == paper);
  });
}

bool may_be_given(const Model& model, const Context& context, const rules::NeededDocument& needed) {
  if (!context.settings.takes_papers || needed.state == rules::DocumentState::forbidden) return false;
  return needed.state != rules::DocumentState::received || kept_paper(model, paper_of(needed)) != nullptr;
}

std::vector<KeptPaper> latest_papers(const Model& model) {
  std::vector<KeptPaper> papers;
  for (const KeptPaper& one : model.papers)
    if (kept_paper(model, one.paper) == &one) papers.push_back(one);
  return papers;
}

std::vector<KeptPaper> papers_to_give(const Step& step) {
  auto papers = latest_papers(step.model);
  std::erase_if(papers, [&](const KeptPaper& one) { return !is_wanted(step.model, step.context, one.paper); });
  return papers;
}

void settle_papers(Step& step) { step.emit(effect::SettlePapers{step.model.papers}); }

// A paper given before stays until this one is stored: a disk that is full loses neither.
void keep_paper(Step& step, PaperId paper, Leaves pages) {
  if (pages.empty()) return;
  auto& papers = step.model.papers;
  Instant kept_at = step.context.now;
  while (std::ranges::contains(papers, kept_at, &KeptPaper::kept_at)) ++kept_at;
  std::vector<Likeness> likenesses;
  for (const Leaf& page : pages) likenesses.push_back(page.likeness);
  papers.push_back({.paper = std::move(paper),
                    .kept_at = kept_at,
                    .pages = pages.size(),
                    .dates = dates_of(pages),
                    .likenesses = std::move(likenesses)});
  step.emit(effect::KeepPaper{.paper = papers.back(), .pages = std::move(pages)});
}

void forget_papers_of(Step& step, std::size_t person) {
  if (step.model.file) forget_held_of(*step.model.file, person);
  auto& papers = step.model.papers;
  if (papers.empty()) return;
  std::erase_if(papers, [&](const KeptPaper& one) { return one.paper.person == person; });
  for (KeptPaper& one : papers)
    if (one.paper.person && *one.paper.person > person) --*one.paper.person;
  settle_papers(step);
}

void make_room_for_papers_of(Step& step, std::size_t person) {
  if (step.model.file) make_room_for_held_of(*step.model.file, person);
  auto& papers = step.model.papers;
  if (papers.empty()) return;
  for (KeptPaper& one : papers)
    if (one.paper.person && *one.paper.person >= person) ++*one.paper.person;
  settle_papers(step);
}

void keep_pages(Step& step, const Capturing& place) {
  if (place.running || place.pages.empty()) return;
  keep_paper(step, place.paper, pages_to_keep(place, place.shown));
  step.go(Papers{});
}

// The old page stays until the new one is there, and gives it its place.
void retake_page(Step& step) {
  auto* place = in_hand(step);
  if (place == nullptr) return;
  capture_page(step, *place, Lying::any_page, place->shown);
}

// What was scanned is not thrown away because someone turns back: it can be taken out of the list.
void back_from_capturing(Step& step) {
  stop_scanning(step);
  const auto* place = step.at<Capturing>();
  keep_paper(step, place->paper, pages_to_keep(*place));
  step.go(Papers{});
}

void on(Step& step, const OpenPapers&) {
  if (step.model.file) return open_papers_of_file(step);
  if (may_see_papers(step)) step.go(Papers{});
}

void on(Step& step, const TakePaper& intent) {
  if (step.at<Papers>() == nullptr) return;
  const auto papers = papers_needed(step.model, step.context);
  const auto wanted = std::ranges::find(papers, intent.paper, paper_of);
  if (wanted == papers.end() || !may_be_given(step.model, step.context, *wanted)) return;
  step.go(Capturing{.paper = intent.paper});
  // A camera needs no touch more. What lies there may be the paper that was just kept, or one that nobody has yet.
  const auto lying = step.model.papers.empty() ? Lying::any_page : Lying::another_page;
  if (step.context.settings.films) capture_page(step, *step.at<Capturing>(), lying);
}

void on(Step& step, const AddPage&) {
  if (auto* place = in_hand(step))
    capture_page(step, *place, place->has_what_lies_there ? Lying::another_page : Lying::any_page);
}

void on(Step& step, const TurnPage&) {
  auto* place = in_hand(step);
  if (place == nullptr) return;
  Leaf& page = place->pages[place->shown];
  page.turns = (page.turns + 1) % 4;
  if (page.preview) page.preview = turned(*page.preview);
}

void on(Step& step, const MovePage& intent) {
  auto* place = in_hand(step);
  if (place == nullptr) return;
  const auto last = static_cast<std::ptrdiff_t>(place->pages.size()) - 1;
  const auto from = static_cast<std::ptrdiff_t>(place->shown);
  const auto to = std::clamp<std::ptrdiff_t>(from + std::clamp(intent.places, -1, 1), 0, last);
  std::swap(place->pages[static_cast<std::size_t>(from)], place->pages[static_cast<std::size_t>(to)]);
  place->shown = static_cast<std::size_t>(to);
}

void on(Step& step, const ShowPage& intent) {
  auto* place = in_hand(step);
  if (place != nullptr && intent.page < place->pages.size()) place->shown = intent.page;
}

void on(Step& step, const DropPage&) {
  auto* place = in_hand(step);
  if (place == nullptr) return;
  place->pages.erase(place->pages.begin() + static_cast<std::ptrdiff_t>(place->shown));
  place->shown = place->pages.empty() ? 0 : std::min(place->shown, place->pages.size() - 1);
  // Whichever of two was taken out, the other is alone now.
  for (Leaf& page : place->pages)
    if (page.twin == place->paper) page.twin.reset();
}

void on(Step& step, const PageCaptured& intent) {
  if (auto* introducing = step.at<Introducing>()) return look_at_identity(*introducing, intent, step.context);
  auto* place = step.at<Capturing>();
  if (place == nullptr || place->running != intent.asked_at) return;
  place->running.reset();
  place->has_what_lies_there = true;
  if (place->replaces) {
    Leaf& before = place->pages[*place->replaces];
    if (shows_a_page(before) && !shows_a_page(intent.page))
      place->problem = ScanProblem::no_paper;
    else
      before = intent.page;
    return;
  }
  place->pages.push_back(intent.page);
  place->shown = place->pages.size() - 1;
}

}  // namespace guichet::kiosk::journey
