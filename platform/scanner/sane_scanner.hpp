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
  std::chrono::milliseconds to_put_away{30000};  // a head goes home at the speed of a page
  std::chrono::milliseconds when_lost{1500};     // a driver that was given up is killed then
};

class SaneScanner final : public Scanner {
 public:
  explicit SaneScanner(SaneWish wish, SanePatience patience = {});

  using Scanner::scan;
  std::expected<Page, Error> scan(const std::stop_token& stop, const ScanWish& wish) override;
  void forget() override;  // a pile that is not at its end, too

 private:
  bool has_put_away(const std::stop_token& stop);
  bool has_a_driver();
  std::expected<Page, Error> next_page(const std::stop_token& stop, const ScanWish& wish);
  std::unexpected<Error> silence(const std::stop_token& stop);
  std::unexpected<Error> lost(Error::Kind kind);  // the driver; the page is, for this reason

  SaneWish wish_;
  SanePatience patience_;
  std::mutex one_page_;     // at a time
  std::string found_ = {};  // looking for devices takes seconds: the first one found is asked by its name next time
  std::unique_ptr<SaneDriver> driver_ = {};
};

}  // namespace guichet::platform::scanner
