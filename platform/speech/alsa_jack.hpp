#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/speech/jack.hpp"

// The socket as the sound card's driver tells it: the ALSA control "Headphone Jack" of one card.
// A card without that control, or no card at all, never has headphones: nothing personal is then said.
namespace guichet::platform::speech {

class AlsaJack final : public Jack {
 public:
  explicit AlsaJack(const std::string& card = "hw:0", const std::string& control = "Headphone Jack");
  AlsaJack(const AlsaJack&) = delete;
  AlsaJack& operator=(const AlsaJack&) = delete;
  ~AlsaJack() override;

  bool plugged() const override { return plugged_; }
  void on_change(std::function<void(bool)> listener) override;

 private:
  struct Control;
  void watch();
  void tell(bool plugged);

  std::unique_ptr<Control> control_;
  std::atomic<bool> plugged_ = false;
  std::mutex mutex_;
  std::function<void(bool)> listener_;
  std::thread thread_;
};

}  // namespace guichet::platform::speech
