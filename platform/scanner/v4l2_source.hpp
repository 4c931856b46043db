#pragma once

#include <string>
#include <vector>

#include "platform/scanner/video_source.hpp"

// A camera of the kernel (/dev/videoN): its largest MJPEG frames, else its largest YUYV ones, read by streaming.
// Thin on purpose: no machine that tests has such a device, and all that thinks is above, in Camera and Steady.
namespace guichet::platform::scanner {

class V4l2Source final : public VideoSource {
 public:
  explicit V4l2Source(std::string device) : device_(std::move(device)) {}
  ~V4l2Source() override { stop(); }
  V4l2Source(const V4l2Source&) = delete;
  V4l2Source& operator=(const V4l2Source&) = delete;

  std::expected<void, Error> start() override;
  std::expected<std::optional<VideoFrame>, Error> next(std::chrono::milliseconds patience) override;
  void stop() override;

 private:
  struct Buffer {
    void* start;
    std::size_t size;
  };
  std::expected<void, Error> set_up();
  bool choose_format();
  bool map_buffers();
  bool give_back(unsigned index) const;
  std::expected<std::optional<VideoFrame>, Error> newest();

  std::string device_;
  int descriptor_ = -1;
  std::vector<Buffer> buffers_ = {};
  VideoFrame shape_ = {};  // what frames are, without their bytes
};

}  // namespace guichet::platform::scanner
