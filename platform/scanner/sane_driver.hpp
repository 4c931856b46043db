#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <expected>
#include <memory>
#include <vector>

#include "platform/scanner/sane_wire.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/system/child.hpp"

// The process that drives a scanner (`sane-driver`, beside this program), seen from here: nothing that its driver does
// costs more than this process.
namespace guichet::platform::scanner {

class SaneDriver {
 public:
  using Clock = std::chrono::steady_clock;

  // Once hung up, it has `to_stop` to put its device away before it is killed. Nothing when it cannot be started.
  static std::unique_ptr<SaneDriver> start(const SaneWish& wish, std::chrono::milliseconds to_stop);
  SaneDriver(const SaneDriver&) = delete;
  SaneDriver& operator=(const SaneDriver&) = delete;
  ~SaneDriver();

  bool ask_for_a_page() const;
  // Unavailable when it does not come in time, or never.
  std::expected<SaneMessage, Error> hear(Clock::time_point until) const;
  std::expected<std::vector<std::byte>, Error> take(std::size_t size, Clock::time_point until) const;
  // From any thread: the page is cancelled, who hears is answered at once.
  void hang_up();
  bool is_hung_up() const { return hung_up_; }

 private:
  SaneDriver(int end, system::Child child, std::chrono::milliseconds to_stop);

  int end_;
  std::atomic<bool> hung_up_ = false;
  std::chrono::milliseconds to_stop_;
  system::Child child_;
};

}  // namespace guichet::platform::scanner
