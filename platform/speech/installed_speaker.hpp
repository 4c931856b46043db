#pragma once

#include <filesystem>
#include <memory>

#include "platform/speech/speaker.hpp"

// The voice of this very machine: eSpeak NG, the default sound card, the headphones' socket of the first card.
// What is missing is told by sound(), and nothing else changes.
namespace guichet::platform::speech {

// `recordings` may be empty. One at a time in a process: a second one has no engine, and says only what is recorded.
std::unique_ptr<Speaker> open_installed_speaker(const std::filesystem::path& recordings);

}  // namespace guichet::platform::speech
