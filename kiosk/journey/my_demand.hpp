#pragma once
// Coming back to a demand that exists. Whoever knows the number and the birth date sees where it stands and nothing
// personal; its file comes into the session only once the terminal has proof that it is theirs.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/entry.hpp"
#include "kiosk/demand/message.hpp"
#include "kiosk/demand/standing.hpp"
#include "kiosk/journey/common.hpp"
#include "kiosk/journey/page.hpp"
#include "kiosk/rules/held_documents.hpp"
#include "platform/system/clock.hpp"

namespace guichet::kiosk::journey {

using platform::system::Instant;

// Names of what is typed on these screens; they are no fields of the demand.
inline constexpr std::string_view number_field = "unique_number";
inline constexpr std::string_view born_on_field = "holder_born_on";
inline constexpr std::string_view staff_code_field = "staff_code";
inline constexpr std::size_t longest_staff_code = 12;

// Each with its sentence "check.<name>"; "not_found" is the same whether the number or the date is wrong.
enum class CheckProblem : unsigned char { not_a_number, not_a_date, not_found, too_many_tries };
std::string text_key(CheckProblem problem);

struct CheckingNumber {
  Form form = {};
  std::optional<CheckProblem> problem = {};
  std::optional<Instant> reading = {};  // since when the number is read on a paper
  std::optional<ScanProblem> scan_problem = {};

  friend bool operator==(const CheckingNumber&, const CheckingNumber&) = default;
};

// The registry is being asked.
struct Inquiring {
  Form form;
  Instant since;

  friend bool operator==(const Inquiring&, const Inquiring&) = default;
};

// It did not answer, or the terminal has no way to it.
struct NotReached {
  Form form;

  friend bool operator==(const NotReached&, const NotReached&) = default;
};

struct MyDemand {
  demand::Standing standing;
  bool proven = false;
  PrintState print = PrintState::not_asked;

  friend bool operator==(const MyDemand&, const MyDemand&) = default;
};

// give_papers: an amendment that begins with them.
enum class Purpose : unsigned char { read, renew, amend, give_papers, give_up };
std::string_view name_of(Purpose purpose);

// Each with its sentence "proof.<name>".
// "other_identity" is the same whatever differs from the file.
enum class ProofProblem : unsigned char {
  another_demand,
  foreign_paper,
  other_identity,
  expired_paper,
  wrong_code,
  no_staff_code,
  too_many_tries
};
std::string text_key(ProofProblem problem);

enum class Proof : unsigned char { paper, identity, staff };

struct Proving {
  demand::Standing standing;
  Purpose purpose = Purpose::read;
  Proof by = Proof::paper;
  std::string code = {};                // of the member of staff, as typed
  std::optional<Instant> running = {};  // since when a paper is read, a code verified or the file opened
  std::optional<ProofProblem> problem = {};
  std::optional<ScanProblem> scan_problem = {};

  friend bool operator==(const Proving&, const Proving&) = default;
};

// A demand of the registry, opened. Its changes live here until they are deposited: none is written on this terminal.
struct File {
  demand::Standing standing;
  demand::Demand opened;  // as this session began with it
  Purpose purpose = Purpose::read;
  Section section = Section::you;              // the one being looked at
  std::vector<Section> settled = {};           // of a renewal: what the person has confirmed or changed
  std::optional<demand::Demand> sent = {};     // what was deposited
  std::vector<rules::HeldDocument> held = {};  // papers that the registry has, for the people of the draft

  friend bool operator==(const File&, const File&) = default;
};

// All sections of the file: to read it, or to choose what to amend.
struct FileSections {
  PrintState print = PrintState::not_asked;  // of the summary

  friend bool operator==(const FileSections&, const FileSections&) = default;
};

// The answers of `File::section`.
struct SectionReview {
  bool changing = false;
  std::vector<demand::FieldProblem> problems = {};

  friend bool operator==(const SectionReview&, const SectionReview&) = default;
};

struct GivingUp {
  bool understood = false;
  bool problem = false;    // "continue" was touched before that
  bool last_word = false;  // asked a second time

  friend bool operator==(const GivingUp&, const GivingUp&) = default;
};

// What was deposited was refused because the demand had changed elsewhere: both are shown, nothing was replaced.
struct ChangedElsewhere {
  demand::Standing standing;
  demand::Demand theirs;

  friend bool operator==(const ChangedElsewhere&, const ChangedElsewhere&) = default;
};

// Whether the registry refused because the demand had changed elsewhere: its codes for that are a list of the
// nomenclatures, where the sandbox's stands until the real one is known.
bool is_changed_meanwhile(const demand::CodeLists& lists, std::string_view anomaly_code);

demand::FileType file_type(Purpose purpose);
inline constexpr std::string_view renunciation = "RADABA";  // of motifsRadiation; CCH R441-2-8 b)

// Whole months between two days, as people count them.
struct Elapsed {
  int years = 0, months = 0;

  friend bool operator==(const Elapsed&, const Elapsed&) = default;
};
Elapsed elapsed(demand::Date from, demand::Date to);

// What the person should do next, from dates and papers alone.
enum class NextStep : unsigned char { renew, bring_papers, wait, reactivate, file_again };
struct Calendar {
  NextStep next = NextStep::wait;
  demand::Date renewal_opens{};
  demand::Date reactivable_until{};
  bool notice = false;  // the renewal is open, or will be within a month: a reminder of it makes sense
};
struct ValidityRules {
  int renewal_opens_month = 10;  // service-public F32880; F32881 says 11: a parameter of the town
  int reactivation_months = 18;  // order of 23/03/2015, repealed since: TO VERIFY with the manager of the registry
};
Calendar calendar(const demand::Standing& standing, demand::Date today, const ValidityRules& rules);
bool needs_attention(demand::PaperState state);

// --- the sections of a file
inline constexpr std::array file_sections = {Section::you, Section::household, Section::housing, Section::wanted,
                                             Section::income};
// Someone else's identity is a part of the household, whatever section the page has for the applicant.
Section section_of(const Page& page, std::size_t person);
bool is_settled(const File& file, Section section);
bool is_changed(const File& file, const demand::Demand& draft, Section section);
std::vector<demand::FieldProblem> problems_of(Section section, const demand::Demand& draft,
                                              const demand::Context& world);
// A renewal states the yearly income anew (CCH R441-2-7).
bool lacks_income(const File& file, const demand::Demand& draft);
// Civil status of the applicant is changed on papers, not on words: with a member of staff (registry facts 4.4).
bool is_locked(const Page& page, demand::Subject subject);

struct Difference {
  demand::FieldId field;
  demand::Subject subject;
  std::size_t person = 0;

  friend bool operator==(const Difference&, const Difference&) = default;
};
std::vector<Difference> differences(const demand::Demand& one, const demand::Demand& other);

}  // namespace guichet::kiosk::journey
