#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <stop_token>

#include "platform/scanner/sane_device.hpp"
#include "platform/scanner/scanner.hpp"

// A flatbed or a feeder through SANE. Drivers block as they like, and some never come back: each page is read on a
// thread of its own, which is given up when nothing is heard from it for too long. While one is
// stuck no other can be used: the library is one for the whole process.
namespace guichet::platform::scanner {

struct SanePatience {
  std::chrono::milliseconds for_a_word{60000};  // a cold lamp takes its time
  std::chrono::milliseconds for_a_page{150000};
  std::chrono::milliseconds to_stop{1500};  // after which the caller no longer waits for the driver
};

class SaneScanner final : public Scanner {
 public:
  explicit SaneScanner(SaneWish wish, SanePatience patience = {});
  ~SaneScanner() override;
  SaneScanner(const SaneScanner&) = delete;
  SaneScanner& operator=(const SaneScanner&) = delete;

  using Scanner::scan;
  std::expected<Page, Error> scan(const std::stop_token& stop, const ScanWish& wish) override;

 private:
  struct Desk;
  struct Job;
  std::shared_ptr<Job> begin();
  std::expected<Page, Error> outcome(Job& job, const std::stop_token& stop, const ScanWish& wish) const;

  SanePatience patience_;
  std::shared_ptr<Desk> desk_;  // with the thread that reads, as long as either lives
};

}  // namespace guichet::platform::scanner
