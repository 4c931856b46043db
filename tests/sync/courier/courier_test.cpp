#include "tests/sync/courier/courier_fixture.hpp"

namespace {

using namespace guichet::sync;
using namespace guichet::sync::courier;
using namespace std::chrono_literals;
using guichet::tests::CourierTest;

TEST_F(CourierTest, carries_a_letter_and_brings_back_its_number) {
  put(1);
  work();
  ASSERT_TRUE(outcome<Acknowledged>(0));
  EXPECT_EQ(last->deposit_reference, reference(1));
  EXPECT_EQ(last->kind, "CRE");
  EXPECT_EQ(last->number, sandbox->number_of(file_name(1)));
  EXPECT_EQ(outcome<Acknowledged>(0)->number, sandbox->number_of(file_name(1)));
  EXPECT_EQ(stored(1).number, sandbox->number_of(file_name(1)));
  EXPECT_TRUE(stored(1).body.empty());
}

TEST_F(CourierTest, goes_at_once_when_somebody_knocks) {
  work();
  put(1);
  carrier->knock();
  EXPECT_TRUE(outcome<Acknowledged>(0));
}

TEST_F(CourierTest, keeps_the_demand_when_the_answer_is_lost_and_shows_one_number) {
  misbehave("answer_lost:1");
  put(1);
  work();
  ASSERT_TRUE(outcome<Postponed>(0));
  EXPECT_EQ(stored(1).state, outbox::State::waiting);
  EXPECT_EQ(sandbox->size(), 1u);
  let_pass(1h);
  ASSERT_TRUE(outcome<Acknowledged>(1));
  EXPECT_EQ(sandbox->size(), 1u);
  EXPECT_EQ(stored(1).number, sandbox->number_of(file_name(1)));
  EXPECT_EQ(stored(1).attempts, 2);
}

TEST_F(CourierTest, survives_each_misbehaviour_that_passes) {
  put(1);
  misbehave("strange_success:1");
  work();
  std::size_t count = 0;  // two cuts: curl itself tries a kept connection again once
  for (const auto* name : {"cut_before_answer:2", "fault:1", "maintenance:1", "other_host:1", "none"}) {
    ASSERT_TRUE(outcome<Postponed>(count++)) << name;
    EXPECT_EQ(stored(1).state, outbox::State::waiting);
    EXPECT_EQ(stored(1).number, "");
    misbehave(name);
    let_pass(2h);
    if (name == std::string_view{"none"}) break;
  }
  EXPECT_TRUE(outcome<Acknowledged>(count));
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(CourierTest, does_not_send_again_what_the_registry_refuses) {
  misbehave("rule_refusal:1");
  put(1);
  work();
  ASSERT_TRUE(outcome<Refused>(0));
  EXPECT_EQ(outcome<Refused>(0)->anomalies.size(), 2u);
  EXPECT_EQ(stored(1).state, outbox::State::refused);
  put(2);
  let_pass(24h);
  ASSERT_TRUE(outcome<Acknowledged>(1));
  EXPECT_EQ(last->deposit_reference, reference(2));
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(CourierTest, goes_on_with_the_next_letter_when_one_fails) {
  misbehave("fault:1");
  put(1);
  put(2);
  work();
  EXPECT_TRUE(outcome<Postponed>(0));
  ASSERT_TRUE(outcome<Acknowledged>(1));
  EXPECT_EQ(last->deposit_reference, reference(2));
}

TEST_F(CourierTest, stops_the_whole_queue_when_the_terminal_is_not_believed) {
  misbehave("credential_refused");
  put(1);
  put(2);
  work();
  ASSERT_TRUE(outcome<QueueStopped>(0));
  misbehave("none");
  let_pass(14min);
  EXPECT_EQ(outcomes.wait_for(2, 1s).size(), 1u);
  EXPECT_EQ(sandbox->size(), 0u);
  let_pass(2min);
  EXPECT_TRUE(outcome<Acknowledged>(1));
  EXPECT_TRUE(outcome<Acknowledged>(2));
}

TEST_F(CourierTest, stops_the_queue_when_its_certificate_is_refused) {
  guichet::tests::CertificateAuthority other{folder / "other", "Autre autorite"};
  terminal = other.terminal();
  for_an_alert = 10s;
  put(1);
  work();
  EXPECT_TRUE(outcome<QueueStopped>(0));
  EXPECT_EQ(stored(1).state, outbox::State::waiting);
}

TEST_F(CourierTest, never_shows_a_number_that_another_deposit_carries) {
  put(1);
  work();
  ASSERT_TRUE(outcome<Acknowledged>(0));
  misbehave("same_number_twice:1");
  put(2);
  carrier->knock();
  ASSERT_TRUE(outcome<NumberConflict>(1));
  EXPECT_EQ(stored(2).state, outbox::State::refused);
  EXPECT_EQ(stored(2).number, "");
  EXPECT_EQ(stored(2).anomalies.front().code, outbox::number_known_code);
  EXPECT_FALSE(stored(2).body.empty());
  rest();
  EXPECT_TRUE(journal_text.str().contains("courier.number_known_elsewhere"));
}

TEST_F(CourierTest, waits_for_a_registry_that_is_down) {
  stop();
  put(1);
  work();
  ASSERT_TRUE(outcome<Postponed>(0));
  start();
  let_pass(1h);
  EXPECT_TRUE(outcome<Acknowledged>(1));
}

TEST_F(CourierTest, leaves_at_once_when_asked_and_the_letter_waits) {
  misbehave("slow_drip");
  put(1);
  work();
  while (sandbox->size() == 0) std::this_thread::sleep_for(5ms);
  const auto start = std::chrono::steady_clock::now();
  rest();
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
  EXPECT_EQ(stored(1).state, outbox::State::waiting);
  misbehave("none");
  clock.advance(1h);
  work();
  ASSERT_TRUE(outcome<Acknowledged>(1));
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(CourierTest, notes_a_difference_of_clocks_and_nothing_about_anybody) {
  misbehave("clock_skew:1");
  put(1);
  work();
  ASSERT_TRUE(outcome<Acknowledged>(0));
  rest();
  EXPECT_TRUE(journal_text.str().contains("\"courier.clocks_differ\",\"seconds\":172800"));
  for (const auto* word : {"DURAND", "G1104", "D-7K3QM"}) EXPECT_FALSE(journal_text.str().contains(word)) << word;
}

TEST_F(CourierTest, empties_a_full_outbox_in_order) {
  for (int i = 1; i <= 20; ++i) put(i);
  work();
  ASSERT_TRUE(outcome<Acknowledged>(19));
  for (int i = 1; i <= 20; ++i) {
    EXPECT_EQ(outcomes.wait_for(20)[static_cast<std::size_t>(i - 1)].deposit_reference, reference(i));
    EXPECT_EQ(stored(i).number, sandbox->number_of(file_name(i)));
  }
}

}  // namespace
