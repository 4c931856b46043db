#pragma once
// All that a session is at one instant, as values: where the person stands, what they have answered, how they read.
// A session that has ended is `fresh()`: nothing of the person before is left in it.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/demand/entry.hpp"
#include "kiosk/journey/common.hpp"
#include "kiosk/journey/information.hpp"
#include "kiosk/journey/introducing.hpp"
#include "kiosk/journey/my_demand.hpp"
#include "kiosk/journey/notice.hpp"
#include "kiosk/journey/page.hpp"
#include "kiosk/journey/paper.hpp"
#include "kiosk/journey/resume.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/one_of.hpp"

namespace guichet::kiosk::journey {

using platform::system::Instant;

struct Settings {
  demand::DeskCode desk;
  std::vector<std::string> languages = {"fr", "en"};  // the first is the default
  std::chrono::milliseconds idle_warning = std::chrono::minutes{3};
  std::chrono::milliseconds countdown = std::chrono::seconds{45};
  // A voice that never falls silent holds a session open no longer than that: over a screen, over the warning.
  std::chrono::milliseconds longest_reading = std::chrono::minutes{10};
  std::chrono::milliseconds longest_warning = std::chrono::minutes{1};
  std::chrono::milliseconds answer_patience = std::chrono::seconds{8};
  std::chrono::milliseconds welcome_patience = std::chrono::seconds{30};  // then the attract screen again
  ValidityRules validity = {};
  std::string desk_place = {};                // where to find someone, in the town's words; may be empty
  std::chrono::minutes trouble_patience{10};  // instead of idle_warning while storage fails: time to fetch someone
  std::chrono::days draft_retention{30};      // of a demand put aside
  std::vector<Topic> topics = {};             // of the information for everyone
  std::shared_ptr<const rules::DocumentTable> documents = {};  // the legal list of papers
  bool identity_proves = true;  // an identity paper opens the file of its holder; else the desk does
  bool takes_papers = true;     // and has a way to send them; else they are only listed
  bool films = false;           // the scanner is a camera, which takes a page that lies still
  bool speaks = false;          // the terminal has a voice
  bool moves = true;            // lists glide, unless the person asks that nothing does
};

struct Context {
  Instant now;
  demand::Context world;  // today, communes, code lists
  const Settings& settings;
};

// What the registry has to say about a deposit, in its own words.
struct Anomaly {
  std::string code;
  std::string text;

  friend bool operator==(const Anomaly&, const Anomaly&) = default;
};

// All that stays on the screen of a deposit: what the person takes away.
struct DepositSlip {
  demand::DepositReference reference;
  demand::Date deposited_on{};
  std::optional<demand::UniqueNumber> number = {};
  std::vector<Anomaly> anomalies = {};
  PrintState print = PrintState::not_asked;
  demand::FileType type = demand::FileType::creation;
  bool acknowledged = false;  // the registry has it
  int papers_refused = 0;     // that followed it, and that the registry would not take

  friend bool operator==(const DepositSlip&, const DepositSlip&) = default;
};

// Failures of the terminal, each with its sentence "failure.<name>".
enum class Failure : unsigned char { storage_full, storage_damaged, storage_unavailable };
std::string text_key(Failure failure);

struct Attract {
  friend bool operator==(const Attract&, const Attract&) = default;
};
struct Welcome {
  friend bool operator==(const Welcome&, const Welcome&) = default;
};
struct ChoosingLanguage {
  friend bool operator==(const ChoosingLanguage&, const ChoosingLanguage&) = default;
};
struct YourData {
  friend bool operator==(const YourData&, const YourData&) = default;
};

struct Household {
  std::optional<demand::Problem> problem = {};
  bool from_summary = false;

  friend bool operator==(const Household&, const Household&) = default;
};

struct AddingPerson {
  bool from_summary = false;

  friend bool operator==(const AddingPerson&, const AddingPerson&) = default;
};

struct Scanning {
  std::optional<Instant> running = {};  // since when; nothing: ready to begin
  std::optional<ScanProblem> problem = {};

  friend bool operator==(const Scanning&, const Scanning&) = default;
};

struct Reviewing {
  Notice notice;
  Match holder = Match::inconclusive;  // is the notice in the applicant's name?
  bool correcting = false;             // figures are typed; always so when the seal is not proven
  Form form = {};                      // "income_n1" or "income_n2"
  std::vector<PageProblem> problems = {};

  friend bool operator==(const Reviewing&, const Reviewing&) = default;
};

struct Summary {
  std::vector<demand::FieldProblem> problems = {};  // shown once the person wanted to go on

  friend bool operator==(const Summary&, const Summary&) = default;
};

struct Declaring {
  bool sincere = false;
  bool problem = false;  // deposit was touched before the statement

  friend bool operator==(const Declaring&, const Declaring&) = default;
};

struct Depositing {
  Instant since;
  std::optional<DepositSlip> slip = {};  // stored safely: the wait is only for the number

  friend bool operator==(const Depositing&, const Depositing&) = default;
};

struct Deposited {
  DepositSlip slip;
  std::optional<Instant> rereading = {};  // the demand had changed elsewhere: it is read again
  bool reread_failed = false;

