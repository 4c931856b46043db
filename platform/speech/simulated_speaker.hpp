#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "platform/speech/jack.hpp"
#include "platform/speech/speaker.hpp"

// Says nothing and remembers everything: each start, end and stop, in order. Time passes when finish_one() is called.
// For one thread, its jack included.
namespace guichet::platform::speech {

struct Event {
  enum class Kind { started, finished, stopped };
  Kind kind;
  Utterance utterance;
  friend bool operator==(const Event&, const Event&) = default;
};

class SimulatedSpeaker final : public Speaker {
 public:
  explicit SimulatedSpeaker(Jack& jack);
  SimulatedSpeaker(const SimulatedSpeaker&) = delete;
  SimulatedSpeaker& operator=(const SimulatedSpeaker&) = delete;
  ~SimulatedSpeaker() override;

  void say(std::vector<Utterance> utterances) override;
  void stop() override;
  bool speaking() const override { return !waiting_.empty(); }
  void set(Rate rate) override { rate_ = rate; }
  void set(Volume volume) override { volume_ = volume; }
  Sound sound() const override { return Sound::works; }
  void on_finished(Finished listener) override { finished_ = std::move(listener); }
  bool headphones() const override { return jack_.plugged(); }
  void on_headphones(Headphones listener) override { headphones_ = std::move(listener); }

  void finish_one();  // the utterance being said ends, the next one starts
  const std::vector<Event>& events() const { return events_; }
  std::vector<std::string> said() const;  // the texts that were started
  void forget() { events_.clear(); }
  Rate rate() const { return rate_; }
  Volume volume() const { return volume_; }

 private:
  void interrupt();
  void start_next();
  void tell_silence();

  Jack& jack_;
  Finished finished_;
  Headphones headphones_;
  std::vector<Utterance> waiting_;  // the first one is being said
  std::vector<Event> events_;
  Rate rate_;
  Volume volume_;
};

}  // namespace guichet::platform::speech
