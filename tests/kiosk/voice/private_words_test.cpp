// AX-07: every answer is a word or a number that exists nowhere else, and no loudspeaker says any of them.
#include <gtest/gtest.h>

#include "kiosk/demand/field.hpp"
#include "kiosk/texts/typography.hpp"
#include "tests/kiosk/voice/listener.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using demand::Kind;
using demand::Subject;

// A household whose answers can be told apart from all that the screens say by themselves.
class Marked {
 public:
  Marked() {
    for (std::size_t person = 0; person < draft_.people.size(); ++person) mark(draft_.people[person].subject, person);
    mark(Subject::demand, 0);
  }
  const demand::Demand& draft() const { return draft_; }

  // How each is told in this language.
  std::vector<std::string> told_in(const texts::Language& language) const {
    auto all = words_;
    for (const auto cents : amounts_) all.push_back(texts::money(cents, language));
    const auto standing = test::open_standing();
    for (const auto day : {standing.deposited, standing.valid_until, *standing.renewed})
      all.push_back(texts::long_date(int(day.year()), unsigned(day.month()), unsigned(day.day()), language));
    // The reference as it is written is also the example that everyone is given.
    for (const auto* one :
         {"000042", "0 0 0 0 4 2", "7 K 3 Q M", "ROCHEFOUCAULD", "De La Rochefoucauld", "Eleonore", "La page 2 manque"})
      all.emplace_back(one);
    return all;
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  void mark(Subject subject, std::size_t person) {
    for (const auto& field : demand::fields())
      if (field.subjects.has(subject))
        if (auto value = invented(field)) demand::answers_of(draft_, subject, person).set(field.id, *std::move(value));
  }

  std::string word() {
    const auto at = static_cast<char>(words_.size() % 26), in = static_cast<char>(words_.size() / 26);
    return words_.emplace_back(std::string("Zyxq") + static_cast<char>('a' + in) + static_cast<char>('a' + at) + "w");
  }
  demand::Euros euros() { return {amounts_.emplace_back(7'654'300 + static_cast<std::int64_t>(amounts_.size()))}; }
  std::optional<demand::Value> invented(const demand::Field& field) {
    switch (field.kind) {
      case Kind::name:
      case Kind::text:
      case Kind::email:
      case Kind::phone: return word();
      case Kind::money: return euros();
      case Kind::date: return demand::PartialDate{std::stoi(number(1711)), 7, 23};
      case Kind::count:
      case Kind::year: return std::int64_t{std::stoi(number(8311))};
      case Kind::amounts: return demand::Amounts{{{"SAL"}, euros()}};
      default: return std::nullopt;  // what is chosen among words that everyone hears; what is never shown
    }
  }
  std::string number(int from) { return words_.emplace_back(std::to_string(from + numbers_++)); }

  demand::Demand draft_ = large_household();
  std::vector<std::string> words_;
  std::vector<std::int64_t> amounts_;
  int numbers_ = 0;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += line + '\n';
  return all;
}

class WithoutHeadphones : public testing::TestWithParam<const char*> {};

TEST_P(WithoutHeadphones, no_answer_is_said_at_any_place) {
  const Marked marked;
  Listener listener(GetParam());
  const auto secrets = marked.told_in(listener.words().language());
  for (const auto& place : every_place(marked.draft())) {
    auto sayings = listener.arrive(place);
    std::ranges::move(listener.whole(), std::back_inserter(sayings));
    const auto heard = joined(heard_by_all(sayings));
    for (const auto& secret : secrets) EXPECT_FALSE(heard.contains(secret)) << place.name << ": " << secret;
  }
}

TEST_P(WithoutHeadphones, every_question_is_still_asked) {
  const Marked marked;
  Listener listener(GetParam());
  for (const auto& place : every_place(marked.draft())) {
    const auto said = heard_by_all(listener.arrive(place));
    const auto title = std::ranges::find(listener.tree().nodes, ui::NodeRole::title, &ui::Node::role);
    if (title == listener.tree().nodes.end()) continue;  // under a dialog
    EXPECT_TRUE(std::ranges::contains(said, title->state.personal ? title->aloud : title->name)) << place.name;
  }
}

TEST_P(WithoutHeadphones, every_alert_is_explained) {
  const Marked marked;
  Listener listener(GetParam());
  int personal = 0;
  for (const auto& place : every_place(marked.draft())) {
    const auto said = heard_by_all(listener.arrive(place));
    for (const auto& node : listener.tree().nodes) {
      if (node.role != ui::NodeRole::alert || !node.state.personal_detail) continue;
      EXPECT_TRUE(std::ranges::contains(said, node.detail_aloud)) << place.name << ": " << node.id;
      ++personal;
    }
  }
  EXPECT_GT(personal, 0);
}

TEST(WithHeadphones, every_name_is_said_somewhere) {
  const Marked marked;
  Listener listener("fr");
  std::string heard;
  for (const auto& place : every_place(marked.draft())) {
    listener.arrive(place);
    heard += joined(heard_in_headphones(listener.whole()));
  }
  for (const auto& person : marked.draft().people)
    for (const demand::FieldId field :
         {demand::FieldId("birth_name"), demand::FieldId("first_name"), demand::FieldId("dependant_name")}) {
      const auto* name = person.answers.get<std::string>(field);
      EXPECT_TRUE(name == nullptr || heard.contains(*name)) << field.view();
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, WithoutHeadphones, testing::Values("fr", "ar"),
                         [](const auto& one) { return one.param; });

}  // namespace
