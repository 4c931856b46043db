#pragma once

#include <chrono>
#include <expected>
#include <stop_token>

#include "platform/scanner/camera.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/scanner/steady.hpp"

// A camera used as a scanner: it waits until a page lies still, and takes it.
namespace guichet::platform::scanner {

class CameraScanner final : public Scanner {
 public:
  explicit CameraScanner(Camera& camera, SteadyLimits limits = {},
                         std::chrono::milliseconds patience = std::chrono::seconds{30})
      : camera_(camera), limits_(limits), patience_(patience) {}

  std::expected<Page, Error> scan(std::stop_token stop) override;

 private:
  std::expected<Page, Error> watch(const std::stop_token& stop);

  Camera& camera_;
  SteadyLimits limits_;
  std::chrono::milliseconds patience_;
};

}  // namespace guichet::platform::scanner
