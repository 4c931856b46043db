#include "kiosk/journey/model.hpp"

#include <algorithm>
#include <array>

namespace guichet::kiosk::journey {
namespace {

constexpr std::array<std::string_view, 3> failure_names = {"storage_full", "storage_damaged", "storage_unavailable"};
constexpr std::array<std::string_view, 6> scan_names = {"no_paper",         "unreadable",   "no_seal",
                                                        "another_document", "another_year", "scanner_failed"};
constexpr std::array<std::string_view, 3> find_names = {"not_a_reference", "not_found", "too_many_tries"};

std::string key(std::string_view family, std::string_view name) {
  return std::string(family) + "." + std::string(name);
}

// Measured pace of a person who reads each page: rough, and never shown as less than a minute.
constexpr int seconds_a_page = 25;
constexpr int seconds_for_papers = 90;
constexpr int seconds_to_check = 90;

struct Whereabouts {
  Section section;
  std::optional<PageId> page = {};
};

std::optional<Whereabouts> whereabouts(const Place& place) {
  if (const auto* asking = std::get_if<Asking>(&place)) return Whereabouts{page(asking->page).section, asking->page};
  if (std::holds_alternative<Household>(place) || std::holds_alternative<AddingPerson>(place)) {
    return Whereabouts{Section::household, PageId("household")};
  }
  if (std::holds_alternative<Scanning>(place) || std::holds_alternative<Reviewing>(place)) {
    return Whereabouts{Section::income};
  }
  if (std::holds_alternative<Summary>(place) || std::holds_alternative<Declaring>(place)) {
    return Whereabouts{Section::check};
  }
  return std::nullopt;
}

// Someone else's identity is a part of the household, whatever section the page has for the applicant.
Section section_of(const Model& model, const Whereabouts& here) {
  const auto* asking = std::get_if<Asking>(&model.place);
  return asking != nullptr && asking->person > 0 ? Section::household : here.section;
}

bool is_asked_of_all(const Page& page) {
  using enum demand::Subject;
  return page.section != Section::income &&
         (page.subjects.has(applicant) || page.subjects.has(demand::Subject::demand));
}

int seconds_left(const Whereabouts& here, Section section) {
  if (section == Section::check) return seconds_to_check;
  int seconds = seconds_to_check + seconds_for_papers;
  if (section == Section::income) return seconds;
  bool passed = false;
  for (const Page& page : pages()) {
    const bool later = here.page && section == here.section ? passed : page.section > section;
    passed = passed || (here.page && page.id == *here.page);
    if (later && is_asked_of_all(page)) seconds += seconds_a_page;
  }
  return seconds + seconds_a_page;
}

}  // namespace

std::string text_key(Failure failure) { return key("failure", failure_names[static_cast<std::size_t>(failure)]); }
std::string text_key(ScanProblem problem) { return key("scan", scan_names[static_cast<std::size_t>(problem)]); }
std::string text_key(FindProblem problem) { return key("find", find_names[static_cast<std::size_t>(problem)]); }

Model fresh(const Settings& settings, Instant now) {
  return {
      .place = Attract{}, .draft = {.desk = settings.desk}, .language = settings.languages.front(), .last_touch = now};
}

std::optional<Instant> next_deadline(const Model& model, const Settings& settings) {
  if (std::holds_alternative<Attract>(model.place)) return std::nullopt;
  if (const auto* depositing = std::get_if<Depositing>(&model.place)) {
    if (!depositing->slip) return std::nullopt;
    return depositing->since + settings.answer_patience;
  }
  if (model.idle) return model.idle->ends_at;
  const Instant warning = model.last_touch + settings.idle_warning;
  if (!std::holds_alternative<Welcome>(model.place)) return warning;
  return std::min(warning, model.last_touch + settings.welcome_patience);
}

PathProgress progress(const Model& model) {
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
  path.minutes_left = std::max(1, (seconds_left(*here, current) + 59) / 60);
  return path;
}

}  // namespace guichet::kiosk::journey