  friend bool operator==(const Deposited&, const Deposited&) = default;
};

enum class FindProblem : unsigned char { not_a_reference, not_found, too_many_tries };
std::string text_key(FindProblem problem);  // "find.not_found": the same whatever is wrong with a well-formed reference

struct Finding {
  std::string typed = {};
  std::optional<FindProblem> problem = {};
  std::optional<demand::DepositReference> searching = {};

  friend bool operator==(const Finding&, const Finding&) = default;
};

struct Found {
  DepositSlip slip;

  friend bool operator==(const Found&, const Found&) = default;
};

// The terminal stopped in the middle of a session; the draft it had saved is in `Model::draft`.
struct Interrupted {
  friend bool operator==(const Interrupted&, const Interrupted&) = default;
};

struct Trouble {
  Failure what = Failure::storage_unavailable;

  friend bool operator==(const Trouble&, const Trouble&) = default;
};

struct Places {
  using Variant =
      std::variant<Attract, Welcome, ChoosingLanguage, YourData, Asking, Household, AddingPerson, Scanning, Reviewing,
                   Summary, Declaring, Depositing, Deposited, Finding, Found, KeptSlip, Resuming, Information,
                   Interrupted, Trouble, CheckingNumber, Inquiring, NotReached, MyDemand, Proving, FileSections,
                   SectionReview, GivingUp, ChangedElsewhere, Papers, Capturing, Introducing>;
};
using Place = platform::system::OneOf<Places>;

struct IdleWarning {
  Instant since;

  friend bool operator==(const IdleWarning&, const IdleWarning&) = default;
};

// The voice that reads the screen: off for who does not ask for it.
struct Voice {
  static constexpr int loudest = 3, slowest = -1, fastest = 2;
  bool on = false;
  int volume = 0;  // steps above the one of the hall, up to the loudest
  int rate = 0;    // steps above the usual pace

  friend bool operator==(const Voice&, const Voice&) = default;
};

std::string rate_key(const Voice& voice);  // "voice.rate.slow"

// Of one session, whatever the screen they are given on; storage counts those of the terminal.
constexpr int most_tries = 5;

struct Model {
  Place place;
  demand::Demand draft;
  std::string language;
  bool high_contrast = false;
  int text_percent = 100;  // 100, 125, 150, 175, 200
  Voice voice = {};
  bool still = false;  // nothing moves by itself: the person asked so
  Instant last_touch;
  Instant heard_at = {};  // when the voice was last known to speak
  std::optional<IdleWarning> idle = {};
  bool kept = false;                    // storage holds, or is about to hold, a copy of the draft
  bool leaving = false;                 // "keep, erase or stay?" is asked
  bool keeping = false;                 // the answer was to keep: the draft is being sealed
  int wrong_codes = 0;                  // wrong tries of this session, at every door
  std::optional<Place> next = {};       // shown when the draft is saved
  std::optional<Place> paused = {};     // left to see the answers
  std::optional<Failure> failure = {};  // a banner over the place, until dismissed or mended
  std::optional<File> file = {};        // of the registry, once proven: then `draft` is this demand, being changed
  bool called = false;                  // someone was asked to come
  std::vector<KeptPaper> papers = {};   // given with the draft

  friend bool operator==(const Model&, const Model&) = default;
};

Model fresh(const Settings& settings, Instant now);

// The page of questions that is being filled, by typing or by a paper.
const Asking* page_filled(const Place& place);

// The small picture of the page that is being looked at, if any.
std::shared_ptr<const Preview> page_shown(const Place& place);

// The scanner is at work, or what came of it is being read.
bool reads_a_page(const Place& place);

// Something was said that is not deposited: leaving asks what becomes of it.
bool has_something_to_lose(const Model& model, const Settings& settings);

// How long nobody may touch before "are you still there?".
std::chrono::milliseconds idle_patience(const Model& model, const Settings& settings);

// When the session is wiped unless someone touches: the countdown waits for the warning to be read (AX-04).
Instant end_of_countdown(const IdleWarning& idle, const Model& model, const Settings& settings);

// When `TimePassed` is due; nothing when the terminal may sleep until touched.
std::optional<Instant> next_deadline(const Model& model, const Settings& settings);

// What every session must be, whatever was thrown at it.
bool is_valid(const Model& model, const Context& context);

// Whether a field of the page is asked, given what is typed there now ("another reason" needs its words).
bool shows(const demand::Field& field, const Asking& place, const Model& model, const Context& context);

// All that was said so far is one touch away from where it is still being said, and so is the way back.
bool may_see_answers(const Model& model);

enum class Progress : unsigned char { done, current, to_come };
struct SectionProgress {
  Section section;
  Progress progress;

  friend bool operator==(const SectionProgress&, const SectionProgress&) = default;
};
struct PathProgress {
  std::vector<SectionProgress> sections;  // empty outside of a demand being filled
  int minutes_left = 0;
};
PathProgress progress(const Model& model);

}  // namespace guichet::kiosk::journey
