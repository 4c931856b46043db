#include "platform/speech/espeak.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include <espeak-ng/speak_lib.h>

namespace guichet::platform::speech {
namespace {

constexpr int words_per_minute = espeakRATE_NORMAL;
static_assert(words_per_minute * Rate::fastest / 100 <= espeakRATE_MAXIMUM);

constexpr std::array<std::pair<std::string_view, const char*>, 2> voices_of_another_name{
    {{"fr-falc", "fr"}, {"zh", "cmn"}}};

// The library's own state is the process's: this only says that somebody holds it.
std::atomic_flag library_is_held;

constexpr int wished_piece = 20;  // milliseconds; the engine gives more

int hand_over(short* samples, int count, espeak_EVENT* events) {
  if (!samples || count <= 0) return 0;
  const auto& take = *static_cast<const Espeak::Take*>(events->user_data);
  return take({samples, static_cast<std::size_t>(count)}) ? 0 : 1;
}

}  // namespace

std::string voice_of(std::string_view language) {
  const auto other = std::ranges::find(voices_of_another_name, language, [](const auto& pair) { return pair.first; });
  return other == voices_of_another_name.end() ? std::string(language) : other->second;
}

std::expected<std::unique_ptr<Espeak>, Espeak::Error> Espeak::open() {
  if (library_is_held.test_and_set()) return std::unexpected(Error::already_open);
  const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, wished_piece, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) {
    library_is_held.clear();
    return std::unexpected(Error::no_data);
  }
  espeak_SetSynthCallback(hand_over);
  return std::unique_ptr<Espeak>(new Espeak(rate));
}

Espeak::~Espeak() {
  espeak_Terminate();
  library_is_held.clear();
}

Espeak::Spoken Espeak::speak(const std::string& text, std::string_view language, Rate rate, const Take& take) {
  if (espeak_SetVoiceByName(voice_of(language).c_str()) != EE_OK) return Spoken::no_voice;
  espeak_SetParameter(espeakRATE, words_per_minute * rate.percent / 100, 0);
  bool stopped = false;
  Take watched = [&](std::span<const Sample> samples) {
    stopped = stopped || !take(samples);
    return !stopped;
  };
  espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, nullptr,
               &watched);
  return stopped ? Spoken::stopped : Spoken::all;
}

}  // namespace guichet::platform::speech
