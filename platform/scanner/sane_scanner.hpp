#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "platform/scanner/sane_driver.hpp"
#include "platform/scanner/sane_wish.hpp"
#include "platform/scanner/scanner.hpp"

// A flatbed or a feeder through SANE. Drivers block as they like, some never come back, some crash: each page is read
// by a process of its own, which keeps a feeder for as long as its pile lasts.
namespace guichet::platform::scanner {

struct SanePatience {
  std::chrono::milliseconds for_a_word{60000};  // a cold lamp takes its time
  std::chrono::milliseconds for_a_page{150000};
  std::chrono::milliseconds to_stop{1500};  // after which a driver that was told to stop is killed
};

class SaneScanner final : public Scanner {
 public:
  explicit SaneScanner(SaneWish wish, SanePatience patience = {});

  using Scanner::scan;
  std::expected<Page, Error> scan(const std::stop_token& stop, const ScanWish& wish) override;

 private:
  SaneDriver* driver();
  std::expected<Page, Error> page_of(SaneDriver& driver, const ScanWish& wish);

  SaneWish wish_;
  SanePatience patience_;
  std::timed_mutex one_page_;  // at a time
  std::string found_ = {};     // looking for devices takes seconds: the first one found is asked by its name next time
  std::unique_ptr<SaneDriver> driver_ = {};
};

}  // namespace guichet::platform::scanner
