#include "tests/pictures/places.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"

namespace guichet::tests {
namespace {

using namespace kiosk;
using namespace kiosk::journey;
using demand::Subject;

DepositSlip slip() { return {.reference = test::Visitor::reference(), .deposited_on = test_world().today}; }

const platform::scanner::PageBox page_seen{0.25, 0.1, 0.75, 0.9};

class Places {
 public:
  explicit Places(const demand::Demand& draft) : usual_(draft), draft_(draft) {}

  std::vector<NamedModel> all() {
    path();
    questions();
    introducing();
    papers();
    ends();
    resuming();
    overlays();
    coming_back();
    in_a_file();
    others(std::make_index_sequence<std::variant_size_v<Place::Variant>>{});
    return std::move(all_);
  }

 private:
  void add(std::string name, Place place) {
    all_.push_back({std::move(name),
                    {.place = std::move(place), .draft = draft_, .language = "fr", .last_touch = visitor_.now()}});
  }

  // While a page is being taken.
  void add(std::string name, Place place, const screens::Taking& taking) {
    add(std::move(name), std::move(place));
    all_.back().taking = taking;
    all_.back().films = taking.advice.has_value();
  }

  void path() {
    add("attract", Attract{});
    add("welcome", Welcome{});
    add("language", ChoosingLanguage{});
    add("your_data", YourData{});
    add("household", Household{.problem = demand::Problem::nobody_else});
    add("adding_person", AddingPerson{});
    add("interrupted", Interrupted{});
    for (const auto failure : {Failure::storage_full, Failure::storage_damaged, Failure::storage_unavailable})
      add("trouble", Trouble{failure});
  }

  // Each page for each it is about: as the draft fills it, and refused with everything missing.
  void questions() {
    for (const auto& page : pages())
      for (std::size_t person = 0; person < draft_.people.size(); ++person) {
        const bool of_demand = page.subjects.has(Subject::demand);
        if (of_demand ? person > 0 : !page.subjects.has(draft_.people[person].subject)) continue;
        const auto name = "asking." + std::string(page.id.view()) + "." + std::to_string(person);
        draft_ = draft_where_asked(page, person, usual_);
        auto asking = ask(draft_, page.id, person, Return::onward);
        add(name, asking);
        for (const auto field : page.fields) asking.problems.push_back({field, demand::Problem::missing});
        asking.search = "saint";
        add(name + ".refused", asking);
        for (const auto* date : {"00/03/1985", "00/00/1985"}) unknown(name, page, person, date);
        if (const auto* field = amount_field(page.id)) {
          asking.amounts = true;
          asking.form[std::string(field->id.view())] = std::string(field->list) == "ressourceVersee" ? "PAV:" : "SAL:1200;AJPP:;AMV:0";
          add(name + ".amounts", asking);
        }
        draft_ = usual_;
      }
  }

  // Born on a day, or in a month, that no paper tells.
  void unknown(const std::string& name, const Page& page, std::size_t person, const char* date) {
    auto asking = ask(draft_, page.id, person, Return::onward);
    const auto id = *page.fields.begin();
    if (!demand::field(id).limits.day_may_be_unknown) return;
    asking.form[std::string(id.view())] = date;
    add(name + ".unknown", asking);
  }

