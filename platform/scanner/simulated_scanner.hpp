#pragma once

#include <expected>
#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>

#include "platform/scanner/scanner.hpp"

// A feeder whose paper is a folder of pictures (.png, .jpg, .jpeg), served in name order, one a call.
// Pictures added behind the last one served are served too, as sheets laid on a real feeder would be.
namespace guichet::platform::scanner {

class SimulatedScanner final : public Scanner {
 public:
  explicit SimulatedScanner(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::expected<Page, Error> scan(std::stop_token stop) override;
  void reload() { last_served_.clear(); }  // the pile is put back in the feeder

 private:
  std::filesystem::path folder_;
  std::string last_served_;
};

}  // namespace guichet::platform::scanner
