#include "kiosk/rules/condition.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "kiosk/demand/questions.hpp"
#include "kiosk/rules/ages.hpp"

namespace guichet::kiosk::rules {
namespace {

using demand::Kind;
using demand::Subject;

constexpr std::size_t longest_condition = 400;  // so that no table nests deep enough to hurt
constexpr std::string_view unanswered = "?";

template <Subject subject>
bool is(const Situation& situation) {
  return situation.person.subject == subject;
}

bool adult(const Situation& situation) { return is_adult(situation.person, situation.on); }
bool minor(const Situation& situation) { return is_minor(situation.person, situation.on); }
bool concerned(const Situation& situation) {
  return situation.person.subject != Subject::unborn && demand::is_concerned(situation.demand, situation.person);
}

// At least 10 % less than the year before last (arrêté du 29/07/1987, article 4).
bool income_fell(const Situation& situation) {
  const auto* last = situation.person.answers.get<demand::Euros>("income_n1");
  const auto* before = situation.person.answers.get<demand::Euros>("income_n2");
  return last != nullptr && before != nullptr && before->cents > 0 && last->cents * 10 <= before->cents * 9;
}

// The form does not ask: only a member of staff who learns of it may want the paper.
bool undeclared(const Situation&) { return false; }

struct Word {
  std::string_view name;
  bool (*holds)(const Situation&);
};

constexpr std::array<Word, 10> words = {{{"applicant", is<Subject::applicant>},
                                         {"co_applicant", is<Subject::co_applicant>},
                                         {"dependant", is<Subject::dependant>},
                                         {"unborn", is<Subject::unborn>},
                                         {"shared_custody", is<Subject::shared_custody>},
                                         {"adult", adult},
                                         {"minor", minor},
                                         {"concerned", concerned},
                                         {"income_fell", income_fell},
                                         {"undeclared", undeclared}}};

bool can_be(const demand::Field& field, std::string_view value, const demand::CodeLists& lists) {
  if (value == unanswered) return true;
  switch (field.kind) {
    case Kind::yes_no: return value == "yes" || value == "no";
    case Kind::choice:
    case Kind::choices:
    case Kind::amounts: return lists.knows(field.list, value);
    default: return false;  // a name or a date is no condition of the law
  }
}

struct SaysOneOf {
  const std::vector<std::string>& wanted;

  bool has(std::string_view code) const { return std::ranges::contains(wanted, code); }
  bool operator()(bool said) const { return has(said ? "yes" : "no"); }
  bool operator()(const demand::Code& code) const { return has(code.text); }
  bool operator()(const demand::Choices& codes) const {
    return std::ranges::any_of(codes, [&](const demand::Code& code) { return has(code.text); });
  }
  bool operator()(const demand::Amounts& amounts) const {
    return std::ranges::any_of(amounts, [&](const demand::Amount& amount) { return has(amount.code.text); });
  }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }
};

bool separates(char c) { return c == ' ' || c == '(' || c == ')'; }

}  // namespace

std::string_view name_of(ConditionError error) {
  static constexpr std::array<std::string_view, 5> names = {"bad_shape", "unknown_word", "unknown_field",
                                                            "unknown_code", "too_long"};
  return names.at(static_cast<std::size_t>(error));
}

// By recursive descent, one function for each rank of the grammar.
class ConditionParser {
 public:
  ConditionParser(std::string_view text, const demand::CodeLists& lists) : rest_(text), lists_(lists) {}

  using Parsed = std::expected<Condition, ConditionError>;

  Parsed whole() {
    auto condition = either();
    if (condition && !peek().empty()) return std::unexpected(ConditionError::bad_shape);
    return condition;
  }

 private:
  using Of = Condition::Kind;

  Parsed either() {
    return joined("or", Of::either, [&] { return every(); });
  }
  Parsed every() {
    return joined("and", Of::every, [&] { return one(); });
  }

