#include "kiosk/rules/documents_needed.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace guichet::kiosk::rules {
namespace {

// One paper that the law wants, before looking at what is there.
struct Request {
  const DocumentRule* rule;
  std::optional<std::size_t> person;

  bool is_for(std::string_view code) const { return rule->code == code || std::ranges::contains(rule->done_by, code); }
};

void add(std::vector<Request>& requests, const DocumentRule& rule, std::optional<std::size_t> person) {
  const auto same = [&](const Request& other) { return other.rule->code == rule.code && other.person == person; };
  const auto found = std::ranges::find_if(requests, same);
  if (found == requests.end()) return requests.push_back({.rule = &rule, .person = person});
  if (rule.stage < found->rule->stage) found->rule = &rule;
}

std::vector<Request> requests_for(const demand::Demand& demand, demand::Date on, const DocumentTable& table) {
  std::vector<Request> requests;
  for (const DocumentRule& rule : table.rules()) {
    if (rule.stage == Stage::forbidden || !rule.holds_on(on)) continue;
    const std::size_t asked = rule.each_person ? demand.people.size() : 1;  // the household answers by its applicant
    for (std::size_t i = 0; i < asked; ++i) {
      if (!rule.when.holds({.demand = demand, .person = demand.people[i], .on = on})) continue;
      add(requests, rule, rule.each_person ? std::optional(i) : std::nullopt);
    }
  }
  return requests;
}

NeededDocument described(const DocumentRule& rule, std::optional<std::size_t> person) {
  return {.code = rule.code,
          .person = person,
          .stage = rule.stage,
          .name = rule.name,
          .article = rule.article,
          .source = rule.source,
          .from = rule.from,
          .to = rule.to,
          .verified = rule.verified};
}

// Gives what is held to those who need it. A paper that names its person is theirs; the others go round once.
class Holdings {
 public:
  Holdings(std::span<const HeldDocument> held, demand::Date on) : held_(held), used_(held.size()), on_(on) {}

  NeededDocument settle(const Request& request, bool registered) {
    NeededDocument document = described(*request.rule, request.person);
    const bool later =
        request.rule->stage == Stage::complementary || (request.rule->stage == Stage::to_instruct && !registered);
    document.state = later ? DocumentState::needed_later : DocumentState::needed_now;
    for (const std::size_t i : of(request)) {
      const HeldDocument& held = held_[i];
      document.fault = fault_of(held, request.rule->freshness, on_);
      document.words = held.words;
      document.label = held.label;
      document.state = held.state == HeldState::asked  ? DocumentState::needed_now
                       : document.fault != Fault::none ? DocumentState::to_redo
                                                       : DocumentState::received;
      if (document.state != DocumentState::received) continue;
      if (held.code != document.code) document.by = held.code;
      break;
    }
    return document;
  }

  // What a desk put aside as nobody's to ask, and that no request wants back.
  std::vector<NeededDocument> refused(const DocumentTable& table) const {
    std::vector<NeededDocument> documents;
    for (std::size_t i = 0; i < held_.size(); ++i) {
      if (used_[i] || held_[i].state != HeldState::out_of_list) continue;
      const DocumentRule* rule = table.find(held_[i].code);
      NeededDocument document = rule != nullptr ? described(*rule, held_[i].person) : NeededDocument{};
      document.stage = Stage::forbidden;
      document.state = DocumentState::forbidden;
      document.words = held_[i].words;
      document.label = held_[i].label;
      documents.push_back(std::move(document));
    }
    return documents;
  }

 private:
  // Every paper of that person, or of the household; of those that name nobody, the best that is free.
  std::vector<std::size_t> of(const Request& request) {
    std::vector<std::size_t> found;
    std::optional<std::size_t> free;
    for (std::size_t i = 0; i < held_.size(); ++i) {
      if (!request.is_for(held_[i].code)) continue;
      if (!request.person || held_[i].person == request.person) {
        found.push_back(i);
      } else if (!held_[i].person && !used_[i] && (!free || is_better(request, i, *free))) {
        free = i;
      }
    }
    if (free) found.push_back(*free);
    for (const std::size_t i : found) used_[i] = true;
    return found;
  }

  bool is_good(const Request& request, std::size_t i) const {
    return held_[i].state == HeldState::received && fault_of(held_[i], request.rule->freshness, on_) == Fault::none;
  }
  bool is_better(const Request& request, std::size_t one, std::size_t other) const {
    return is_good(request, one) && !is_good(request, other);
  }

  std::span<const HeldDocument> held_;
  std::vector<bool> used_;
  demand::Date on_;
};

}  // namespace

std::string_view name_of(DocumentState state) {
  static constexpr std::array<std::string_view, 5> names = {"now", "later", "received", "to_redo", "forbidden"};
  return names.at(static_cast<std::size_t>(state));
}

std::vector<NeededDocument> documents_needed(const demand::Demand& demand, demand::Date on, const DocumentTable& table,
                                             std::span<const HeldDocument> held) {
  Holdings holdings(held, on);
  std::vector<NeededDocument> documents;
  for (const Request& request : requests_for(demand, on, table))
    documents.push_back(holdings.settle(request, demand.number.has_value()));
  std::ranges::move(holdings.refused(table), std::back_inserter(documents));
  std::ranges::stable_sort(documents, {}, &NeededDocument::state);
  return documents;
}

std::string text_key(const NeededDocument& document) {
  return "document." + (document.code.empty() ? "other" : document.code);
}
std::string text_key(DocumentState state) { return "needed." + std::string(name_of(state)); }
std::string text_key(Stage stage) { return "needed.stage." + std::string(name_of(stage)); }
std::string text_key(Fault fault) { return "needed.fault." + std::string(name_of(fault)); }

}  // namespace guichet::kiosk::rules
