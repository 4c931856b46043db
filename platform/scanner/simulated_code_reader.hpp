#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#include "platform/scanner/code_reader.hpp"

// A reader before which a test holds codes, and that it unplugs.
namespace guichet::platform::scanner {

class SimulatedCodeReader final : public CodeReader {
 public:
  std::expected<std::string, Error> read(const std::stop_token& stop) override {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [this] { return !plugged_ || !shown_.empty(); }))
      return failed(Error::Kind::cancelled);
    if (!plugged_) return failed(Error::Kind::unavailable);
    auto payload = std::move(shown_.front());
    shown_.pop_front();
    return payload;
  }

  void show(std::string payload) {
    const std::scoped_lock lock(mutex_);
    if (plugged_) shown_.push_back(std::move(payload));
    changed_.notify_all();
  }
  void plug(bool in) {
    const std::scoped_lock lock(mutex_);
    plugged_ = in;
    shown_.clear();
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::string> shown_;
  bool plugged_ = true;
};

}  // namespace guichet::platform::scanner
