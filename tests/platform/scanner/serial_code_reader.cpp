// A serial reader through the kernel's own terminal driver: what bytes go through, and which never become a code.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "platform/scanner/serial_assembly.hpp"
#include "platform/scanner/wired_code_reader.hpp"
#include "tests/platform/scanner/reader_wire.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace guichet::tests;
using namespace std::chrono_literals;
using Kind = Error::Kind;

class ASerialCodeReader : public testing::Test {
 protected:
  explicit ASerialCodeReader(CodePauses pauses = {})
      : reader(SerialPort{.device = wire.address(), .baud = 115200}, pauses) {
    open_by_reading(reader, wire);
  }
  std::string next() { return reader.read({}).value_or("nothing"); }

  ReaderWire wire;
  SerialCodeReader reader;
};

// On a slow machine the pieces of a code lie further apart than a reader bears.
class APatientCodeReader : public ASerialCodeReader {
 protected:
  APatientCodeReader() : ASerialCodeReader({.cut_off = 20s}) {}
};

TEST_F(ASerialCodeReader, takes_each_way_in_which_readers_end_a_code) {
  for (const std::string payload : {"cr\r", "lf\n", "crlf\r\n", "etx\x03", "\x02stx and etx\x03"}) {
    wire.send(payload);
    EXPECT_EQ(next() + payload.back(),
              payload.starts_with("crlf") ? "crlf\n" : payload.substr(payload[0] == '\x02' ? 1 : 0));
  }
}

TEST_F(APatientCodeReader, puts_a_code_together_that_comes_in_pieces) {
  const std::jthread hand([&] { wire.send_in_pieces("a payload that comes in pieces\r", 4, 15ms); });
  EXPECT_EQ(next(), "a payload that comes in pieces");
}

TEST_F(APatientCodeReader, waits_for_the_rest_of_a_code_that_stopped_for_a_moment) {
  const std::jthread hand([&] { wire.send_in_pieces("one half,other half\r", 9, 300ms); });
  EXPECT_EQ(next(), "one half,other half");
}

TEST_F(ASerialCodeReader, takes_codes_apart_that_came_in_one_burst) {
  wire.send("first\r\nsecond\r\n\r\nthird\r\n");
  EXPECT_EQ(next(), "first");
  EXPECT_EQ(next(), "second");
  EXPECT_EQ(next(), "third");
}

// Through a terminal that is not raw, half of these would be edited, echoed or taken for signals.
TEST_F(ASerialCodeReader, lets_every_byte_through_that_is_not_the_end_of_the_code) {
  std::string all = "DC01";
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  wire.send(all + "\r\n");
  EXPECT_EQ(next(), all);
}

TEST_F(ASerialCodeReader, does_not_cut_a_raw_signature_at_a_byte_that_looks_like_an_end) {
  const std::string seal = "DC01...\x1f\x80\r\xff\n\x03\x90";
  wire.send(seal + "\r");
  EXPECT_EQ(next(), seal);
}

TEST_F(ASerialCodeReader, drops_a_code_whose_end_never_comes) {
  wire.send("cut off in the mid");
  const std::jthread later([&] {
    std::this_thread::sleep_for(6s);
    wire.send("whole\r");
  });
  EXPECT_EQ(next(), "whole");
}

// False when it was stopped before.
bool lets_pass(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait_for(lock, stop, time, [] { return false; });
  return !stop.stop_requested();
}

TEST_F(ASerialCodeReader, bears_a_flood_and_gives_nothing_of_it) {
  const std::jthread flood([&](const std::stop_token& was_read) {
    const std::string noise(100000, 'x');
    wire.send_in_pieces(noise, 4000, 0ms);
    wire.send("\r");
    // What comes before the silence was noticed goes with the noise: it is sent until it was read.
    for (auto pause = 400ms; lets_pass(pause, was_read); pause = 3s) wire.send("after\r");
  });
  EXPECT_EQ(next(), "after");
}

TEST_F(ASerialCodeReader, gives_nothing_of_a_code_when_it_is_unplugged_in_the_middle) {
  const std::jthread hand([&] {
    wire.send("half a co");
    std::this_thread::sleep_for(20ms);
    wire.unplug();
  });
  EXPECT_EQ(reader.read({}).error(), Error{Kind::unavailable});
}

TEST(ASerialPort, that_is_no_terminal_or_has_an_unheard_of_speed_is_unavailable) {
  const ReaderWire wire;
  for (const auto& port : {SerialPort{.device = "/dev/null"}, SerialPort{.device = "/dev/nowhere"},
                           SerialPort{.device = wire.address(), .baud = 1234}})
    EXPECT_EQ(SerialCodeReader(port).read({}).error(), Error{Kind::unavailable}) << port.device;
}

TEST(ASerialAssembly, never_holds_more_than_the_largest_code) {
  SerialAssembly assembly;
  for (int piece = 0; piece < 100; ++piece) assembly.take(bytes_of(std::string(1000, 'x')));
  assembly.take(bytes_of("\r"));
  EXPECT_TRUE(assembly.after_silence().empty());
  assembly.take(bytes_of(std::string(largest_payload - 1, 'y') + "\r"));
  EXPECT_EQ(assembly.after_silence().size(), 1U);
}

}  // namespace
