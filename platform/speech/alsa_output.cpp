#include "platform/speech/alsa_output.hpp"

#include <algorithm>
#include <cerrno>

#include "platform/speech/alsa.hpp"

namespace guichet::platform::speech {
namespace {

constexpr int period_milliseconds = 20;
constexpr unsigned buffer_microseconds = 4 * period_milliseconds * 1000;  // ALSA makes four periods of it

}  // namespace

struct AlsaOutput::Card {
  ~Card() { snd_pcm_close(pcm); }
  snd_pcm_t* pcm;
  int samples_per_second;

  static std::unique_ptr<Card> open(const std::string& device, int samples_per_second) {
    snd_pcm_t* pcm = nullptr;
    if (snd_pcm_open(&pcm, device.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) return nullptr;
    auto card = std::unique_ptr<Card>(new Card{pcm, samples_per_second});
    constexpr int mono = 1, may_resample = 1;
    if (snd_pcm_set_params(pcm, SND_PCM_FORMAT_S16_LE, SND_PCM_ACCESS_RW_INTERLEAVED, mono,
                           static_cast<unsigned>(samples_per_second), may_resample, buffer_microseconds) < 0)
      return nullptr;
    return card;
  }
};

AlsaOutput::AlsaOutput(std::string device) : device_(std::move(device)) { quieten_alsa(); }
AlsaOutput::~AlsaOutput() = default;

Played AlsaOutput::play(std::span<const Sample> samples, int samples_per_second, const std::stop_token& stop) {
  if (card_ && card_->samples_per_second != samples_per_second) {
    if (const auto before = finish(stop); before != Played::all) return before;
    card_.reset();
  }
  if (!card_) card_ = Card::open(device_, samples_per_second);
  while (card_ && !samples.empty()) {
    if (stop.stop_requested()) return drop();
    const auto written = snd_pcm_writei(card_->pcm, samples.data(), samples.size());
    if (written > 0) {
      samples = samples.subspan(static_cast<std::size_t>(written));
    } else if (written == -EAGAIN) {
      snd_pcm_wait(card_->pcm, period_milliseconds);
    } else if (snd_pcm_recover(card_->pcm, static_cast<int>(written), 1) < 0) {
      card_.reset();  // pulled out
    }
  }
  return card_ ? Played::all : Played::no_card;
}

Played AlsaOutput::finish(const std::stop_token& stop) {
  if (!card_) return Played::no_card;
  snd_pcm_drain(card_->pcm);
  while (snd_pcm_state(card_->pcm) == SND_PCM_STATE_DRAINING) {
    if (stop.stop_requested()) return drop();
    snd_pcm_wait(card_->pcm, period_milliseconds);
  }
  if (snd_pcm_prepare(card_->pcm) < 0) card_.reset();
  return card_ ? Played::all : Played::no_card;
}

Played AlsaOutput::drop() {
  snd_pcm_drop(card_->pcm);
  if (snd_pcm_prepare(card_->pcm) < 0) card_.reset();
  return Played::stopped;
}

}  // namespace guichet::platform::speech
