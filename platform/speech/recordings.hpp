#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/speech/output.hpp"

// Sentences that a person recorded, as data: <folder>/<language>/<key>.wav, 16 bits, mono. They are better heard than
// any engine, and a sentence without one is said by the engine.
namespace guichet::platform::speech {

struct Recording {
  std::vector<Sample> samples;
  int samples_per_second = 0;
};

enum class WavError { not_wav, not_mono_16_bits, cut_short };

std::expected<Recording, WavError> read_wav(std::span<const std::byte> bytes);

class Recordings {
 public:
  explicit Recordings(std::filesystem::path folder = {}) : folder_(std::move(folder)) {}

  // Nothing for a key that could leave the folder, for a missing file, and for one that cannot be played.
  std::optional<Recording> find(std::string_view language, std::string_view key) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace guichet::platform::speech
