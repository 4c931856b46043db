#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "platform/scanner/sane_wire.hpp"
#include "platform/system/child.hpp"

// The process that drives a scanner (`sane-driver`, beside this program), seen from here: nothing that its driver does
// costs more than this process.
namespace guichet::platform::scanner {

std::filesystem::path sane_driver_program();

class SaneDriver {
 public:
  using Clock = std::chrono::steady_clock;

  // Nothing when it cannot be started.
  static std::unique_ptr<SaneDriver> start(const SaneArguments& arguments);
  SaneDriver(const SaneDriver&) = delete;
  SaneDriver& operator=(const SaneDriver&) = delete;
  ~SaneDriver();  // killed when it has not ended after the patience that let_go or give_up named

  // Whether that was heard is known from what comes.
  void ask_for_a_page() const;
  // No when that does not come before `until`, or never will.
  bool hear(std::span<std::byte> bytes, Clock::time_point until) const;

  // From any thread: a page on its way is cancelled, who hears is answered at once.
  void hang_up() const;
  // No page is asked for any more. It puts its device away - a head goes home, a lamp goes out - and ends, within
  // to_put_away even when its driver is stuck.
  void let_go();
  // It is taken for lost.
  void give_up(std::chrono::milliseconds patience);
  bool is_left() const { return until_ != Clock::time_point::max(); }
  bool ends_within(std::chrono::milliseconds patience) { return child_.ends_within(patience); }
  bool is_out_of_time() const { return Clock::now() >= until_; }

 private:
  SaneDriver(int end, system::Child child, std::chrono::milliseconds to_put_away);

  int end_;
  std::chrono::milliseconds to_put_away_;
  Clock::time_point until_ = Clock::time_point::max();
  system::Child child_;
};

}  // namespace guichet::platform::scanner
