#pragma once

#include <condition_variable>
#include <expected>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "platform/scanner/scanner.hpp"

// A feeder whose paper is a folder of pictures (.png, .jpg, .jpeg), served in name order, one a call.
// Pictures added behind the last one served are served too, as sheets laid on a real feeder would be.
// It can be put in trouble, and held in the middle of a page, of which half has come then.
namespace guichet::platform::scanner {

class SimulatedScanner final : public Scanner {
 public:
  explicit SimulatedScanner(std::filesystem::path folder) : folder_(std::move(folder)) {}

  using Scanner::scan;
  std::expected<Page, Error> scan(const std::stop_token& stop, const ScanWish& wish) override;
  void reload();                                 // the pile is put back in the feeder
  void put(std::optional<Error::Kind> trouble);  // what every page answers, until it is over
  void hold(bool held);                          // pages stay half read until they are let go

 private:
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::string last_served_;
  std::optional<Error::Kind> trouble_;
  bool held_ = false;
};

}  // namespace guichet::platform::scanner
