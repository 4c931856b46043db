// A courier at work between an outbox and a sandbox registry, on its own thread, under a clock the test moves.
#pragma once

#include <thread>

#include <gtest/gtest.h>

#include "sync/courier/courier.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/registry_fixture.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/shared_text.hpp"
#include "tests/sync/courier/document_desk.hpp"
#include "tests/sync/courier/outcomes.hpp"

namespace guichet::tests {

class CourierTest : public testing::Test, protected RegistryFixture {
 public:
  ~CourierTest() override { rest(); }

 protected:
  CourierTest() { start(); }

  sync::outbox::Database open() { return desk.open(); }
  static std::string reference(int sequence) { return "D-7K3QM-" + std::to_string(10000 + sequence); }
  static std::string file_name(int sequence) {
    return "DEMG1104-202611221200-" + std::to_string(100000 + sequence) + ".xml";
  }
  void put(int sequence, std::string_view xml = creation_message()) { put(sequence, "CRE", {}, xml); }
  void put(int sequence, const std::string& kind, const std::string& number, std::string_view xml) {
    sync::outbox::Letter letter;
    letter.kind = kind;
    letter.number = number;
    letter.deposit_reference = reference(sequence);
    letter.file_name = file_name(sequence);
    letter.body = to_bytes(xml);
    letter.written_at = clock.now();
    ASSERT_TRUE(sync::outbox::put(database, letter));
  }
  sync::outbox::Letter stored(int sequence) {
    return sync::outbox::find(database, reference(sequence)).value().value();
  }

  void work() {
    terminal_client.emplace(client());
    carrier.emplace(open(), *terminal_client, clock, jitter, journal,
                    [this](const sync::courier::Outcome& o) { outcomes.add(o); });
    thread = std::jthread{[this](const std::stop_token& stop) { carrier->run(stop); }};
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

  DocumentDesk desk{folder.path()};
  sync::outbox::Database database = open();
  SeededRandom jitter{11};
  SharedText journal_text;
  platform::system::Journal journal{journal_text, clock};
  Outcomes outcomes;
  std::optional<sync::courier::Outcome> last;
  std::optional<sync::registry::Client> terminal_client;
  std::optional<sync::courier::Courier> carrier;
  std::jthread thread;
};

}  // namespace guichet::tests
