#include "sync/sandbox/store.hpp"
#include "tests/support/change_message.hpp"
#include "tests/sync/courier/courier_fixture.hpp"

namespace {

using namespace guichet::sync;
using namespace guichet::sync::courier;
using namespace std::chrono_literals;
using guichet::tests::change_message;
using guichet::tests::closure_message;

// A demand that is registered, so that what follows is about it.
class CourierOfChanges : public guichet::tests::CourierTest {
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
  // curl itself tries a kept connection again once; the courier closes it as soon as it has nothing to do.
  misbehave("answer_lost:2");
  put_change(2, "MOD", "<g:versionLue>1</g:versionLue>");
  carrier->knock();
  ASSERT_TRUE(outcome<Postponed>(1));
  std::size_t next = 2;
  for (let_pass(1h); outcome<Postponed>(next) && next < 4; ++next) let_pass(1h);
  ASSERT_TRUE(outcome<Acknowledged>(next));
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
  // It has arrived, and its answer drips for a minute. Seen in the registry's file: a lookup could have met the drip
  // first.
  auto registry_file = sandbox::Store::open(folder / "registry.db", random).value();
  const auto has_arrived = [&] {
    const auto kept = registry_file.find(number);
    return kept && *kept && (*kept)->standing.version == 2;
  };
  while (!has_arrived()) std::this_thread::sleep_for(5ms);
  auto lookups = client(registry::for_lookups(transfer_settings()));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(lookups.get_demande_logement(number));
  EXPECT_TRUE(lookups.get_demande_logement(number));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
  EXPECT_EQ(stored(2).state, outbox::State::sending);
}

}  // namespace
