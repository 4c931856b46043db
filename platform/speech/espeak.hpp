#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/speech/output.hpp"
#include "platform/speech/speaker.hpp"

// The voice of every sentence that nobody recorded: eSpeak NG in the process, ten languages and more, some milliseconds
// to the first sound. The library is one per process, and so is this: open() refuses a second one.
namespace guichet::platform::speech {

// The voice for a language of the catalogue: easy French is French, written Chinese is spoken as Mandarin.
std::string voice_of(std::string_view language);

class Espeak {
 public:
  enum class Error { already_open, no_data };
  enum class Spoken { all, stopped, no_voice };
  using Take = std::function<bool(std::span<const Sample>)>;  // false: enough

  static std::expected<std::unique_ptr<Espeak>, Error> open();
  Espeak(const Espeak&) = delete;
  Espeak& operator=(const Espeak&) = delete;
  ~Espeak();

  // Hands over the sound as it is made, in pieces of some 50 ms: the engine's own, whatever it is asked for.
  Spoken speak(const std::string& text, std::string_view language, Rate rate, const Take& take);
  int samples_per_second() const { return samples_per_second_; }

 private:
  explicit Espeak(int samples_per_second) : samples_per_second_(samples_per_second) {}

  int samples_per_second_;
};

}  // namespace guichet::platform::speech
