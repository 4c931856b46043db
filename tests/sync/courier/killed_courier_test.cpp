#include <array>
#include <csignal>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/system/random.hpp"
#include "sync/courier/courier.hpp"
#include "tests/support/change_message.hpp"
#include "tests/support/registry_process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/courier/outcomes.hpp"

// The terminal's process ends at each step of sending; the registry is another process and lives on.
// Nothing is lost, and never do two numbers exist.
namespace {

using namespace guichet::sync;
using namespace guichet::sync::courier;
using namespace std::chrono_literals;

constexpr int power_cut = 9;

class CourierKilledInFlight : public testing::Test {
 protected:
  outbox::Database open() {
    const guichet::platform::system::SecretBytes key{32};
    return outbox::Database::open(folder / "kiosk.db", key, outbox::migrations()).value();
  }
  registry::Client client() const {
    auto session = transfer::Session::create(
        {.ca_file = authority.certificate(), .certificate_file = terminal.certificate, .key_file = terminal.key});
    return {std::move(*session),
            {.url = registry.url(), .encryption = {.name = "CERG1104-202611221200.pem", .pem = {}}}};
  }
  void put(int sequence) { put(sequence, "CRE", {}, guichet::tests::creation_message()); }
  void put(int sequence, const std::string& kind, const std::string& number, std::string_view xml) {
    auto database = open();
    outbox::Letter letter;
    letter.kind = kind;
    letter.number = number;
    letter.deposit_reference = "D-7K3QM-0000" + std::to_string(sequence);
    letter.file_name = "DEMG1104-202611221200-00000" + std::to_string(sequence) + ".xml";
    letter.body = guichet::tests::to_bytes(xml);
    letter.written_at = clock.now();
    ASSERT_TRUE(outbox::put(database, letter));
  }
  outbox::Letter stored(int sequence) {
    auto database = open();
    return outbox::find(database, "D-7K3QM-0000" + std::to_string(sequence)).value().value();
  }

  // One life of the terminal; with nothing to stop it, it ends when count letters have an outcome.
  std::vector<Outcome> live(std::size_t count, const Courier::AtStep& at_step = {}) {
    std::ostringstream text;
    guichet::platform::system::Journal journal{text, clock};
    guichet::tests::Outcomes outcomes;
    auto own_client = client();
    Courier courier{open(), own_client, clock, random, journal, [&](const Outcome& o) { outcomes.add(o); }, at_step};
    const std::jthread thread{[&](const std::stop_token& stop) { courier.run(stop); }};
    return outcomes.wait_for(count);
  }

  // A child process that lives and dies. This process has no other thread when it forks.
  pid_t start_life(const Courier::AtStep& at_step) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    live(1, at_step);
    ::_exit(0);
  }

  // The sequence inside the number: 1 for the first demand the registry ever entered.
  static std::string sequence_of(const std::string& number) {
    return number.size() == 18 ? number.substr(7, 6) : number;
  }

  void expect_one_demand_and_one_number() {
    EXPECT_TRUE(std::holds_alternative<Acknowledged>(live(1).at(0).what));
    EXPECT_EQ(stored(1).state, outbox::State::acknowledged);
    EXPECT_EQ(sequence_of(stored(1).number), "000001");
    auto own_client = client();
    EXPECT_TRUE(own_client.get_demande_logement(stored(1).number));
    put(2);
    live(1);
    EXPECT_EQ(sequence_of(stored(2).number), "000002") << "the registry entered the first demand once only";
  }

  guichet::tests::TemporaryFolder folder;
  guichet::tests::CertificateAuthority authority{folder / "ca"};
  guichet::tests::Identity terminal = authority.terminal();
  guichet::tests::RegistryProcess registry{
      authority, authority.server(), folder.path(), {"--renewal-opens", "0", "--today", "2026-11-22"}};
  guichet::platform::system::SystemClock clock;
  guichet::platform::system::SystemRandom random;
};

