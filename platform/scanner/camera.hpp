#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <stop_token>
#include <vector>

#include "platform/scanner/scanner.hpp"
#include "platform/scanner/video_source.hpp"

// A camera above the place where papers lie: small frames to be shown while it is used, and the full frame as the page.
// It films between the first frame asked for and `rest`, never else. For one thread at a time.
namespace guichet::platform::scanner {

struct Frame {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb = {};  // rows from the top
};

class Camera {
 public:
  explicit Camera(std::unique_ptr<VideoSource> source) : source_(std::move(source)) {}

  // The newest frame, some 480 pixels wide; waits for it. A camera that was unplugged is looked for again at each call.
  std::expected<Frame, Error> frame(const std::stop_token& stop);
  // The next whole frame as the page; small frames may be asked for again afterwards.
  std::expected<Page, Error> capture(const std::stop_token& stop);
  void rest();

 private:
  std::expected<VideoFrame, Error> next(const std::stop_token& stop);

  std::unique_ptr<VideoSource> source_;
  bool films_ = false;
};

}  // namespace guichet::platform::scanner
