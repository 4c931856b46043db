#pragma once

#include <memory>
#include <string>
#include <utility>

#include "platform/speech/output.hpp"

// The sound card, through ALSA. It is opened when there is something to play, so that one put in later is found.
namespace guichet::platform::speech {

class AlsaOutput final : public Output {
 public:
  explicit AlsaOutput(std::string device = "default");
  AlsaOutput(const AlsaOutput&) = delete;
  AlsaOutput& operator=(const AlsaOutput&) = delete;
  ~AlsaOutput() override;

  Played play(std::span<const Sample> samples, int samples_per_second, const std::stop_token& stop) override;
  Played finish(const std::stop_token& stop) override;

 private:
  struct Card;
  Played drop();

  std::string device_;
  std::unique_ptr<Card> card_;
};

}  // namespace guichet::platform::speech
