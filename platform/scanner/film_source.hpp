#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "platform/scanner/video_source.hpp"

// The camera's twin: a folder of recorded frames (.jpg) played in name order at a pace; the last one stays, as paper
// that lies there does. A folder that goes away is a camera unplugged.
namespace guichet::platform::scanner {

class FilmSource final : public VideoSource {
 public:
  explicit FilmSource(std::filesystem::path folder, std::chrono::milliseconds pace = std::chrono::milliseconds{40})
      : folder_(std::move(folder)), pace_(pace) {}

  std::expected<void, Error> start() override;
  std::expected<std::optional<VideoFrame>, Error> next(std::chrono::milliseconds patience) override;
  void stop() override {}

 private:
  std::filesystem::path folder_;
  std::chrono::milliseconds pace_;
  std::chrono::steady_clock::time_point next_at_ = {};
  std::string shown_;  // the name of the last one
};

}  // namespace guichet::platform::scanner
