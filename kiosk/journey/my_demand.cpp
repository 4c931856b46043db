#include "kiosk/journey/my_demand.hpp"

#include <algorithm>
#include <array>

namespace guichet::kiosk::journey {
namespace {

using demand::Date;

constexpr std::array<std::string_view, 4> check_names = {"not_a_number", "not_a_date", "not_found", "too_many_tries"};
constexpr std::array<std::string_view, 5> purpose_names = {"read", "renew", "amend", "give_papers", "give_up"};
constexpr std::array<std::string_view, 7> proof_names = {"another_demand", "foreign_paper", "other_identity",
                                                         "expired_paper",  "wrong_code",    "no_staff_code",
                                                         "too_many_tries"};

Date last_event(const demand::Standing& standing) {
  return standing.renewed ? std::max(standing.deposited, *standing.renewed) : standing.deposited;
}

template <typename Enum, std::size_t count>
std::string key(std::string_view family, const std::array<std::string_view, count>& names, Enum value) {
  return std::string(family) + "." + std::string(names[static_cast<std::size_t>(value)]);
}

// The answers of the section that this person gives, whoever they are.
bool is_of(Section section, demand::FieldId field, std::size_t person) {
  return std::ranges::any_of(pages(), [&](const Page& page) {
    return page.fields.contains(field.view()) && section_of(page, person) == section;
  });
}

void compare(const demand::Answers& one, const demand::Answers& other, demand::Subject subject, std::size_t person,
             std::vector<Difference>& found) {
  for (const demand::Field& field : demand::fields()) {
    if (!field.subjects.has(subject)) continue;
    const demand::Value* left = one.find(field.id);
    const demand::Value* right = other.find(field.id);
    const bool same = left == nullptr || right == nullptr ? left == right : *left == *right;
    if (!same) found.push_back({.field = field.id, .subject = subject, .person = person});
  }
}

}  // namespace

std::string text_key(CheckProblem problem) { return key("check", check_names, problem); }
std::string text_key(ProofProblem problem) { return key("proof", proof_names, problem); }
std::string_view name_of(Purpose purpose) { return purpose_names[static_cast<std::size_t>(purpose)]; }

bool is_changed_meanwhile(const demand::CodeLists& lists, std::string_view anomaly_code) {
  return lists.knows("anomalieChangementAilleurs", anomaly_code);
}

demand::FileType file_type(Purpose purpose) {
  switch (purpose) {
    case Purpose::renew: return demand::FileType::renewal;
    case Purpose::give_up: return demand::FileType::closure;
    case Purpose::read:
    case Purpose::amend:
    case Purpose::give_papers: break;
  }
  return demand::FileType::amendment;
}

Elapsed elapsed(Date from, Date to) {
  if (to < from) return {};
  int months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
               static_cast<int>(static_cast<unsigned>(to.month())) -
               static_cast<int>(static_cast<unsigned>(from.month()));
  // From 31 January, a month has passed on 28 February: its last day.
  if (demand::add_months(from, months, demand::MonthEnd::last_day) > to) --months;
  return {.years = months / 12, .months = months % 12};
}

bool needs_attention(demand::PaperState state) { return state != demand::PaperState::received; }

// What is outside the legal list is told, and nobody has to bring it.
bool is_to_be_brought(demand::PaperState state) {
  return needs_attention(state) && state != demand::PaperState::out_of_scope;
}

Calendar calendar(const demand::Standing& standing, Date today, const ValidityRules& rules) {
  using demand::MonthEnd;
  Calendar dates{.next = NextStep::wait,
                 .renewal_opens = demand::renewal_opens(standing, rules.renewal_opens_month),
                 .reactivable_until = standing.reactivable_until.value_or(
                     demand::add_months(last_event(standing), rules.reactivation_months, MonthEnd::last_day))};
  const bool closed = standing.state == demand::StandingState::closed;
  // Closed for another reason than a missed renewal, only the registry's own word brings it back.
  const bool may_come_back = !closed || standing.closure_reason == "RADREN" || standing.reactivable_until;
  if (closed || today > standing.valid_until) {
    dates.next = may_come_back && today <= dates.reactivable_until ? NextStep::reactivate : NextStep::file_again;
  } else if (today >= dates.renewal_opens) {
    dates.next = NextStep::renew;
  } else if (std::ranges::any_of(standing.papers, is_to_be_brought, &demand::PaperStanding::state)) {
    dates.next = NextStep::bring_papers;
  }
  const bool alive = !closed && today <= standing.valid_until;
  dates.notice = alive && demand::add_months(today, 1, MonthEnd::last_day) >= dates.renewal_opens;
  return dates;
}

Section section_of(const Page& page, std::size_t person) {
  return person > 0 && page.section == Section::you ? Section::household : page.section;
}

bool is_settled(const File& file, Section section) { return std::ranges::contains(file.settled, section); }

bool is_changed(const File& file, const demand::Demand& draft, Section section) {
  if (section == Section::household && file.opened.people.size() != draft.people.size()) return true;
  return std::ranges::any_of(differences(file.opened, draft), [&](const Difference& difference) {
    return is_of(section, difference.field, difference.person);
  });
}

std::vector<demand::FieldProblem> problems_of(Section section, const demand::Demand& draft,
                                              const demand::Context& world) {
  auto problems = demand::problems(draft, world);
  std::erase_if(problems, [&](const auto& problem) { return !is_of(section, problem.field, problem.person); });
  return problems;
}

bool lacks_income(const File& file, const demand::Demand& draft) {
  if (file.purpose != Purpose::renew) return false;
  const demand::Answers& applicant = draft.people.front().answers;
  // Whoever was given no tax notice says so instead.
  const bool* notice = applicant.get<bool>("has_tax_notice");
  return !applicant.has("income_n1") && !applicant.has("income_n2") && (notice == nullptr || *notice);
}

bool is_locked(const Page& page, demand::Subject subject) {
  return subject == demand::Subject::applicant &&
         std::ranges::any_of(page.fields, [](demand::FieldId id) { return !demand::field(id).changeable; });
}

std::vector<Difference> differences(const demand::Demand& one, const demand::Demand& other) {
  static const demand::Answers nothing;
  std::vector<Difference> found;
  const std::size_t most = std::max(one.people.size(), other.people.size());
  for (std::size_t person = 0; person < most; ++person) {
    const bool here = person < one.people.size(), there = person < other.people.size();
    const demand::Subject subject = here ? one.people[person].subject : other.people[person].subject;
    const bool same_subject = !here || !there || one.people[person].subject == other.people[person].subject;
    compare(here ? one.people[person].answers : nothing, there && same_subject ? other.people[person].answers : nothing,
            subject, person, found);
  }
  compare(one.answers, other.answers, demand::Subject::demand, 0, found);
  return found;
}

}  // namespace guichet::kiosk::journey
