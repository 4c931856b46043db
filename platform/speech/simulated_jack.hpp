#pragma once

#include <atomic>
#include <mutex>
#include <utility>

#include "platform/speech/jack.hpp"

// Headphones put in and pulled out by whoever holds this; with nobody to do so, a socket that does not exist.
namespace guichet::platform::speech {

class SimulatedJack final : public Jack {
 public:
  explicit SimulatedJack(bool plugged = false) : plugged_(plugged) {}

  void plug(bool plugged) {
    const std::scoped_lock lock(mutex_);
    plugged_ = plugged;
    if (listener_) listener_(plugged);
  }

  bool plugged() const override { return plugged_; }
  void on_change(std::function<void(bool)> listener) override {
    const std::scoped_lock lock(mutex_);
    listener_ = std::move(listener);
  }

 private:
  std::atomic<bool> plugged_;
  std::mutex mutex_;
  std::function<void(bool)> listener_;
};

}  // namespace guichet::platform::speech