class KilledCourier : public CourierKilledInFlight, public testing::WithParamInterface<Step> {};

TEST_P(KilledCourier, loses_nothing_and_never_has_two_numbers) {
  put(1);
  const pid_t child = start_life([](Step reached) {
    if (reached == GetParam()) ::_exit(power_cut);
  });
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), power_cut);
  if (GetParam() == Step::recorded) {
    // Already on disk: the next life has nothing to send, and finds the number in the outbox.
    EXPECT_EQ(sequence_of(stored(1).number), "000001");
    return;
  }
  EXPECT_EQ(stored(1).state, GetParam() == Step::picked ? outbox::State::waiting : outbox::State::sending);
  expect_one_demand_and_one_number();
}

std::string name_of_step(const testing::TestParamInfo<Step>& step) {
  constexpr std::array names{"picked", "marked", "answered", "recorded"};
  return names.at(static_cast<std::size_t>(step.param));
}
INSTANTIATE_TEST_SUITE_P(AtEachStep, KilledCourier,
                         testing::Values(Step::picked, Step::marked, Step::answered, Step::recorded), name_of_step);

class CourierKilledWithAChange : public CourierKilledInFlight,
                                 public testing::WithParamInterface<std::tuple<const char*, Step>> {
 protected:
  std::string kind() const { return std::get<0>(GetParam()); }
  Step step() const { return std::get<1>(GetParam()); }
  std::string message(const std::string& number) const {
    return kind() == "RAD" ? guichet::tests::closure_message(number)
                           : guichet::tests::change_message(kind(), number, "<g:versionLue>1</g:versionLue>");
  }
};

TEST_P(CourierKilledWithAChange, makes_it_once_and_only_once) {
  put(1);
  live(1);
  const auto number = stored(1).number;
  put(2, kind(), number, message(number));
  const pid_t child = start_life([this](Step reached) {
    if (reached == step()) ::_exit(power_cut);
  });
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), power_cut);
  if (step() != Step::recorded) {
    const auto outcomes = live(1);
    ASSERT_FALSE(outcomes.empty());
    EXPECT_TRUE(std::holds_alternative<Acknowledged>(outcomes[0].what));
    EXPECT_EQ(outcomes[0].number, number);
  }
  EXPECT_EQ(stored(2).state, outbox::State::acknowledged);
  EXPECT_EQ(stored(2).number, number);
  auto own_client = client();
  EXPECT_TRUE(own_client.get_demande_logement(number).value().demand_xml.contains("version=\"2\""));
}

std::string name_of_change(const testing::TestParamInfo<std::tuple<const char*, Step>>& change) {
  return std::string{std::get<0>(change.param)} + "_" + name_of_step({std::get<1>(change.param), 0});
}
INSTANTIATE_TEST_SUITE_P(AtEachStep, CourierKilledWithAChange,
                         testing::Combine(testing::Values("MOD", "REN", "RAD"),
                                          testing::Values(Step::picked, Step::marked, Step::answered, Step::recorded)),
                         name_of_change);

TEST_F(CourierKilledInFlight, loses_nothing_either) {
  put(1);
  auto session = transfer::Session::create(
      {.ca_file = authority.certificate(), .certificate_file = terminal.certificate, .key_file = terminal.key});
  const auto order = [&](std::string_view text) {
    ASSERT_EQ(session->post(registry.url("/misbehave"), "text/plain", std::as_bytes(std::span{text}))->status, 200);
  };
  order("slow_drip:1");
  const pid_t child = start_life({});
  // The registry drips its answer: once the demand is entered there, the child is reading it.
  while (stored(1).state != outbox::State::sending) std::this_thread::sleep_for(5ms);
  std::this_thread::sleep_for(300ms);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(stored(1).state, outbox::State::sending);
  order("none");
  expect_one_demand_and_one_number();
}

}  // namespace
