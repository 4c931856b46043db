// Documents, a registry that is a process of its own, and what happens between the two: a wire that breaks, a registry
// that restarts, a terminal that dies. Everything arrives, and nothing is ever begun again.
#include <array>
#include <atomic>
#include <csignal>
#include <map>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/child_process.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/support/registry_process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/courier/document_desk.hpp"

namespace {

using namespace guichet::sync;
using namespace guichet::sync::courier;
using namespace std::chrono_literals;
using guichet::tests::DocumentDesk;
using guichet::tests::FaultProxy;
using guichet::tests::ParcelOutcomes;
using guichet::tests::RegistryProcess;
using List = std::vector<ParcelOutcome>;

constexpr int power_cut = 9;
constexpr std::size_t megabyte = std::size_t{1} << 20;
constexpr const char* reference = "D-7K3QM-00001";

// Waits are for town halls: here an hour passes each time something is postponed.
class HurriedClock final : public guichet::platform::system::Clock {
 public:
  guichet::platform::system::Instant now() const override { return clock_.now() + ahead_.load() * 1h; }
  void hurry() { ++ahead_; }

 private:
  guichet::platform::system::SystemClock clock_;
  std::atomic<int> ahead_ = 0;
};

class DocumentsOnTheWay : public testing::Test {
 protected:
  DocumentsOnTheWay() { start_registry(); }

  void start_registry() {
    std::vector<std::string> more;
    if (port != 0) more = {"--port", std::to_string(port)};
    registry.emplace(authority, identity, folder.path(), more);
    const auto url = registry->url("");
    port = std::stoi(url.substr(url.rfind(':') + 1));
  }
  transfer::Session session() const {
    return transfer::Session::create(
               {.ca_file = authority.certificate(), .certificate_file = terminal.certificate, .key_file = terminal.key})
        .value();
  }
  // The number of a demand that the registry holds.
  std::string registered() {
    registry::Client client{session(), {.url = registry->url()}};
    return client.send("DEMG1104-202611221200-000001.xml", guichet::tests::to_bytes(guichet::tests::creation_message()))
        .value()
        .number;
  }

  // One life of the terminal; it ends when count documents have their end, or when at_step ends it.
  List live(std::size_t count, int wire, const ParcelPost::AtStep& at_step = {},
            const ParcelPost::OnOutcome& heard = {}) {
    std::ostringstream text;
    HurriedClock clock;
    guichet::platform::system::SystemRandom random;
    guichet::platform::system::Journal journal{text, clock};
    registry::Client letters{session(), {.url = registry->url()}};
    registry::DocumentClient documents{session(), "https://localhost:" + std::to_string(wire) + "/bac-a-sable/v1/"};
    Courier* own = nullptr;
    ParcelOutcomes outcomes;
    ParcelPost post{documents,
                    desk.files(),
                    clock,
                    random,
                    journal,
                    [&](const ParcelOutcome& outcome) {
                      if (heard) heard(outcome);
                      if (std::holds_alternative<Postponed>(outcome.what)) {
                        clock.hurry();
                        own->knock();
                      }
                      outcomes.add(outcome);
                    },
                    at_step};
    Courier courier{desk.open(), letters, clock, random, journal, [](const Outcome&) {}};
    own = &courier;
    courier.carry_with(post);
    const std::jthread thread{[&](const std::stop_token& stop) { courier.run(stop); }};
    return outcomes.wait_for_ends(count);
  }
  // In a child process. This one has no other thread when it forks.
  pid_t start_life(const ParcelPost::AtStep& at_step = {}) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    live(1, port, at_step);
    ::_exit(0);
  }

  void expect_received(const std::string& number, std::uint64_t which, std::size_t size) {
    EXPECT_EQ(desk.received(number, which), DocumentDesk::content(which, size)) << which;
    EXPECT_FALSE(desk.has_key(which));
    EXPECT_FALSE(desk.has_file(which));
  }

  guichet::tests::TemporaryFolder folder;
  guichet::tests::CertificateAuthority authority{folder / "ca"};
  guichet::tests::Identity identity = authority.server(), terminal = authority.terminal();
  DocumentDesk desk{folder.path()};
  const Instant today = guichet::platform::system::SystemClock{}.now();
  int port = 0;  // the same after a restart
  std::optional<RegistryProcess> registry;
};

// No document goes back: what the registry has once said it holds is never sent again.
void expect_only_forwards(const List& list) {
  std::map<std::string, std::uint64_t> held;
  for (const auto& outcome : list) {
    if (const auto* part = std::get_if<PartSent>(&outcome.what)) {
      EXPECT_GT(part->sent, held[outcome.document]);
      held[outcome.document] = part->sent;
    }
  }
  EXPECT_EQ(ParcelOutcomes::count<DocumentRestarted>(list), 0U);
}

TEST_F(DocumentsOnTheWay, arrive_over_a_wire_that_breaks_and_are_never_begun_again) {
  constexpr std::size_t count = 5, size = 3 * megabyte;
  const auto number = registered();
  for (std::uint64_t which = 1; which <= count; ++which) desk.put(which, size, reference, today, number);
  FaultProxy wire{port,
                  {.cut_after_at_least = 3 * megabyte / 4, .cut_after_at_most = 9 * megabyte / 4, .seed = 20261127}};
  const auto list = live(count, wire.port());
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), count);
  expect_only_forwards(list);
  for (std::uint64_t which = 1; which <= count; ++which) expect_received(number, which, size);
  EXPECT_GE(wire.cuts(), 5);
  // A reset swallows what was under way in the sockets, at most one part: how many come depends on the machine's pace.
  // A document begun again would cost all that had arrived of it.
  const auto sent = static_cast<double>(wire.bytes_from_client()), whole = static_cast<double>(count * size);
  RecordProperty("cuts", wire.cuts());
  RecordProperty("sent_more_in_percent", std::to_string(100 * (sent / whole - 1)));
  const auto swallowed = static_cast<double>(wire.cuts()) * megabyte;
  EXPECT_LT(sent, 1.02 * whole + swallowed) << wire.cuts() << " cuts";
}

