#include <fstream>
#include <iterator>

#include "tests/sync/outbox/outbox_fixture.hpp"

namespace {

using namespace guichet::tests;

TEST_F(Outbox, keeps_a_letter_as_it_was_put) {
  ASSERT_TRUE(put(database, letter(1)));
  const Letter kept = stored(1);
  EXPECT_EQ(kept.kind, "CRE");
  EXPECT_EQ(kept.file_name, letter(1).file_name);
  EXPECT_EQ(kept.body, letter(1).body);
  EXPECT_EQ(kept.written_at, noon);
  EXPECT_EQ(kept.state, State::waiting);
  EXPECT_EQ(kept.attempts, 0);
  EXPECT_EQ(find(database, "D-XXXXX-XXXXX").value(), std::nullopt);
}

TEST_F(Outbox, has_no_letter_when_the_deposit_is_not_committed) {
  {
    auto deposit = database.begin();
    ASSERT_TRUE(deposit);
    ASSERT_TRUE(put(database, letter(1)));
  }
  EXPECT_EQ(next_due(database, noon).value(), std::nullopt);
}

TEST_F(Outbox, refuses_a_second_letter_under_the_same_identity) {
  ASSERT_TRUE(put(database, letter(1)));
  auto same_file = letter(2);
  same_file.file_name = letter(1).file_name;
  EXPECT_EQ(put(database, same_file).error().kind, Error::Kind::constraint);
  auto same_deposit = letter(2);
  same_deposit.deposit_reference = letter(1).deposit_reference;
  EXPECT_EQ(put(database, same_deposit).error().kind, Error::Kind::constraint);
  EXPECT_EQ(counts(database)->waiting, 1);
}

TEST_F(Outbox, gives_the_oldest_first_and_skips_what_is_postponed) {
  const auto first = put(database, letter(1)).value();
  const auto second = put(database, letter(2)).value();
  EXPECT_EQ(next_due(database, noon).value()->id, first);
  ASSERT_TRUE(mark_sending(database, first));
  ASSERT_TRUE(postpone(database, first, noon, "cut", random, 10min));
  EXPECT_EQ(next_due(database, noon).value()->id, second);
  EXPECT_EQ(next_due(database, noon + 2h).value()->id, first);
  EXPECT_EQ(next_instant(database).value(), noon);
}

TEST_F(Outbox, never_sends_what_is_already_leaving) {
  const auto id = sending(1);
  EXPECT_EQ(next_due(database, noon).value(), std::nullopt);
  EXPECT_EQ(mark_sending(database, id).error().kind, Error::Kind::misuse);
}

TEST_F(Outbox, keeps_the_number_and_forgets_the_body_when_acknowledged) {
  const auto id = sending(1);
  EXPECT_EQ(acknowledge(database, id, "1111126000001G1104").value(), Acknowledgement::recorded);
  EXPECT_EQ(stored(1).state, State::acknowledged);
  EXPECT_EQ(stored(1).number, "1111126000001G1104");
  EXPECT_EQ(stored(1).deposit_reference, letter(1).deposit_reference);
  EXPECT_TRUE(stored(1).body.empty());
  EXPECT_EQ(next_due(database, noon + 24h).value(), std::nullopt);
}

TEST_F(Outbox, does_not_believe_a_number_that_another_deposit_carries) {
  ASSERT_TRUE(acknowledge(database, sending(1), "1111126000001G1104"));
  const auto second = sending(2);
  EXPECT_EQ(acknowledge(database, second, "1111126000001G1104").value(), Acknowledgement::number_known_elsewhere);
  EXPECT_EQ(stored(2).state, State::refused);
  EXPECT_EQ(stored(2).number, "");
  EXPECT_EQ(stored(2).body, letter(2).body);
  EXPECT_EQ(stored(2).anomalies.front().code, number_known_code);
  EXPECT_EQ(stored(1).number, "1111126000001G1104");
}

TEST_F(Outbox, keeps_a_letter_about_a_known_demand_with_its_number) {
  ASSERT_TRUE(put(database, change(1, "MOD", its_number)));
  EXPECT_EQ(stored(1).kind, "MOD");
  EXPECT_EQ(stored(1).number, its_number);
  EXPECT_EQ(stored(1).state, State::waiting);
  EXPECT_EQ(next_due(database, noon).value()->number, its_number);
}

TEST_F(Outbox, refuses_a_creation_with_a_number_and_any_other_letter_without) {
  EXPECT_EQ(put(database, change(1, "CRE", its_number)).error().kind, Error::Kind::constraint);
  for (const auto* kind : {"MOD", "REN", "RAD"})
    EXPECT_EQ(put(database, change(1, kind, "")).error().kind, Error::Kind::constraint) << kind;
  EXPECT_EQ(counts(database)->waiting, 0);
}

TEST_F(Outbox, acknowledges_changes_of_a_demand_it_registered_itself) {
  ASSERT_TRUE(acknowledge(database, sending(1), its_number));
  int sequence = 1;
  for (const auto* kind : {"MOD", "REN", "RAD"}) {
    const auto id = sending(change(++sequence, kind, its_number));
    EXPECT_EQ(acknowledge(database, id, its_number).value(), Acknowledgement::recorded) << kind;
    EXPECT_EQ(stored(sequence).state, State::acknowledged);
    EXPECT_EQ(stored(sequence).number, its_number);
    EXPECT_TRUE(stored(sequence).body.empty());
  }
}

TEST_F(Outbox, gives_no_creation_a_number_that_a_change_carries) {
  ASSERT_TRUE(put(database, change(1, "MOD", its_number)));
  EXPECT_EQ(acknowledge(database, sending(2), its_number).value(), Acknowledgement::number_known_elsewhere);
  EXPECT_EQ(stored(2).state, State::refused);
}

TEST_F(Outbox, does_not_believe_an_answer_about_another_demand) {
  const auto id = sending(change(1, "REN", its_number));
  EXPECT_EQ(acknowledge(database, id, "1111126000009G1104").value(), Acknowledgement::number_known_elsewhere);
  EXPECT_EQ(stored(1).state, State::refused);
  EXPECT_EQ(stored(1).number, its_number);
  EXPECT_FALSE(stored(1).body.empty());
}

TEST_F(Outbox, lets_no_letter_overtake_an_earlier_one_about_the_same_demand) {
  const auto first = put(database, change(1, "MOD", its_number)).value();
  const auto second = put(database, change(2, "REN", its_number)).value();
  const auto other = put(database, change(3, "REN", "1111126000009G1104")).value();
  ASSERT_TRUE(mark_sending(database, first));
  EXPECT_EQ(next_due(database, noon).value()->id, other) << "not while the first one is leaving";
  const auto until = postpone(database, first, noon, "cut", random, 10min).value();
  EXPECT_EQ(next_due(database, noon).value()->id, other) << "nor while it waits";
  ASSERT_TRUE(mark_sending(database, other));
  ASSERT_TRUE(acknowledge(database, other, "1111126000009G1104"));
  EXPECT_EQ(next_due(database, noon).value(), std::nullopt);
  EXPECT_EQ(next_instant(database).value(), until) << "nothing to wake up for before";
  ASSERT_TRUE(mark_sending(database, first));
  ASSERT_TRUE(acknowledge(database, first, its_number));
  EXPECT_EQ(next_due(database, noon).value()->id, second);
}

TEST_F(Outbox, lets_the_next_letter_go_when_the_earlier_one_is_refused) {
  const auto first = sending(change(1, "MOD", its_number));
  const auto second = put(database, change(2, "REN", its_number)).value();
  ASSERT_TRUE(refuse(database, first, {}));
  EXPECT_EQ(next_due(database, noon).value()->id, second);
}

TEST_F(Outbox, keeps_the_letters_written_before_it_knew_of_changes) {
  database = open(migrations().first(1), "old.db");
  ASSERT_TRUE(database.run(
      "INSERT INTO outbox_letters (kind, deposit_reference, file_name, body, written_at, state, not_before)"
      " VALUES ('CRE', ?, 'DEMG1104-202611221200-100001.xml', ?, 0, 'waiting', 0)",
      letter(1).deposit_reference, letter(1).body));
  database = open(migrations(), "old.db");
  EXPECT_EQ(stored(1).state, State::waiting);
  EXPECT_EQ(stored(1).number, "");
  ASSERT_TRUE(put(database, change(2, "MOD", its_number)));
  EXPECT_EQ(next_due(database, noon).value()->kind, "CRE");
}

TEST_F(Outbox, keeps_what_the_registry_refused_and_never_sends_it_again) {
  const std::vector<Anomaly> anomalies{{"CTRL_DEM_0033", "Première"}, {"CTRL_DEM_0034", "Seconde"}};
  ASSERT_TRUE(refuse(database, sending(1), anomalies));
  EXPECT_EQ(stored(1).state, State::refused);
  EXPECT_EQ(stored(1).anomalies, anomalies);
  EXPECT_EQ(stored(1).body, letter(1).body);
  EXPECT_EQ(next_due(database, noon + 24h).value(), std::nullopt);
}

TEST_F(Outbox, makes_no_transition_from_a_state_that_has_no_such_end) {
  const auto id = put(database, letter(1)).value();
  EXPECT_FALSE(acknowledge(database, id, "1111126000001G1104"));
  EXPECT_FALSE(refuse(database, id, {}));
  EXPECT_FALSE(postpone(database, id, noon, "cut", random));
  EXPECT_FALSE(mark_sending(database, LetterId{99}));
  EXPECT_EQ(stored(1).state, State::waiting);
}

TEST_F(Outbox, brings_back_what_was_leaving_when_the_terminal_stopped) {
  sending(1);
  const auto second = sending(2);
  ASSERT_TRUE(acknowledge(database, second, "1111126000002G1104"));
  database = open();
  EXPECT_EQ(recover(database).value(), 1);
  EXPECT_EQ(recover(database).value(), 0);
  EXPECT_EQ(stored(1).state, State::waiting);
  EXPECT_EQ(stored(1).attempts, 1);
  EXPECT_EQ(stored(1).file_name, letter(1).file_name);
  EXPECT_EQ(stored(1).body, letter(1).body);
  EXPECT_EQ(stored(2).state, State::acknowledged);
}

TEST_F(Outbox, counts_what_it_holds) {
  ASSERT_TRUE(put(database, letter(1)));
  sending(2);
  ASSERT_TRUE(acknowledge(database, sending(3), "1111126000003G1104"));
  ASSERT_TRUE(refuse(database, sending(4), {}));
  const auto held = counts(database).value();
  EXPECT_EQ(held.waiting, 1);
  EXPECT_EQ(held.sending, 1);
  EXPECT_EQ(held.acknowledged, 1);
  EXPECT_EQ(held.refused, 1);
  EXPECT_EQ(held.oldest_waiting, noon);
}

TEST_F(Outbox, writes_no_word_of_a_letter_in_clear) {
  ASSERT_TRUE(put(database, letter(1)));
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_FALSE(bytes.contains("DURAND")) << entry.path();
  }
}

}  // namespace
