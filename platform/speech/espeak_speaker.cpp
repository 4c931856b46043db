#include "platform/speech/espeak_speaker.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "platform/speech/gain.hpp"
#include "platform/speech/privacy.hpp"

namespace guichet::platform::speech {
namespace {

constexpr std::chrono::milliseconds piece_of_sound{20};

}  // namespace

EspeakSpeaker::EspeakSpeaker(std::unique_ptr<Espeak> engine, Recordings recordings, Output& output, Jack& jack)
    : engine_(std::move(engine)),
      recordings_(std::move(recordings)),
      output_(output),
      jack_(jack),
      thread_([this](const std::stop_token& quit) { run(quit); }) {
  jack_.on_change([this](bool headphones) {
    silence_when_private(headphones);
    const std::scoped_lock lock(listening_);
    if (headphones_) headphones_(headphones);
  });
}

EspeakSpeaker::~EspeakSpeaker() {
  jack_.on_change({});
  stop();
}

void EspeakSpeaker::say(std::vector<Utterance> utterances) {
  {
    const std::scoped_lock lock(mutex_);
    current_.request_stop();
    current_ = {};
    waiting_.assign(std::move_iterator(utterances.begin()), std::move_iterator(utterances.end()));
    skip_what_may_not_be_heard();
    silence_is_owed_ = silence_is_owed_ || !waiting_.empty();
  }
  something_.notify_one();
}

bool EspeakSpeaker::speaking() const {
  const std::scoped_lock lock(mutex_);
  return !waiting_.empty();
}

void EspeakSpeaker::run(const std::stop_token& quit) {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (!something_.wait(lock, quit, [this] { return silence_is_owed_; })) return;
    }
    while (const auto turn = next()) perform(*turn);
    {
      const std::scoped_lock lock(mutex_);
      if (!waiting_.empty()) continue;
      silence_is_owed_ = false;
    }
    tell_silence();
  }
}

void EspeakSpeaker::on_finished(Finished listener) {
  const std::scoped_lock lock(listening_);
  finished_ = std::move(listener);
}

void EspeakSpeaker::on_headphones(Headphones listener) {
  const std::scoped_lock lock(listening_);
  headphones_ = std::move(listener);
}

std::optional<EspeakSpeaker::Turn> EspeakSpeaker::next() {
  const std::scoped_lock lock(mutex_);
  skip_what_may_not_be_heard();
  if (waiting_.empty()) return std::nullopt;
  return Turn{waiting_.front(), current_.get_token()};
}

void EspeakSpeaker::skip_what_may_not_be_heard() {
  while (!waiting_.empty() && !may_be_heard(waiting_.front(), jack_.plugged())) waiting_.pop_front();
}

// The rest of what was being said goes too: it answers a person who has just taken the headphones off.
void EspeakSpeaker::silence_when_private(bool headphones) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty() || may_be_heard(waiting_.front(), headphones)) return;
  waiting_.clear();
  current_.request_stop();
}

void EspeakSpeaker::tell_silence() {
  const std::scoped_lock lock(listening_);
  if (finished_) finished_();
}

void EspeakSpeaker::perform(const Turn& turn) {
  const auto& [utterance, stop] = turn;
  const auto recording = recordings_.find(utterance.language, utterance.key);
  auto played = recording ? play(recording->samples, recording->samples_per_second, stop) : speak(turn);
  if (recording && played == Played::all) sound_ = Sound::works;
  if (played == Played::all) played = output_.finish(stop);
  if (played == Played::no_card) sound_ = Sound::no_card;
  const std::scoped_lock lock(mutex_);
  if (!stop.stop_requested()) waiting_.pop_front();
}

// By pieces: what is stopped is silent after the one that is being heard.
Played EspeakSpeaker::play(std::span<const Sample> sound, int samples_per_second, const std::stop_token& stop) {
  const auto piece = static_cast<std::size_t>(samples_per_second * piece_of_sound.count() / 1000);
  while (!sound.empty()) {
    const auto samples = sound.first(std::min(piece, sound.size()));
    if (const auto played = play_piece(samples, samples_per_second, stop); played != Played::all) return played;
    sound = sound.subspan(samples.size());
  }
  return Played::all;
}

Played EspeakSpeaker::speak(const Turn& turn) {
  auto played = Played::all;
  const auto take = [&](std::span<const Sample> samples) {
    played = play(samples, engine_->samples_per_second(), turn.stop);
    return played == Played::all;
  };
  const bool has_voice = engine_ && engine_->speak(turn.utterance.text, turn.utterance.language, Rate(rate_percent_),
                                                   take) != Espeak::Spoken::no_voice;
  sound_ = has_voice ? Sound::works : Sound::no_voice;
  return played;
}

Played EspeakSpeaker::play_piece(std::span<const Sample> samples, int samples_per_second, const std::stop_token& stop) {
  std::vector<Sample> louder(samples.begin(), samples.end());
  apply(Volume(volume_step_), louder);
  return output_.play(louder, samples_per_second, stop);
}

}  // namespace guichet::platform::speech
