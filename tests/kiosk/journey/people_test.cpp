#include <algorithm>
#include <cctype>
#include <chrono>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/demand/message.hpp"
#include "kiosk/journey/form.hpp"
#include "sync/registry/message_check.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/support/people.hpp"

namespace {

using namespace test;
using demand::Kind;
using demand::Subject;
using guichet::tests::Applicant;
using guichet::tests::Typed;

// Takes someone of tests/support/people.hpp through every page, as hands would.
class Filling {
 public:
  explicit Filling(const Applicant& applicant) : applicant_(applicant) {}

  Visitor& reaches_the_summary() {
    visitor_.opens_a_demand();
    for (int steps = 0; steps < 400 && visitor_.at<journey::Summary>() == nullptr && !testing::Test::HasFailure();
         ++steps)
      step();
    EXPECT_NE(visitor_.at<journey::Summary>(), nullptr);
    return visitor_;
  }
  std::size_t pages_seen() const { return pages_seen_; }

 private:
  void step() {
    if (visitor_.at<Household>() != nullptr) return add_next();
    if (visitor_.at<Papers>() != nullptr) {
      visitor_.goes_on();
      return;
    }
    if (visitor_.at<Scanning>() != nullptr) {
      visitor_.does(SkipScan{});
      return;
    }
    const auto* asking = visitor_.at<Asking>();
    ASSERT_NE(asking, nullptr);
    const Asking before = *asking;
    fill_in(before);
    visitor_.goes_on();
    if (const auto* after = visitor_.at<Asking>(); after != nullptr && after->amounts) fill_amounts(*after);
    ++pages_seen_;
    const auto* stuck = visitor_.at<Asking>();
    const bool moved = stuck == nullptr || stuck->page != before.page || stuck->person != before.person;
    ASSERT_TRUE(moved) << "stays on " << before.page.view() << " of person " << before.person;
  }

  void add_next() {
    if (added_ == applicant_.others.size()) {
      visitor_.goes_on();
      return;
    }
    visitor_.does(AddPerson{applicant_.others[added_++].subject});
  }

  const Typed& answers_about(const Asking& place) const {
    const Subject subject = subject_of(page(place.page), visitor_.model().draft, place.person);
    if (subject == Subject::demand) return applicant_.demand;
    if (subject == Subject::applicant) return applicant_.typed;
    // People are listed by subject: this one is the nth of theirs.
    const auto& people = visitor_.model().draft.people;
    auto nth = std::count_if(people.begin(), people.begin() + static_cast<std::ptrdiff_t>(place.person),
                             [&](const demand::Person& person) { return person.subject == subject; });
    for (const auto& other : applicant_.others) {
      if (other.subject == subject && nth-- == 0) return other.typed;
    }
    return applicant_.typed;
  }

  void fill_in(const Asking& place) {
    const Typed& typed = answers_about(place);
    for (const demand::FieldId id : page(place.page).fields) {
      const auto answer = typed.find(std::string(id.view()));
      if (answer != typed.end() && !answer->second.empty()) enter(demand::field(id), answer->second);
    }
  }

  void enter(const demand::Field& field, const std::string& text) {
    const std::string name(field.id.view());
    switch (field.kind) {
      case Kind::choice:
      case Kind::yes_no: visitor_.does(Choose{name, text}); return;
      case Kind::choices:
        for (const std::string& code : parts(text)) visitor_.does(Toggle{name, code});
        return;
      case Kind::commune: visitor_.does(AddCommune{text}); return;
      case Kind::communes:
        for (const std::string& code : parts(text)) visitor_.does(AddCommune{code});
        return;
      case Kind::amounts:
        if (text == demand::no_amount) visitor_.does(Toggle{name, "none"});
        for (const auto& line : demand::amount_lines(text)) visitor_.does(Toggle{name, line.code});
        return;
      default: visitor_.types(name, text);
    }
  }

  void fill_amounts(const Asking& place) {
    const std::string name(amount_field(place.page)->id.view());
    const Typed& typed = answers_about(place);
    for (const auto& line : demand::amount_lines(typed.at(name))) visitor_.types(name + "." + line.code, line.typed);
    visitor_.goes_on();
  }

  static std::vector<std::string> parts(std::string_view joined) {
    std::vector<std::string> parts;
    while (!joined.empty()) {
      parts.emplace_back(joined.substr(0, joined.find(',')));
      joined.remove_prefix(std::min(joined.size(), parts.back().size() + 1));
    }
    return parts;
  }

  const Applicant& applicant_;
  Visitor visitor_;
  std::size_t added_ = 0;
  std::size_t pages_seen_ = 0;
};

class People : public testing::TestWithParam<Applicant> {};

std::string text_of(const demand::Answers& answers, const std::string& name) {
  const demand::Field* field = demand::find_field(name);
  const demand::Value* value = field == nullptr ? nullptr : answers.find(field->id);
  return value == nullptr ? "" : demand::typed(*field, *value);
}

TEST_P(People, are_taken_through_every_page_to_a_demand_that_can_be_deposited) {
  Filling filling(GetParam());
  Visitor& visitor = filling.reaches_the_summary();
  ASSERT_FALSE(HasFailure());
  const demand::Demand& draft = visitor.model().draft;
  for (const auto& problem : demand::problems(draft, test_world())) {
    ADD_FAILURE() << problem.field.view() << " of person " << problem.person << ": "
                  << demand::name_of(problem.problem);
  }
  EXPECT_EQ(draft.people.size(), GetParam().others.size() + 1);
  for (const auto& [name, typed] : GetParam().typed) {
    const auto value = demand::parse(*demand::find_field(name), typed, test_world());
    EXPECT_EQ(text_of(draft.people[0].answers, name), value ? demand::typed(*demand::find_field(name), *value) : "")
        << name;
  }
  visitor.goes_on().does(AcceptStatement{}).does(journey::Deposit{});
  EXPECT_NE(visitor.asked<effect::Deposit>(), nullptr);
}

TEST_P(People, are_told_to_the_registry_without_loss_and_without_refusal) {
  Filling filling(GetParam());
  demand::Demand demand = filling.reaches_the_summary().model().draft;
  demand.created = test_world().today;
  const auto sent = std::chrono::sys_days{test_world().today} + 10h;
  const std::string bytes = demand::write_message(demand, {.type = demand::FileType::creation, .sent = sent});
  const auto read = demand::read_message(bytes, test_world());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->demand, demand);
  EXPECT_TRUE(read->findings.empty()) << read->findings.front().path;
  static const auto rules = guichet::sync::registry::load_rules("assets/registry/mandatory_elements.tsv").value();
  for (const auto& finding : guichet::sync::registry::check_message(bytes, rules)) {
    ADD_FAILURE() << finding.code << " " << finding.path << ": " << finding.sentence;
  }
}

INSTANTIATE_TEST_SUITE_P(Everyone, People, testing::ValuesIn(guichet::tests::people()), [](const auto& person) {
  std::string name = person.param.who;
  std::ranges::replace_if(name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