  // An identity paper instead of typing: read whole, or a name that had no room for its end.
  void introducing() {
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

  void papers() {
    add("scanning", Scanning{});
    add("scanning.running", Scanning{.running = visitor_.now()});
    for (const auto problem : {ScanProblem::no_paper, ScanProblem::unreadable, ScanProblem::no_seal,
                               ScanProblem::unchecked, ScanProblem::another_document, ScanProblem::another_year, ScanProblem::busy,
                               ScanProblem::cover_open, ScanProblem::jammed, ScanProblem::scanner_failed})
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

  void papers_of_the_list() {
    add("papers", Papers{});
    auto& papers = all_.back().model.papers;
    papers = {{.paper = {.code = "identite", .person = 0}, .kept_at = visitor_.now(), .stored = true, .pages = 2},
              {.paper = {.code = "avis_imposition", .person = 0}, .kept_at = visitor_.now() + std::chrono::seconds{1}, .pages = 1, .dates = {.income_year = 2021}}};
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
    for (auto fault = documents::Fault::no_page; fault <= documents::Fault::blurred; fault = documents::Fault(int(fault) + 1))
      add("capturing.fault", Capturing{.paper = identity, .pages = {page(documents::QualityFault{fault, {.x = 0.1, .y = 0.3, .width = 0.6, .height = 0.2}})}});
    all_.push_back({"capturing.turned", apply(all_.back().model, TurnPage{}, visitor_.context()).model});
  }

  void under_a_camera(const Capturing& running) {
    using platform::scanner::Advice;
    const auto seen = seen_by_a_camera();
    const screens::Picture picture{0, static_cast<float>(seen.width), static_cast<float>(seen.height)};
    for (auto advice = Advice::lay_page; advice <= Advice::captured; advice = Advice(int(advice) + 1)) {
      const bool taken = advice == Advice::capture;
      add("capturing.camera", running, {.advice = advice, .page = page_seen, .picture = picture, .done = taken ? std::optional(0.6) : std::nullopt});
    }
    add("capturing.reading", running, {.done = 0.4});
    add("scanning.camera", Scanning{.running = visitor_.now()}, {.advice = Advice::hold_still, .page = page_seen, .picture = picture});
    const auto from = ask(draft_, "civility", 0, Return::onward);
    for (auto place : {Place(Capturing{.paper = running.paper, .problem = ScanProblem::unreadable}), Place(Scanning{}),
                       Place(Introducing{.from = from, .problem = ScanProblem::no_zone}),
                       Place(CheckingNumber{.scan_problem = ScanProblem::no_number}), Place(Resuming{.scan_problem = ScanProblem::no_slip}),
                       Place(Proving{.standing = test::open_standing()})}) {
      add("capturing.camera.ready", std::move(place));
      all_.back().films = true;
    }
    const screens::Taking steady{.advice = Advice::hold_still, .page = page_seen, .picture = picture};
    for (auto place : {Place(Introducing{.from = from, .running = visitor_.now()}), Place(CheckingNumber{.reading = visitor_.now()}),
                       Place(Resuming{.reading = visitor_.now()}), Place(Proving{.standing = test::open_standing(), .running = visitor_.now()})})
      add("capturing.camera.elsewhere", std::move(place), steady);
  }

  void ends() {
    add("depositing", Depositing{.since = visitor_.now()});
    auto waiting = slip(), numbered = slip(), refused = slip();
    numbered.number = test::Visitor::number();
    numbered.print = PrintState::out_of_paper;
    refused.anomalies = {{"CTRL_DEM_0001", "Le nom est absent."}};
    add("deposited.waiting", Deposited{waiting});
    add("deposited", Deposited{numbered});
    add("deposited.refused", Deposited{refused});
    numbered.papers_refused = 2;
    add("found", Found{numbered});
    add("finding", Finding{});
    for (const auto problem : {FindProblem::not_a_reference, FindProblem::not_found, FindProblem::too_many_tries})
      add("finding.problem", Finding{.typed = "D-7K3QM", .problem = problem});
  }

  void resuming() {
    const SlipCode code({std::byte{0x5A}, std::byte{0xC3}, std::byte{0x99}});
    for (const auto print : {PrintState::printing, PrintState::printed, PrintState::cover_open, PrintState::jam})
      add("kept_slip", KeptSlip{.code = code, .until = test_world().today, .replaces = true, .print = print});
    add("resuming", Resuming{});
    add("resuming.wait", Resuming{.typed = code.grouped(), .opening = code});
    add("resuming.reading", Resuming{.reading = visitor_.now()});
    add("resuming.scan", Resuming{.scan_problem = ScanProblem::no_slip});
    for (const auto problem : {ResumeProblem::not_a_code, ResumeProblem::not_opened, ResumeProblem::too_many_tries})
      add("resuming.problem", Resuming{.typed = code.grouped(), .problem = problem});
    add("information", Information{});
    for (const auto& topic : visitor_.settings().topics) add("information." + topic.name, Information{topic.name});
  }

  void overlays() {
    add("leaving", Welcome{});
    all_.back().model.leaving = true;
    add("keeping", Welcome{});
    all_.back().model.leaving = all_.back().model.keeping = true;
    add("idle", Summary{});
    all_.back().model.idle = IdleWarning{.since = visitor_.now() - std::chrono::seconds{5}};
    add("failure", Household{});
    all_.back().model.failure = Failure::storage_full;
  }

  void coming_back() {
    const journey::Form form = {{"unique_number", "111 1126 000042 G1104"}, {"holder_born_on", "03/12/1985"}};
    add("checking_number", CheckingNumber{.form = form});
    add("checking_number.reading", CheckingNumber{.form = form, .reading = visitor_.now()});
    for (const auto problem : {CheckProblem::not_a_number, CheckProblem::not_a_date, CheckProblem::not_found, CheckProblem::too_many_tries})
      add("checking_number.problem", CheckingNumber{.form = form, .problem = problem});
    add("checking_number.problem", CheckingNumber{.form = form, .scan_problem = ScanProblem::no_number});
    add("inquiring", Inquiring{.form = form, .since = visitor_.now()});
    add("not_reached", NotReached{form});
    for (const auto& standing : {test::open_standing(), test::early_standing(), test::closed_standing("RADREN"), test::closed_standing("RADABA")})
      for (const bool proven : {false, true})
        add("my_demand", MyDemand{.standing = standing, .proven = proven, .print = PrintState::offline});
    for (const bool proven : {false, true})
      add("my_demand.papers", MyDemand{.standing = test::marked_standing(), .proven = proven});
    for (const auto by : {Proof::paper, Proof::identity, Proof::staff})
      add("proving.running", Proving{.standing = test::open_standing(), .by = by, .running = visitor_.now()});
    for (const auto by : {Proof::paper, Proof::staff})
      for (const auto problem :
           {ProofProblem::another_demand, ProofProblem::foreign_paper, ProofProblem::other_identity,
            ProofProblem::expired_paper, ProofProblem::wrong_code, ProofProblem::no_staff_code,
            ProofProblem::too_many_tries})
        add("proving", Proving{.standing = test::open_standing(), .by = by, .problem = problem});
  }

  void with_file(std::string name, Place place, File file) {
    add(std::move(name), std::move(place));
    auto& model = all_.back().model;
    model.draft = file.opened;
    model.draft.answers.set("wider_area", false);
    model.file = std::move(file);
  }

  File file_for(Purpose purpose, Section section = Section::you) {
    auto demand = draft_;
    demand.number = test::Visitor::number();
    demand.created = test::open_standing().deposited;
    return {.standing = test::open_standing(), .opened = std::move(demand), .purpose = purpose, .section = section, .settled = {Section::housing}};
  }

  void in_a_file() {
    for (const auto purpose : {Purpose::amend, Purpose::renew}) {
      auto file = file_for(purpose);
      file.held = rules::held_documents(test::marked_standing());
      with_file("papers.of_file", Papers{}, std::move(file));
    }
    all_.back().model.papers = {{.paper = {.code = "avis_imposition", .person = 0}, .kept_at = visitor_.now(), .stored = true, .pages = 1, .dates = {.income_year = 2024}}};
    for (const auto purpose : {Purpose::read, Purpose::amend})
      with_file("file_sections", FileSections{.print = purpose == Purpose::read ? PrintState::failed : PrintState::not_asked}, file_for(purpose));
    for (const auto purpose : {Purpose::read, Purpose::renew, Purpose::amend})
      for (const auto section : file_sections)
        with_file("section_review." + std::string(name_of(section)), SectionReview{.changing = purpose == Purpose::amend},
                  file_for(purpose, section));
    with_file("section_review.refused", SectionReview{.changing = true, .problems = demand::problems(draft_, test_world())},
              file_for(Purpose::renew, Section::household));
    for (const bool last : {false, true})
      with_file("giving_up", GivingUp{.understood = true, .problem = !last, .last_word = last}, file_for(Purpose::give_up));
    with_file("declaring.renew", Declaring{.problem = true}, file_for(Purpose::renew, Section::income));
    auto theirs = file_for(Purpose::amend);
    auto sent = theirs;
    sent.sent = theirs.opened;
    sent.sent->answers.set("monthly_rent", demand::Euros{812'34});
    with_file("changed_elsewhere", ChangedElsewhere{.standing = test::open_standing(), .theirs = theirs.opened}, sent);
    for (const auto type : {demand::FileType::amendment, demand::FileType::renewal, demand::FileType::closure})
      for (const bool acknowledged : {false, true}) {
        auto change = slip();
        change.number = test::Visitor::number();
        change.type = type;
        change.acknowledged = acknowledged;
        with_file("deposited.change", Deposited{.slip = change}, sent);
      }
    with_file("leaving.file", FileSections{}, file_for(Purpose::amend));
    all_.back().model.leaving = true;
    add("called", Summary{});
    all_.back().model.called = true;
  }

  // A place that nobody listed above is audited as it begins: a new one needs no line here, unless it begins with
  // something.
  template <std::size_t... Index>
  void others(std::index_sequence<Index...>) {
    (other<Index>(), ...);
  }
  template <std::size_t Index>
  void other() {
    using Here = std::variant_alternative_t<Index, Place::Variant>;
    const auto is_here = [](const NamedModel& one) { return one.model.place.index() == Index; };
    if constexpr (std::is_default_constructible_v<Here>)
      if (std::ranges::none_of(all_, is_here)) add("place." + std::to_string(Index), Here{});
  }

  test::Visitor visitor_;
  const demand::Demand usual_;
  demand::Demand draft_;
  std::vector<NamedModel> all_;
};

}  // namespace

std::vector<NamedModel> every_place(const demand::Demand& draft) { return Places(draft).all(); }

Instant instant_of_places() { return test::Visitor().now(); }

}  // namespace guichet::tests
