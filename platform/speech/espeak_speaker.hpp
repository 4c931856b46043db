#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

#include "platform/speech/espeak.hpp"
#include "platform/speech/jack.hpp"
#include "platform/speech/output.hpp"
#include "platform/speech/recordings.hpp"
#include "platform/speech/speaker.hpp"

// The real voice: recorded sentences where there are some, eSpeak NG elsewhere, played on a thread of its own.
// Everything else of the terminal goes on in the same way when there is no card, no engine or no recording.
namespace guichet::platform::speech {

class EspeakSpeaker final : public Speaker {
 public:
  // No engine: only what is recorded is said. The output and the jack outlive the speaker.
  EspeakSpeaker(std::unique_ptr<Espeak> engine, Recordings recordings, Output& output, Jack& jack);
  EspeakSpeaker(const EspeakSpeaker&) = delete;
  EspeakSpeaker& operator=(const EspeakSpeaker&) = delete;
  ~EspeakSpeaker() override;

  void say(std::vector<Utterance> utterances) override;
  void stop() override { say({}); }
  bool speaking() const override;
  void set(Rate rate) override { rate_percent_ = rate.percent; }
  void set(Volume volume) override { volume_step_ = volume.step; }
  Sound sound() const override { return sound_; }
  void on_finished(Finished listener) override;
  bool headphones() const override { return jack_.plugged(); }
  void on_headphones(Headphones listener) override;

 private:
  struct Turn {
    Utterance utterance;
    std::stop_token stop;
  };

  void run(const std::stop_token& quit);
  std::optional<Turn> next();
  void skip_what_may_not_be_heard();  // with the mutex
  void silence_when_private(bool headphones);
  void perform(const Turn& turn);
  void tell_silence();
  Played play(std::span<const Sample> sound, int samples_per_second, const std::stop_token& stop);
  Played speak(const Turn& turn);
  Played play_piece(std::span<const Sample> samples, int samples_per_second, const std::stop_token& stop);

  std::unique_ptr<Espeak> engine_;
  Recordings recordings_;
  Output& output_;
  Jack& jack_;
  std::atomic<int> rate_percent_ = Rate{}.percent, volume_step_ = Volume{}.step;
  std::atomic<Sound> sound_ = Sound::works;

  std::mutex listening_;  // never held together with the other
  Finished finished_;
  Headphones headphones_;

  mutable std::mutex mutex_;
  std::condition_variable_any something_;
  std::deque<Utterance> waiting_;  // the first one is being said
  bool silence_is_owed_ = false;   // finished_ has not been called since somebody asked for something
  std::stop_source current_;       // of all that one say() asked for
  std::jthread thread_;            // last: it starts when the rest is ready, and ends first
};

}  // namespace guichet::platform::speech
