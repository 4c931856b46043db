// What every scanner promises, whatever the paper goes through. The SANE benches run SANE's own library and its `test`
// driver, which is made for that: it has a glass, a feeder of ten sheets, and answers whatever trouble it is told to.
#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "platform/scanner/sane_scanner.hpp"
#include "platform/scanner/simulated_scanner.hpp"
#include "tests/platform/scanner/sane_folder.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace std::chrono_literals;
using namespace guichet::tests;
using Kind = Error::Kind;

// A scanner, and what can happen to it.
struct Bench {
  virtual ~Bench() = default;
  virtual Scanner& scanner() = 0;
  virtual void put(Kind trouble) = 0;
  virtual void put_right() = 0;
  virtual void slow_down() = 0;
};

struct SimulatedBench final : Bench {
  SimulatedBench() {
    for (const auto* name : {"1.png", "2.png", "3.png", "4.png"}) write_file(folder / name, "\x89PNG\r\n\x1a\n a page");
  }
  Scanner& scanner() override { return simulated; }
  void put(Kind trouble) override { simulated.put(trouble); }
  void put_right() override {
    simulated.put(std::nullopt);
    simulated.hold(false);
  }
  void slow_down() override { simulated.hold(true); }
  TemporaryFolder folder;
  SimulatedScanner simulated{folder.path()};
};

struct SaneBench final : Bench {
  explicit SaneBench(SaneWish::Source source)
      : sane({.device = "test:0", .source = source, .dpi = 75}, {.to_put_away = 10s}) {
    SaneFolder::write({});
  }
  Scanner& scanner() override { return sane; }
  void put(Kind trouble) override {
    switch (trouble) {
      case Kind::no_paper: return SaneFolder::write({.status = "SANE_STATUS_NO_DOCS"});
      case Kind::busy: return SaneFolder::write({.status = "SANE_STATUS_DEVICE_BUSY"});
      case Kind::cover_open: return SaneFolder::write({.status = "SANE_STATUS_COVER_OPEN"});
      case Kind::jammed: return SaneFolder::write({.status = "SANE_STATUS_JAMMED"});
      default: return SaneFolder::write({.status = "SANE_STATUS_IO_ERROR"});  // as a cable that is pulled
    }
  }
  void put_right() override { SaneFolder::write({}); }
  void slow_down() override { SaneFolder::write({.slow = true}); }
  SaneScanner sane;
};

struct Make {
  std::string name;
  std::function<std::unique_ptr<Bench>()> bench;
};

class EveryScanner : public testing::TestWithParam<Make> {
 protected:
  auto scan(const std::stop_token& stop = {}) { return bench->scanner().scan(stop); }
  std::unique_ptr<Bench> bench = GetParam().bench();
};

bool is_a_picture(const Page& page) {
  const auto start = text_of(page.image).substr(0, 8);
  return start == "\x89PNG\r\n\x1a\n" || start.starts_with("\xff\xd8\xff") || start.starts_with("P6\n");
}

TEST_P(EveryScanner, gives_one_picture_a_call) {
  for (int sheet = 1; sheet <= 3; ++sheet) {
    const auto page = scan();
    ASSERT_TRUE(page) << sheet;
    EXPECT_TRUE(is_a_picture(*page)) << sheet;
  }
}

TEST_P(EveryScanner, tells_each_trouble_for_what_it_is_and_scans_when_it_is_over) {
  for (const auto trouble : {Kind::no_paper, Kind::busy, Kind::cover_open, Kind::jammed, Kind::unavailable}) {
    bench->put(trouble);
    const auto page = scan();
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error(), Error{trouble});
  }
  bench->put_right();
  EXPECT_TRUE(scan());
}

TEST_P(EveryScanner, moves_nothing_for_a_caller_who_has_already_stopped) {
  const std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(scan(stop.get_token()).error(), Error{Kind::cancelled});
  EXPECT_TRUE(scan());
}

TEST_P(EveryScanner, gives_up_a_page_soon_when_the_caller_stops_and_takes_the_next_one) {
  bench->slow_down();
  std::stop_source stop;
  const auto before = std::chrono::steady_clock::now();
  const std::jthread person([&] {
    std::this_thread::sleep_for(300ms);
    stop.request_stop();
  });
  EXPECT_EQ(scan(stop.get_token()).error(), Error{Kind::cancelled});
  EXPECT_LT(std::chrono::steady_clock::now() - before, 5s);
  bench->put_right();
  EXPECT_TRUE(scan());
}

// Where it knows, and never backwards.
TEST_P(EveryScanner, tells_how_much_of_the_page_has_come) {
  std::vector<double> parts;
  std::promise<void> began;
  bench->slow_down();
  const std::jthread person([&] {
    began.get_future().wait_for(20s);
    bench->put_right();
  });
  ASSERT_TRUE(bench->scanner().scan({}, {.comes = [&](double part) {
                                      if (parts.empty()) began.set_value();
                                      parts.push_back(part);
                                    }}));
  ASSERT_FALSE(parts.empty());
  EXPECT_TRUE(std::ranges::is_sorted(parts));
  EXPECT_GT(parts.front(), 0);
  EXPECT_LE(parts.back(), 1);
}

const Make simulated{"simulated", [] { return std::make_unique<SimulatedBench>(); }};
const Make glass{"sane_flatbed", [] { return std::make_unique<SaneBench>(SaneWish::Source::flatbed); }};
const Make feeder{"sane_feeder", [] { return std::make_unique<SaneBench>(SaneWish::Source::feeder); }};

INSTANTIATE_TEST_SUITE_P(Scanners, EveryScanner, testing::Values(simulated, glass, feeder),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
