// What every printer promises, whatever it prints with.
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "platform/printer/cups_printer.hpp"
#include "platform/printer/escpos_printer.hpp"
#include "platform/printer/folder_printer.hpp"
#include "platform/printer/simulated_printer.hpp"
#include "tests/platform/printer/ipp_printer_process.hpp"
#include "tests/platform/printer/ticket_device.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::printer;
using namespace std::chrono_literals;
using namespace guichet::tests;
using Kind = Error::Kind;

const std::string page = "%PDF-1.7\na page", strip = "a ticket";

// A printer, and what a person standing in front of it can do and see.
struct Bench {
  virtual ~Bench() = default;
  virtual Printer& printer() = 0;
  virtual std::string came_out() = 0;
  virtual void switch_off() = 0;
  virtual void take_paper_out() {}
  virtual void put_paper_in() {}
  virtual void hold(bool) {}
  virtual std::string expected() const { return page; }
  virtual State state_without_paper() const { return State::out_of_paper; }
  virtual Kind without_its_form() const { return Kind::not_a_pdf; }
};

struct FolderBench final : Bench {
  Printer& printer() override { return tray; }
  std::string came_out() override {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) all += read_file(entry.path());
    return all;
  }
  void switch_off() override { std::filesystem::remove_all(folder.path()); }
  TemporaryFolder folder;
  FolderPrinter tray{folder.path()};
};

struct SimulatedBench final : Bench {
  Printer& printer() override { return simulated; }
  std::string came_out() override {
    std::string all;
    for (const auto& job : simulated.jobs()) all += text_of(job.pdf);
    return all;
  }
  void switch_off() override { simulated.put(State::offline); }
  void take_paper_out() override { simulated.put(State::out_of_paper); }
  void put_paper_in() override { simulated.put(State::ready); }
  void hold(bool held) override { simulated.hold(held); }
  SimulatedPrinter simulated;
};

struct IppBench final : Bench {
  Printer& printer() override { return cups; }
  std::string came_out() override { return process.came_out(); }
  void switch_off() override { process.stop(); }
  void take_paper_out() override { process.miss("media-empty"); }
  void put_paper_in() override { process.miss(""); }
  void hold(bool held) override { process.hold(held); }
  // While it is idle this printer only reports that a tray is empty, and that is no reason not to try.
  State state_without_paper() const override { return State::ready; }
  IppPrinterProcess process;
  CupsPrinter cups{IppAddress::parse(process.uri()).value()};
};

struct TicketBench final : Bench {
  explicit TicketBench(TicketDevice::Wire wire) : device(wire) {}
  Printer& printer() override { return escpos; }
  std::string came_out() override { return device.came_out(); }
  void switch_off() override { device.switch_off(); }
  void take_paper_out() override { device.be({.paper = 0x60}); }
  void put_paper_in() override { device.be({}); }
  void hold(bool held) override { device.be({.held = held}); }
  std::string expected() const override { return strip; }
  Kind without_its_form() const override { return Kind::not_for_ticket; }
  TicketDevice device;
  EscPosPrinter escpos{parse_line_address(device.address()).value(), patient};
};

struct Make {
  std::string name;
  std::function<std::unique_ptr<Bench>()> bench;
};

class EveryPrinter : public testing::TestWithParam<Make> {
 protected:
  auto print(const std::stop_token& stop = {}) {
    return bench->printer().print("receipt", {.pdf = bytes_of(page), .ticket = bytes_of(strip)}, stop);
  }
  // One that does not answer within a second passes for being switched off: it is asked again.
  State state_when_it_answers() {
    auto state = State::offline;
    for (int tries = 0; tries < 20 && state == State::offline; ++tries) state = bench->printer().state();
    return state;
  }
  std::unique_ptr<Bench> bench = GetParam().bench();
};

// A folder has neither paper to miss nor a page half-way.
class EveryMachine : public EveryPrinter {};

TEST_P(EveryPrinter, has_the_whole_paper_out_when_it_says_so) {
  EXPECT_EQ(state_when_it_answers(), State::ready);
  ASSERT_TRUE(print());
  EXPECT_EQ(bench->came_out(), bench->expected());
  ASSERT_TRUE(print());
  EXPECT_EQ(bench->came_out(), bench->expected() + bench->expected());
}

TEST_P(EveryPrinter, refuses_a_job_name_that_could_say_who) {
  for (const std::string name : {"", "Mme Dupont", "../receipt", "reçu"})
    EXPECT_EQ(bench->printer().print(name, {bytes_of(page), bytes_of(strip)}, {}).error(), Error{Kind::bad_job_name})
        << name;
  EXPECT_EQ(bench->came_out(), "");
}

TEST_P(EveryPrinter, refuses_a_document_without_the_form_it_prints) {
  EXPECT_EQ(bench->printer().print("receipt", {}, {}).error(), Error{bench->without_its_form()});
  EXPECT_EQ(bench->came_out(), "");
}

TEST_P(EveryPrinter, prints_nothing_for_a_caller_who_has_already_stopped) {
  const std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(print(stop.get_token()).error(), Error{Kind::cancelled});
  EXPECT_EQ(bench->came_out(), "");
}

TEST_P(EveryPrinter, is_unavailable_soon_when_it_is_switched_off) {
  bench->switch_off();
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(print().error(), Error{Kind::unavailable});
  EXPECT_EQ(bench->printer().state(), State::offline);
  EXPECT_LT(std::chrono::steady_clock::now() - before, 5s);
}

TEST_P(EveryMachine, says_that_its_paper_is_out_and_prints_when_it_is_back) {
  bench->take_paper_out();
  EXPECT_EQ(print().error(), Error{Kind::out_of_paper});
  EXPECT_EQ(state_when_it_answers(), bench->state_without_paper());
  EXPECT_EQ(bench->came_out(), "");
  bench->put_paper_in();
  EXPECT_TRUE(print());
  EXPECT_EQ(bench->came_out(), bench->expected());
}

TEST_P(EveryMachine, takes_a_page_back_when_the_caller_stops) {
  bench->hold(true);
  std::stop_source stop;
  const std::jthread person([&] {
    std::this_thread::sleep_for(400ms);
    stop.request_stop();
  });
  EXPECT_EQ(print(stop.get_token()).error(), Error{Kind::cancelled});
  EXPECT_EQ(bench->came_out(), "");
}

TEST_P(EveryMachine, waits_for_the_page_rather_than_for_the_spool) {
  bench->hold(true);
  std::atomic<bool> is_let_out = false;
  const std::jthread time([&] {
    std::this_thread::sleep_for(700ms);
    is_let_out = true;
    bench->hold(false);
  });
  ASSERT_TRUE(print());
  EXPECT_TRUE(is_let_out);
  EXPECT_EQ(bench->came_out(), bench->expected());
}

const Make folder{"folder", [] { return std::make_unique<FolderBench>(); }};
const Make simulated{"simulated", [] { return std::make_unique<SimulatedBench>(); }};
const Make ipp{"ipp", [] { return std::make_unique<IppBench>(); }};
const Make escpos_network{"escpos_network", [] { return std::make_unique<TicketBench>(TicketDevice::Wire::network); }};
const Make escpos_file{"escpos_file", [] { return std::make_unique<TicketBench>(TicketDevice::Wire::file); }};

std::string name_of(const testing::TestParamInfo<Make>& tested) { return tested.param.name; }

INSTANTIATE_TEST_SUITE_P(Printers, EveryPrinter, testing::Values(folder, simulated, ipp, escpos_network, escpos_file),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Printers, EveryMachine, testing::Values(simulated, ipp, escpos_network, escpos_file), name_of);

}  // namespace
