// Papers on the glass or under the camera, at every place that asks for one.
#include "kiosk/journey/form.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/pictures/place_list.hpp"

namespace guichet::tests {

using namespace kiosk;
using namespace kiosk::journey;

const platform::scanner::PageBox page_seen{0.25, 0.1, 0.75, 0.9};

// An identity paper instead of typing: read whole, or a name that had no room for its end.
void PlaceList::introducing() {
  const auto from = ask(draft_, "civility", 0, Return::onward);
  add("introducing", Introducing{.from = from});
  add("introducing.running", Introducing{.from = from, .running = visitor_.now()});
  add("introducing.problem", Introducing{.from = from, .problem = ScanProblem::no_zone});
  documents::Identity passport{.paper = documents::IdentityPaper::passport,
                               .surname = "MARTIN DE LA ROCHEFOUCAULD",
                               .first_names = "ELEONORE MARIE",
                               .birth = demand::PartialDate{1985, 12, 3},
                               .sex = documents::Sex::female,
                               .nationality = documents::NationalityGroup::european_union};
  const auto read = [&] { return Leaf{.sheet = std::make_shared<documents::Sheet>(), .read = passport}; };
  add("introducing.read", Introducing{.from = from, .page = read()});
  passport.surname_cut = true;
  add("introducing.cut", Introducing{.from = from, .page = read(), .keeps_page = true});
}

void PlaceList::papers() {
  add("scanning", Scanning{});
  add("scanning.running", Scanning{.running = visitor_.now()});
  for (const auto problem :
       {ScanProblem::no_paper, ScanProblem::unreadable, ScanProblem::no_seal, ScanProblem::unchecked,
        ScanProblem::another_document, ScanProblem::another_year, ScanProblem::busy, ScanProblem::cover_open,
        ScanProblem::jammed, ScanProblem::scanner_failed})
    add("scanning.problem", Scanning{.problem = problem});
  for (const auto seal : {Seal::proven, Seal::altered, Seal::undetermined})
    for (const auto match : {Match::passed, Match::failed, Match::inconclusive})
      for (const bool correcting : {false, true}) {
        if (!correcting && seal != Seal::proven) continue;  // these figures are always typed
        add(correcting ? "reviewing.correcting" : "reviewing",
            Reviewing{.notice = test::notice_of("MARTIN DE LA ROCHEFOUCAULD ELEONORE", seal),
                      .holder = match,
                      .correcting = correcting});
      }
  papers_of_the_list();
  add("summary", Summary{});
  add("summary.refused", Summary{.problems = demand::problems(draft_, test_world())});
  add("declaring", Declaring{.problem = true});
}

void PlaceList::papers_of_the_list() {
  add("papers", Papers{});
  auto& papers = all_.back().model.papers;
  papers = {{.paper = {.code = "identite", .person = 0}, .kept_at = visitor_.now(), .stored = true, .pages = 2},
            {.paper = {.code = "avis_imposition", .person = 0},
             .kept_at = visitor_.now() + std::chrono::seconds{1},
             .pages = 1,
             .dates = {.income_year = 2021}}};
  const PaperId identity{.code = "identite", .person = 0};
  add("capturing", Capturing{.paper = identity});
  add("capturing.running", Capturing{.paper = identity, .running = visitor_.now()});
  add("capturing.problem", Capturing{.paper = identity, .problem = ScanProblem::no_paper});
  under_a_camera(Capturing{.paper = identity, .running = visitor_.now()});
  const auto page = [](std::optional<documents::QualityFault> fault) {
    auto sheet = std::make_shared<documents::Sheet>();
    sheet->quality = {.readable = !fault, .fault = fault};
    return Leaf{.sheet = std::move(sheet), .preview = a_scanned_page()};
  };
  add("capturing.readable", Capturing{.paper = identity, .pages = {page({})}});
  add("capturing.several", Capturing{.paper = identity, .pages = {page({}), page({}), page({})}, .shown = 1});
  const auto twin = [&](const PaperId& first) {
    auto one = page({});
    one.twin = first;
    return one;
  };
  add("capturing.twin", Capturing{.paper = identity, .pages = {twin(papers[1].paper)}});
  add("capturing.twin.here", Capturing{.paper = identity, .pages = {page({}), twin(identity)}, .shown = 1});
  for (auto fault = documents::Fault::no_page; fault <= documents::Fault::blurred;
       fault = documents::Fault(int(fault) + 1))
    add("capturing.fault",
        Capturing{.paper = identity,
                  .pages = {page(documents::QualityFault{fault, {.x = 0.1, .y = 0.3, .width = 0.6, .height = 0.2}})}});
  all_.push_back({"capturing.turned", apply(all_.back().model, TurnPage{}, visitor_.context()).model});
}

void PlaceList::under_a_camera(const Capturing& running) {
  using platform::scanner::Advice;
  const auto seen = seen_by_a_camera();
  const screens::Picture picture{0, static_cast<float>(seen.width), static_cast<float>(seen.height)};
  for (auto advice = Advice::lay_page; advice <= Advice::captured; advice = Advice(int(advice) + 1)) {
    const bool taken = advice == Advice::capture;
    add("capturing.camera", running,
        {.advice = advice, .page = page_seen, .picture = picture, .done = taken ? std::optional(0.6) : std::nullopt});
  }
  add("capturing.reading", running, {.done = 0.4});
  add("scanning.camera", Scanning{.running = visitor_.now()},
      {.advice = Advice::hold_still, .page = page_seen, .picture = picture});
  const auto from = ask(draft_, "civility", 0, Return::onward);
  for (auto place :
       {Place(Capturing{.paper = running.paper, .problem = ScanProblem::unreadable}), Place(Scanning{}),
        Place(Introducing{.from = from, .problem = ScanProblem::no_zone}),
        Place(CheckingNumber{.scan_problem = ScanProblem::no_number}),
        Place(Resuming{.scan_problem = ScanProblem::no_slip}), Place(Proving{.standing = test::open_standing()})}) {
    add("capturing.camera.ready", std::move(place));
    all_.back().films = true;
  }
  const screens::Taking steady{.advice = Advice::hold_still, .page = page_seen, .picture = picture};
  for (auto place : {Place(Introducing{.from = from, .running = visitor_.now()}),
                     Place(CheckingNumber{.reading = visitor_.now()}), Place(Resuming{.reading = visitor_.now()}),
                     Place(Proving{.standing = test::open_standing(), .running = visitor_.now()})})
    add("capturing.camera.elsewhere", std::move(place), steady);
}

}  // namespace guichet::tests
