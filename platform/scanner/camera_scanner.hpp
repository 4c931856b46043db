#pragma once

#include <chrono>
#include <expected>
#include <mutex>
#include <stop_token>

#include "platform/scanner/camera.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/scanner/steady.hpp"

// A camera used as a scanner: it waits until a page lies still, and takes it.
namespace guichet::platform::scanner {

class CameraScanner final : public Scanner {
 public:
  explicit CameraScanner(Camera& camera, SteadyLimits limits = {},
                         std::chrono::milliseconds patience = std::chrono::seconds{60})
      : camera_(camera), limits_(limits), patience_(patience), steady_(limits) {}

  using Scanner::scan;
  std::expected<Page, Error> scan(const std::stop_token& stop, const ScanWish& wish) override;
  bool films() const override { return true; }
  void forget() override;

 private:
  std::expected<Page, Error> watch(const std::stop_token& stop, const ScanWish& wish);

  Camera& camera_;
  SteadyLimits limits_;
  std::chrono::milliseconds patience_;
  std::mutex mutex_;  // whoever was stopped may still be leaving when the next one begins
  Steady steady_;
};

}  // namespace guichet::platform::scanner
