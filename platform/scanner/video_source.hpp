#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <vector>

#include "platform/scanner/scanner.hpp"

// Where a camera's frames come from, as they come: a device of the kernel, or a film in a folder.
namespace guichet::platform::scanner {

struct VideoFrame {
  enum class Encoding { jpeg, yuyv };
  Encoding encoding = Encoding::jpeg;
  int width = 0, height = 0;  // of yuyv; a JPEG says its own
  std::vector<std::byte> bytes = {};
};

struct VideoSource {
  virtual ~VideoSource() = default;
  virtual std::expected<void, Error> start() = 0;
  // The newest whole frame that has not been given yet; nothing when none came in this time.
  virtual std::expected<std::optional<VideoFrame>, Error> next(std::chrono::milliseconds patience) = 0;
  virtual void stop() = 0;
};

}  // namespace guichet::platform::scanner
