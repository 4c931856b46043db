#include "platform/speech/installed_speaker.hpp"

#include <utility>
#include <vector>

#include "platform/speech/alsa_jack.hpp"
#include "platform/speech/alsa_output.hpp"
#include "platform/speech/espeak_speaker.hpp"

namespace guichet::platform::speech {
namespace {

class InstalledSpeaker final : public Speaker {
 public:
  explicit InstalledSpeaker(const std::filesystem::path& recordings)
      : speaker_(Espeak::open().value_or(nullptr), Recordings(recordings), output_, jack_) {}

  void say(std::vector<Utterance> utterances) override { speaker_.say(std::move(utterances)); }
  void stop() override { speaker_.stop(); }
  bool speaking() const override { return speaker_.speaking(); }
  void set(Rate rate) override { speaker_.set(rate); }
  void set(Volume volume) override { speaker_.set(volume); }
  Sound sound() const override { return speaker_.sound(); }
  void on_finished(Finished listener) override { speaker_.on_finished(std::move(listener)); }
  bool headphones() const override { return speaker_.headphones(); }
  void on_headphones(Headphones listener) override { speaker_.on_headphones(std::move(listener)); }

 private:
  AlsaOutput output_;
  AlsaJack jack_;
  EspeakSpeaker speaker_;
};

}  // namespace

std::unique_ptr<Speaker> open_installed_speaker(const std::filesystem::path& recordings) {
  return std::make_unique<InstalledSpeaker>(recordings);
}

}  // namespace guichet::platform::speech
