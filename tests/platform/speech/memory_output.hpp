#pragma once

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include "platform/speech/output.hpp"

// A sound card that keeps what it was given, at once, as slowly as a real one, or only when it is let go on.
namespace guichet::tests {

class MemoryOutput final : public platform::speech::Output {
 public:
  using Clock = std::chrono::steady_clock;
  using Played = platform::speech::Played;
  using Sample = platform::speech::Sample;
  enum class Pace { immediate, real, held };

  explicit MemoryOutput(Pace pace = Pace::immediate) : pace_(pace) {}

  Played play(std::span<const Sample> samples, int samples_per_second, const std::stop_token& stop) override {
    std::unique_lock lock(mutex_);
    if (!has_card_) return Played::no_card;
    if (stop.stop_requested()) return stopped();
    if (samples_.empty()) first_ = Clock::now();
    samples_.insert(samples_.end(), samples.begin(), samples.end());
    rate_ = samples_per_second;
    heard_.notify_all();
    if (pace_ == Pace::immediate) return Played::all;
    const auto lasts =
        std::chrono::microseconds(samples.size() * 1'000'000 / static_cast<unsigned>(samples_per_second));
    if (pace_ == Pace::real)
      waiting_.wait_for(lock, stop, lasts, [] { return false; });
    else
      waiting_.wait(lock, stop, [this] { return pace_ != Pace::held; });
    return stop.stop_requested() ? stopped() : Played::all;
  }
  Played finish(const std::stop_token& stop) override {
    const std::scoped_lock lock(mutex_);
    if (!has_card_) return Played::no_card;
    return stop.stop_requested() ? Played::stopped : Played::all;
  }

  // All that was held, and what comes later.
  void let_go_on() {
    const std::scoped_lock lock(mutex_);
    pace_ = Pace::immediate;
    waiting_.notify_all();
  }
  void take_card_out() {
    const std::scoped_lock lock(mutex_);
    has_card_ = false;
  }
  bool wait_for_sound() {
    std::unique_lock lock(mutex_);
    return heard_.wait_for(lock, std::chrono::seconds(20), [this] { return !samples_.empty(); });
  }
  // When it fell silent after it was told to; now, when it has not after twenty seconds.
  Clock::time_point wait_for_silence(Clock::time_point told) {
    std::unique_lock lock(mutex_);
    const bool is_silent =
        heard_.wait_for(lock, std::chrono::seconds(20), [&] { return stopped_ && *stopped_ >= told; });
    return is_silent ? *stopped_ : Clock::now();
  }
  std::vector<Sample> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(samples_, {});
  }
  int rate() {
    const std::scoped_lock lock(mutex_);
    return rate_;
  }
  Clock::time_point first() {
    const std::scoped_lock lock(mutex_);
    return first_;
  }

 private:
  Played stopped() {  // with the mutex held
    stopped_ = Clock::now();
    heard_.notify_all();
    return Played::stopped;
  }

  Pace pace_;
  std::mutex mutex_;
  std::condition_variable heard_;
  std::condition_variable_any waiting_;
  std::vector<Sample> samples_;
  int rate_ = 0;
  bool has_card_ = true;
  Clock::time_point first_;
  std::optional<Clock::time_point> stopped_;
};

// Root mean square; 0 is silence, 32767 the loudest square wave.
inline double loudness(std::span<const platform::speech::Sample> samples) {
  double sum = 0;
  for (const double sample : samples) sum += sample * sample;
  return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

}  // namespace guichet::tests