TEST_F(DocumentsOnTheWay, arrive_over_a_wire_that_breaks_at_every_few_bytes) {
  const auto number = registered();
  desk.put(1, megabyte, reference, today, number);
  // The handshake alone takes some 3 KB.
  FaultProxy wire{port, {.cut_after_at_least = 1000, .cut_after_at_most = 300'000, .seed = 3}};
  const auto list = live(1, wire.port());
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), 1U);
  expect_only_forwards(list);
  expect_received(number, 1, megabyte);
}

TEST_F(DocumentsOnTheWay, go_on_when_the_registry_was_restarted_in_the_middle) {
  const auto number = registered();
  desk.put(1, 4 * megabyte, reference, today, number);
  bool restarted = false;
  const auto list = live(1, port, {}, [&](const ParcelOutcome& outcome) {
    if (!std::holds_alternative<PartSent>(outcome.what) || std::exchange(restarted, true)) return;
    registry.reset();
    start_registry();
  });
  EXPECT_TRUE(restarted);
  EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), 1U);
  expect_only_forwards(list);
  EXPECT_EQ(ParcelOutcomes::count<PartSent>(list), 3U) << "four parts, each once";
  expect_received(number, 1, 4 * megabyte);
}

// At which step, and for which time it is reached: the second is in the middle of the document.
struct Death {
  ParcelStep step;
  int time;
};

class TerminalKilledWithADocument : public DocumentsOnTheWay, public testing::WithParamInterface<Death> {};

TEST_P(TerminalKilledWithADocument, goes_on_where_the_registry_is) {
  const auto number = registered();
  desk.put(1, 3 * megabyte, reference, today, number);
  const pid_t child = start_life([left = GetParam().time](ParcelStep reached) mutable {
    if (reached == GetParam().step && --left == 0) ::_exit(power_cut);
  });
  ASSERT_EQ(guichet::tests::wait_for(child), power_cut);

  const bool was_acknowledged = GetParam().step == ParcelStep::acknowledged || GetParam().step == ParcelStep::erased;
  EXPECT_EQ(desk.has_key(1), !was_acknowledged);
  EXPECT_EQ(desk.has_file(1), GetParam().step != ParcelStep::erased);
  if (was_acknowledged) {
    // A file that nothing opens: the next start sweeps it.
    auto database = desk.open();
    EXPECT_EQ(desk.files().sweep(database)->files, GetParam().step == ParcelStep::acknowledged ? 1 : 0);
  } else {
    const auto list = live(1, port);
    EXPECT_EQ(ParcelOutcomes::count<DocumentReceived>(list), 1U);
    const auto* first = list.empty() ? nullptr : std::get_if<PartSent>(&list.front().what);
    if (GetParam().time > 1 && first) {
      EXPECT_GE(first->sent, 2 * megabyte) << "not from the start";
    }
  }
  expect_received(number, 1, 3 * megabyte);
  EXPECT_EQ(desk.parcels(reference).at(0).state, outbox::State::acknowledged);
  EXPECT_EQ(desk.parcels(reference).at(0).kind, "");
}

std::string name_of(const testing::TestParamInfo<Death>& death) {
  constexpr std::array names{"picked",   "marked",   "opened",       "located", "answered",
                             "advanced", "received", "acknowledged", "erased"};
  return std::string{names.at(static_cast<std::size_t>(death.param.step))} + "_" + std::to_string(death.param.time);
}
INSTANTIATE_TEST_SUITE_P(AtEachStep, TerminalKilledWithADocument,
                         testing::Values(Death{ParcelStep::picked, 1}, Death{ParcelStep::marked, 1},
                                         Death{ParcelStep::opened, 1}, Death{ParcelStep::located, 1},
                                         Death{ParcelStep::answered, 1}, Death{ParcelStep::advanced, 1},
                                         Death{ParcelStep::picked, 2}, Death{ParcelStep::marked, 2},
                                         Death{ParcelStep::answered, 2}, Death{ParcelStep::advanced, 2},
                                         Death{ParcelStep::answered, 3}, Death{ParcelStep::received, 1},
                                         Death{ParcelStep::acknowledged, 1}, Death{ParcelStep::erased, 1}),
                         name_of);

TEST_F(DocumentsOnTheWay, survive_a_terminal_that_is_killed_at_any_instant) {
  const auto number = registered();
  desk.put(1, 5 * megabyte, reference, today, number);
  std::uint64_t before = 0;
  for (int life = 0; life < 12; ++life) {
    const pid_t child = start_life();
    std::this_thread::sleep_for(20ms + life * 7ms);
    ::kill(child, SIGKILL);
    guichet::tests::wait_for(child);
    const auto now = desk.parcels(reference).at(0);
    EXPECT_GE(now.sent, before);
    EXPECT_EQ(now.restarts, 0);
    before = now.sent;
    if (now.state == outbox::State::acknowledged) break;
  }
  if (desk.parcels(reference).at(0).state != outbox::State::acknowledged) live(1, port);
  auto database = desk.open();
  ASSERT_TRUE(desk.files().sweep(database));
  expect_received(number, 1, 5 * megabyte);
}

}  // namespace
