#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "sync/courier/courier.hpp"
#include "tests/support/change_message.hpp"
#include "tests/support/registry_fixture.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/sync/courier/outcomes.hpp"

namespace {

using namespace guichet::sync;
using namespace guichet::sync::courier;
using namespace std::chrono_literals;
using guichet::platform::system::Journal;
using guichet::platform::system::SecretBytes;
using guichet::tests::change_message;
using guichet::tests::closure_message;
using guichet::tests::creation_message;
using guichet::tests::to_bytes;

class CourierTest : public testing::Test, protected guichet::tests::RegistryFixture {
 protected:
  CourierTest() { start(); }
  ~CourierTest() override { rest(); }

  outbox::Database open() {
    const SecretBytes key{32};
    return outbox::Database::open(folder / "kiosk.db", key, outbox::migrations()).value();
  }
  static std::string reference(int sequence) { return "D-7K3QM-" + std::to_string(10000 + sequence); }
  static std::string file_name(int sequence) {
    return "DEMG1104-202611221200-" + std::to_string(100000 + sequence) + ".xml";
  }
  void put(int sequence, std::string_view xml = creation_message()) { put(sequence, "CRE", {}, xml); }
  void put(int sequence, const std::string& kind, const std::string& number, std::string_view xml) {
    outbox::Letter letter;
    letter.kind = kind;
    letter.number = number;
    letter.deposit_reference = reference(sequence);
    letter.file_name = file_name(sequence);
    letter.body = to_bytes(xml);
    letter.written_at = clock.now();
    ASSERT_TRUE(outbox::put(database, letter));
  }
  outbox::Letter stored(int sequence) { return outbox::find(database, reference(sequence)).value().value(); }

  void work() {
    terminal_client.emplace(client());
    carrier.emplace(open(), *terminal_client, clock, jitter, journal, [this](const Outcome& o) { outcomes.add(o); });
    thread = std::jthread{[this](std::stop_token stop) { carrier->run(std::move(stop)); }};
  }
  void rest() { thread = {}; }
  void let_pass(std::chrono::milliseconds time) {
    clock.advance(time);
    carrier->knock();
  }
  template <class Expected>
  const Expected* outcome(std::size_t index) {
    const auto list = outcomes.wait_for(index + 1);
    if (list.size() <= index) return nullptr;
    last = list[index];
    return std::get_if<Expected>(&last->what);
  }

  outbox::Database database = open();
  guichet::tests::SeededRandom jitter{11};
  std::ostringstream journal_text;
  Journal journal{journal_text, clock};
  guichet::tests::Outcomes outcomes;
  std::optional<Outcome> last;
  std::optional<registry::Client> terminal_client;
  std::optional<Courier> carrier;
  std::jthread thread;
};

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
  EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
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

// A demand that is registered, so that what follows is about it.
class CourierOfChanges : public CourierTest {
 protected:
  CourierOfChanges() {
    put(1);
    work();
    EXPECT_TRUE(outcome<Acknowledged>(0));
    number = last->number;
  }
  void put_change(int sequence, const std::string& kind, const std::string& complement = {}) {
    put(sequence, kind, number, change_message(kind, number, complement));
  }
  std::string held() { return client().get_demande_logement(number).value().demand_xml; }

  std::string number;
};

TEST_F(CourierOfChanges, carries_a_change_a_renewal_and_a_closure_under_one_number) {
  clock.advance(24h * 320);
  put_change(2, "MOD");
  put_change(3, "REN");
  put(4, "RAD", number, closure_message(number));
  carrier->knock();
  std::size_t index = 0;
  for (const auto* kind : {"MOD", "REN", "RAD"}) {
    ASSERT_TRUE(outcome<Acknowledged>(++index)) << kind;
    EXPECT_EQ(last->kind, kind);
    EXPECT_EQ(last->number, number);
    EXPECT_EQ(outcome<Acknowledged>(index)->number, number);
  }
  EXPECT_EQ(sandbox->size(), 1u);
  EXPECT_TRUE(held().contains("motifRadiation=\"RADABA\""));
  EXPECT_TRUE(held().contains("version=\"4\""));
}

TEST_F(CourierOfChanges, keeps_a_renewal_behind_a_change_that_waits_and_others_go) {
  clock.advance(24h * 320);
  misbehave("fault:1");
  put_change(2, "MOD");
  put_change(3, "REN");
  put(4);
  carrier->knock();
  ASSERT_TRUE(outcome<Postponed>(1));
  EXPECT_EQ(last->kind, "MOD");
  ASSERT_TRUE(outcome<Acknowledged>(2));
  EXPECT_EQ(last->deposit_reference, reference(4));
  let_pass(1h);
  ASSERT_TRUE(outcome<Acknowledged>(3));
  EXPECT_EQ(last->kind, "MOD");
  ASSERT_TRUE(outcome<Acknowledged>(4));
  EXPECT_EQ(last->kind, "REN");
}

TEST_F(CourierOfChanges, goes_on_after_a_change_that_is_refused) {
  put_change(2, "REN");  // months too early
  put_change(3, "MOD");
  carrier->knock();
  ASSERT_TRUE(outcome<Refused>(1));
  EXPECT_EQ(outcome<Refused>(1)->anomalies.front().code, "SANDBOX_0205");
  EXPECT_EQ(last->number, number);
  ASSERT_TRUE(outcome<Acknowledged>(2));
  EXPECT_EQ(stored(2).state, outbox::State::refused);
  EXPECT_FALSE(stored(2).body.empty());
}

TEST_F(CourierOfChanges, does_nothing_twice_when_the_answer_is_lost) {
  misbehave("answer_lost:2");  // curl itself tries a kept connection again once
  put_change(2, "MOD", "<g:versionLue>1</g:versionLue>");
  carrier->knock();
  ASSERT_TRUE(outcome<Postponed>(1));
  let_pass(1h);
  ASSERT_TRUE(outcome<Acknowledged>(2));
  EXPECT_TRUE(held().contains("version=\"2\""));
}

TEST_F(CourierOfChanges, believes_no_answer_about_another_demand) {
  put(2);
  carrier->knock();
  ASSERT_TRUE(outcome<Acknowledged>(1));
  misbehave("same_number_twice:1");
  put_change(3, "MOD");
  carrier->knock();
  ASSERT_TRUE(outcome<NumberConflict>(2));
  EXPECT_EQ(last->number, number) << "its own, never the other";
}

TEST_F(CourierOfChanges, keeps_no_lookup_waiting) {
  misbehave("slow_drip:1");
  put_change(2, "MOD");
  carrier->knock();
  while (stored(2).state != outbox::State::sending) std::this_thread::sleep_for(5ms);
  while (!held().contains("version=\"2\"")) std::this_thread::sleep_for(5ms);  // its answer drips for a minute
  auto lookups = client(registry::for_lookups(transfer_settings()));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(lookups.get_demande_logement(number));
  EXPECT_TRUE(lookups.get_demande_logement(number));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
  EXPECT_EQ(stored(2).state, outbox::State::sending);
}

}  // namespace
