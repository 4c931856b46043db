#include "platform/speech/simulated_speaker.hpp"

#include <utility>

#include "platform/speech/privacy.hpp"

namespace guichet::platform::speech {

SimulatedSpeaker::SimulatedSpeaker(Jack& jack) : jack_(jack) {
  jack_.on_change([this](bool headphones) {
    if (speaking() && !may_be_heard(waiting_.front(), headphones)) stop();
    if (headphones_) headphones_(headphones);
  });
}

SimulatedSpeaker::~SimulatedSpeaker() { jack_.on_change({}); }

void SimulatedSpeaker::say(std::vector<Utterance> utterances) {
  const bool was_speaking = speaking();
  interrupt();
  waiting_ = std::move(utterances);
  start_next();
  if (was_speaking && !speaking()) tell_silence();
}

void SimulatedSpeaker::stop() {
  if (!speaking()) return;
  interrupt();
  tell_silence();
}

void SimulatedSpeaker::finish_one() {
  if (!speaking()) return;
  events_.push_back({Event::Kind::finished, waiting_.front()});
  waiting_.erase(waiting_.begin());
  start_next();
  if (!speaking()) tell_silence();
}

std::vector<std::string> SimulatedSpeaker::said() const {
  std::vector<std::string> texts;
  for (const auto& event : events_)
    if (event.kind == Event::Kind::started) texts.push_back(event.utterance.text);
  return texts;
}

void SimulatedSpeaker::tell_silence() {
  if (finished_) finished_();
}

void SimulatedSpeaker::interrupt() {
  if (!speaking()) return;
  events_.push_back({Event::Kind::stopped, waiting_.front()});
  waiting_.clear();
}

void SimulatedSpeaker::start_next() {
  while (!waiting_.empty() && !may_be_heard(waiting_.front(), jack_.plugged())) waiting_.erase(waiting_.begin());
  if (!waiting_.empty()) events_.push_back({Event::Kind::started, waiting_.front()});
}

}  // namespace guichet::platform::speech
