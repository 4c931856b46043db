#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "platform/speech/output.hpp"

// A recorded sentence as a file, as an editor would write it: format, a chunk that says nothing to us, samples.
namespace guichet::tests {

template <typename T>
std::string little_endian(T number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

struct WavShape {
  std::uint16_t coding = 1, channels = 1, bits = 16;
};

inline std::string wav(std::span<const platform::speech::Sample> samples, std::uint32_t rate, WavShape shape = {}) {
  const std::string data(reinterpret_cast<const char*>(samples.data()), samples.size_bytes());
  const auto frame = static_cast<std::uint16_t>(shape.channels * shape.bits / 8);
  std::string body = "WAVEfmt " + little_endian(std::uint32_t{16}) + little_endian(shape.coding) +
                     little_endian(shape.channels) + little_endian(rate) + little_endian(std::uint32_t{rate * frame}) +
                     little_endian(frame) + little_endian(shape.bits);
  body += "LIST" + little_endian(std::uint32_t{3}) + "abc" + '\0';
  body += "data" + little_endian(static_cast<std::uint32_t>(data.size())) + data;
  return "RIFF" + little_endian(static_cast<std::uint32_t>(body.size())) + body;
}

}  // namespace guichet::tests
