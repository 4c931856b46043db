// What every code reader promises. The serial one is the real driver on a pseudo-terminal.
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "platform/scanner/simulated_code_reader.hpp"
#include "platform/scanner/wired_code_reader.hpp"
#include "tests/platform/scanner/reader_wire.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace guichet::tests;
using namespace std::chrono_literals;
using Kind = Error::Kind;

// A reader, and a hand that holds codes before it.
struct Bench {
  virtual ~Bench() = default;
  virtual CodeReader& reader() = 0;
  virtual void show(std::string payload) = 0;
  virtual void unplug() = 0;
};

struct SimulatedBench final : Bench {
  CodeReader& reader() override { return simulated; }
  void show(std::string payload) override { simulated.show(std::move(payload)); }
  void unplug() override { simulated.plug(false); }
  SimulatedCodeReader simulated;
};

struct SerialBench final : Bench {
  SerialBench() { open_by_reading(serial, wire); }
  CodeReader& reader() override { return serial; }
  void show(std::string payload) override { wire.send(payload + "\r\n"); }
  void unplug() override { wire.unplug(); }
  ReaderWire wire;
  SerialCodeReader serial{SerialPort{.device = wire.address()}};
};

struct Make {
  std::string name;
  std::function<std::unique_ptr<Bench>()> bench;
};

class EveryCodeReader : public testing::TestWithParam<Make> {
 protected:
  // While it waits. When this machine is so slow that it does not yet, the code waits for it.
  std::string read_while_shown(std::function<void()> show) {
    const std::jthread hand([show = std::move(show)] {
      std::this_thread::sleep_for(50ms);
      show();
    });
    return bench->reader().read({}).value_or("nothing");
  }
  std::unique_ptr<Bench> bench = GetParam().bench();
};

TEST_P(EveryCodeReader, gives_the_bytes_of_each_code_in_turn) {
  EXPECT_EQ(read_while_shown([&] { bench->show("G8JF92Z4QX31"); }), "G8JF92Z4QX31");
  EXPECT_EQ(read_while_shown([&] { bench->show("another"); }), "another");
}

TEST_P(EveryCodeReader, keeps_the_separators_of_a_seal) {
  const std::string seal =
      "DC04FR0000011E3B1E3B0A01FR43MARTIN\x1d"
      "46ALICE\x1e\x1fSIGNATURE";
  EXPECT_EQ(read_while_shown([&] { bench->show(seal); }), seal);
}

TEST_P(EveryCodeReader, stops_waiting_when_the_caller_leaves) {
  std::stop_source stop;
  const std::jthread person([&] {
    std::this_thread::sleep_for(100ms);
    stop.request_stop();
  });
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(bench->reader().read(stop.get_token()).error(), Error{Kind::cancelled});
  EXPECT_LT(std::chrono::steady_clock::now() - before, 20s);
  EXPECT_EQ(read_while_shown([&] { bench->show("still there"); }), "still there");
}

TEST_P(EveryCodeReader, is_unavailable_when_it_is_unplugged_while_it_waits_and_afterwards) {
  const std::jthread hand([&] {
    std::this_thread::sleep_for(100ms);
    bench->unplug();
  });
  EXPECT_EQ(bench->reader().read({}).error(), Error{Kind::unavailable});
  EXPECT_EQ(bench->reader().read({}).error(), Error{Kind::unavailable});
}

const Make simulated{"simulated", [] { return std::make_unique<SimulatedBench>(); }};
const Make serial{"serial", [] { return std::make_unique<SerialBench>(); }};

INSTANTIATE_TEST_SUITE_P(CodeReaders, EveryCodeReader, testing::Values(simulated, serial),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