  template <typename Lower>
  Parsed joined(std::string_view joint, Of kind, Lower lower) {
    Condition all;
    all.kind_ = kind;
    do {
      auto part = lower();
      if (!part) return part;
      all.parts_.push_back(*std::move(part));
    } while (take(joint));
    return all.parts_.size() == 1 ? Condition(all.parts_.front()) : all;
  }

  Parsed one() {
    if (take("not")) return around(Of::negation, one());
    if (take("some")) return peek() == "(" ? around(Of::someone, one()) : std::unexpected(ConditionError::bad_shape);
    if (take("(")) {
      auto inside = either();
      if (inside && !take(")")) return std::unexpected(ConditionError::bad_shape);
      return inside;
    }
    return atom();
  }

  static Parsed around(Of kind, Parsed inside) {
    if (!inside) return inside;
    Condition outside;
    outside.kind_ = kind;
    outside.parts_.push_back(*std::move(inside));
    return outside;
  }

  Parsed atom() {
    const std::string_view text = peek();
    if (text.empty() || separates(text.front())) return std::unexpected(ConditionError::bad_shape);
    rest_.remove_prefix(text.size());
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) return answer(text.substr(0, equals), text.substr(equals + 1));
    const auto* const word = std::ranges::find(words, text, &Word::name);
    if (word == words.end()) return std::unexpected(ConditionError::unknown_word);
    Condition condition;
    condition.kind_ = Of::word;
    condition.word_ = static_cast<std::size_t>(word - words.begin());
    return condition;
  }

  Parsed answer(std::string_view name, std::string_view values) const {
    Condition condition;
    condition.kind_ = Of::answer;
    condition.field_ = demand::find_field(name);
    if (condition.field_ == nullptr) return std::unexpected(ConditionError::unknown_field);
    while (true) {
      const std::string_view value = values.substr(0, values.find('|'));
      if (!can_be(*condition.field_, value, lists_)) return std::unexpected(ConditionError::unknown_code);
      condition.values_.emplace_back(value);
      if (value.size() == values.size()) return condition;
      values.remove_prefix(value.size() + 1);
    }
  }

  // The next word or parenthesis, still there.
  std::string_view peek() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
    if (rest_.empty() || separates(rest_.front())) return rest_.substr(0, 1);
    return rest_.substr(0, static_cast<std::size_t>(std::ranges::find_if(rest_, separates) - rest_.begin()));
  }

  bool take(std::string_view wanted) {
    if (peek() != wanted) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }

  std::string_view rest_;
  const demand::CodeLists& lists_;
};

std::expected<Condition, ConditionError> Condition::parse(std::string_view text, const demand::CodeLists& lists) {
  if (text.size() > longest_condition) return std::unexpected(ConditionError::too_long);
  return ConditionParser(text, lists).whole();
}

bool Condition::holds(const Situation& situation) const {
  const auto here = [&](const Condition& part) { return part.holds(situation); };
  switch (kind_) {
    case Kind::every: return std::ranges::all_of(parts_, here);
    case Kind::either: return std::ranges::any_of(parts_, here);
    case Kind::negation: return !parts_.front().holds(situation);
    case Kind::someone:
      return std::ranges::any_of(situation.demand.people, [&](const demand::Person& person) {
        return parts_.front().holds({.demand = situation.demand, .person = person, .on = situation.on});
      });
    case Kind::word: return words.at(word_).holds(situation);
    case Kind::answer: return answered_so(situation);
  }
  std::unreachable();
}

bool Condition::answered_so(const Situation& situation) const {
  const bool of_the_demand = field_->subjects.has(Subject::demand);
  const demand::Value* value = (of_the_demand ? situation.demand.answers : situation.person.answers).find(field_->id);
  if (value == nullptr) return std::ranges::contains(values_, unanswered);
  return std::visit(SaysOneOf{values_}, *value);
}

}  // namespace guichet::kiosk::rules
