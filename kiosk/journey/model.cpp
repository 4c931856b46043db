#include "kiosk/journey/model.hpp"

#include <algorithm>
#include <array>

#include "kiosk/journey/flow.hpp"

namespace guichet::kiosk::journey {
namespace {

constexpr std::array<std::string_view, 3> failure_names = {"storage_full", "storage_damaged", "storage_unavailable"};
constexpr std::array<std::string_view, 13> scan_names = {
    "no_paper", "unreadable", "unchecked", "no_seal",    "another_document", "another_year",  "no_number",
    "no_slip",  "no_zone",    "busy",      "cover_open", "jammed",           "scanner_failed"};
constexpr std::array<std::string_view, 8> print_names = {"",           "",    "",        "out_of_paper",
                                                         "cover_open", "jam", "offline", "failed"};
constexpr std::array<std::string_view, 3> find_names = {"not_a_reference", "not_found", "too_many_tries"};

constexpr std::array<std::string_view, 4> rate_names = {"slow", "usual", "quick", "fast"};

std::string key(std::string_view family, std::string_view name) {
  return std::string(family) + "." + std::string(name);
}

// The pace of a person who reads each page: estimated, and never shown as less than a minute.
constexpr int seconds_a_page = 18;
constexpr int seconds_for_papers = 90;
constexpr int seconds_to_check = 90;

std::optional<Section> whereabouts(const Place& place) {
  if (const auto* asking = page_filled(place)) return page(asking->page).section;
  if (std::holds_alternative<Household>(place) || std::holds_alternative<AddingPerson>(place)) {
    return Section::household;
  }
  if (std::holds_alternative<Scanning>(place) || std::holds_alternative<Reviewing>(place)) return Section::income;
  if (std::holds_alternative<Papers>(place) || std::holds_alternative<Capturing>(place)) return Section::papers;
  if (std::holds_alternative<Summary>(place) || std::holds_alternative<Declaring>(place)) return Section::check;
  return std::nullopt;
}

// Someone else's identity is a part of the household, whatever section the page has for the applicant.
Section section_of(const Model& model, Section here) {
  const auto* asking = page_filled(model.place);
  const bool of_household = asking != nullptr && asking->person > 0 && !page(asking->page).of_each;
  return of_household ? Section::household : here;
}

int seconds_left(const Model& model, Section section) {
  if (section == Section::check) return seconds_to_check;
  if (section == Section::papers) return seconds_to_check + seconds_for_papers;
  const bool at_papers =
      std::holds_alternative<Scanning>(model.place) || std::holds_alternative<Reviewing>(model.place);
  const auto pages_left = at_papers ? std::size_t{0} : questions_left(model);
  return seconds_to_check + seconds_for_papers + seconds_a_page * (static_cast<int>(pages_left) + 1);
}

}  // namespace

std::string text_key(Failure failure) { return key("failure", failure_names[static_cast<std::size_t>(failure)]); }
std::string text_key(ScanProblem problem) { return key("scan", scan_names[static_cast<std::size_t>(problem)]); }
std::string text_key(PrintState failed) { return key("print", print_names[static_cast<std::size_t>(failed)]); }
std::string text_key(FindProblem problem) { return key("find", find_names[static_cast<std::size_t>(problem)]); }

std::string rate_key(const Voice& voice) {
  return key("voice.rate", rate_names[static_cast<std::size_t>(voice.rate - Voice::slowest)]);
}

Model fresh(const Settings& settings, Instant now) {
  return {
      .place = Attract{}, .draft = {.desk = settings.desk}, .language = settings.languages.front(), .last_touch = now};
}

const Asking* page_filled(const Place& place) {
  const auto* introducing = std::get_if<Introducing>(&place);
  return introducing != nullptr ? &introducing->from : std::get_if<Asking>(&place);
}

std::shared_ptr<const Preview> page_shown(const Place& place) {
  if (const auto* reviewing = std::get_if<Reviewing>(&place)) return reviewing->notice.page.preview;
  const auto* capturing = std::get_if<Capturing>(&place);
  return capturing == nullptr || capturing->pages.empty() ? nullptr : capturing->pages[capturing->shown].preview;
}

bool reads_a_page(const Place& place) {
  if (const auto* scanning = std::get_if<Scanning>(&place)) return scanning->running.has_value();
  if (const auto* capturing = std::get_if<Capturing>(&place)) return capturing->running.has_value();
  if (const auto* resuming = std::get_if<Resuming>(&place)) return resuming->reading.has_value();
  if (const auto* checking = std::get_if<CheckingNumber>(&place)) return checking->reading.has_value();
  if (const auto* introducing = std::get_if<Introducing>(&place)) return introducing->running.has_value();
  const auto* proving = std::get_if<Proving>(&place);
  return proving != nullptr && proving->by != Proof::staff && proving->running;
}

bool has_something_to_lose(const Model& model, const Settings& settings) {
  if (!model.papers.empty()) return true;
  if (const auto* capturing = std::get_if<Capturing>(&model.place); capturing != nullptr && !capturing->pages.empty())
    return true;
  if (model.file) return !model.file->sent && (model.draft != model.file->opened || !model.file->settled.empty());
  return model.kept || model.draft != fresh(settings, model.last_touch).draft;
}

// While storage refuses, the answers are on the screen only: whoever fetches someone finds them again.
std::chrono::milliseconds idle_patience(const Model& model, const Settings& settings) {
  const bool at_risk = model.failure && has_something_to_lose(model, settings);
  return at_risk ? settings.trouble_patience : settings.idle_warning;
}

namespace {

// Who is listening is not idle: time is counted from the end of what is read, within reason.
Instant quiet_since(Instant start, std::chrono::milliseconds longest, const Model& model) {
  return std::clamp(model.heard_at, start, start + longest);
}

}  // namespace

Instant end_of_countdown(const IdleWarning& idle, const Model& model, const Settings& settings) {
  return quiet_since(idle.since, settings.longest_warning, model) + settings.countdown;
}

std::optional<Instant> next_deadline(const Model& model, const Settings& settings) {
  if (std::holds_alternative<Attract>(model.place) || model.keeping) return std::nullopt;
  if (const auto* depositing = std::get_if<Depositing>(&model.place)) {
    if (!depositing->slip) return std::nullopt;
    return depositing->since + settings.answer_patience;
  }
  if (model.idle) return end_of_countdown(*model.idle, model, settings);
  const Instant quiet = quiet_since(model.last_touch, settings.longest_reading, model);
  const Instant warning = quiet + idle_patience(model, settings);
  if (!std::holds_alternative<Welcome>(model.place)) return warning;
  return std::min(warning, quiet + settings.welcome_patience);
}

// Of a renewal: its sections are looked at one by one, in any order.
PathProgress progress_of(const File& file, const Place& place) {
  if (file.purpose != Purpose::renew || file.sent || std::holds_alternative<Depositing>(place)) return {};
  const bool at_papers = std::holds_alternative<Papers>(place) || std::holds_alternative<Capturing>(place);
  const bool at_end = std::holds_alternative<Declaring>(place);
  const Section current = at_papers ? Section::papers : at_end ? Section::check : file.section;
  PathProgress path;
  int seconds = seconds_to_check;
  for (const Section section : sections) {
    const bool done = (is_settled(file, section) || (section == Section::papers && at_end)) && section != current;
    if (!done && section != Section::check) seconds += section == Section::income ? seconds_for_papers : seconds_a_page;
    path.sections.push_back({.section = section,
                             .progress = section == current ? Progress::current
                                         : done             ? Progress::done
                                                            : Progress::to_come});
  }
  path.minutes_left = (seconds + 59) / 60;
  return path;
}

PathProgress progress(const Model& model) {
  if (model.file) return progress_of(*model.file, model.place);
  const auto here = whereabouts(model.place);
  if (!here) return {};
  const Section current = section_of(model, *here);
  PathProgress path;
  for (const Section section : sections) {
    const Progress state = section == current  ? Progress::current
                           : section < current ? Progress::done
                                               : Progress::to_come;
    path.sections.push_back({.section = section, .progress = state});
  }
  path.minutes_left = std::max(1, (seconds_left(model, current) + 59) / 60);
  return path;
}

}  // namespace guichet::kiosk::journey
