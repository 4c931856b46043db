#include "platform/scanner/sane/frames.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace guichet::platform::scanner {
namespace {

using Channel = SaneFrame::Channel;

std::size_t samples(const SaneFrame& frame) {
  return static_cast<std::size_t>(frame.width) * (frame.channel == Channel::rgb ? 3 : 1);
}

bool is_whole(const SaneFrame& frame) {
  if (frame.width <= 0 || frame.lines() == 0) return false;
  if (frame.depth == 1) return frame.channel != Channel::rgb && frame.stride * 8 >= samples(frame);
  return (frame.depth == 8 || frame.depth == 16) &&
         frame.stride >= samples(frame) * static_cast<std::size_t>(frame.depth / 8);
}

std::byte sample(const SaneFrame& frame, std::size_t line, std::size_t at) {
  const auto* row = frame.bytes.data() + line * frame.stride;
  if (frame.depth == 8) return row[at];
  if (frame.depth == 16) return row[2 * at + (std::endian::native == std::endian::little ? 1 : 0)];
  const bool black = (row[at / 8] & (std::byte{0x80} >> (at % 8))) != std::byte{0};
  return black ? std::byte{0} : std::byte{255};
}

std::vector<std::byte> header(char kind, int width, std::size_t lines) {
  const auto text = std::string("P") + kind + "\n" + std::to_string(width) + " " + std::to_string(lines) + "\n255\n";
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::vector<std::byte> from_one(const SaneFrame& frame) {
  const auto row = samples(frame);
  auto picture = header(frame.channel == Channel::rgb ? '6' : '5', frame.width, frame.lines());
  picture.reserve(picture.size() + row * frame.lines());
  for (std::size_t line = 0; line < frame.lines(); ++line) {
    if (frame.depth == 8) {
      const auto* start = frame.bytes.data() + line * frame.stride;
      picture.insert(picture.end(), start, start + row);
    } else {
      for (std::size_t at = 0; at < row; ++at) picture.push_back(sample(frame, line, at));
    }
  }
  return picture;
}

std::optional<std::vector<std::byte>> from_three(std::span<const SaneFrame> frames) {
  std::array<const SaneFrame*, 3> colours{};
  for (const auto& frame : frames) {
    if (frame.channel < Channel::red || frame.width != frames.front().width) return std::nullopt;
    colours.at(static_cast<std::size_t>(frame.channel) - static_cast<std::size_t>(Channel::red)) = &frame;
  }
  if (std::ranges::contains(colours, nullptr)) return std::nullopt;
  const auto lines = std::ranges::min(frames, {}, &SaneFrame::lines).lines();
  const auto width = static_cast<std::size_t>(frames.front().width);
  auto picture = header('6', frames.front().width, lines);
  picture.reserve(picture.size() + 3 * width * lines);
  for (std::size_t line = 0; line < lines; ++line)
    for (std::size_t at = 0; at < width; ++at)
      for (const auto* colour : colours) picture.push_back(sample(*colour, line, at));
  return picture;
}

}  // namespace

std::optional<std::vector<std::byte>> to_pnm(std::span<const SaneFrame> frames) {
  if (frames.empty() || !std::ranges::all_of(frames, is_whole)) return std::nullopt;
  if (frames.size() == 3) return from_three(frames);
  if (frames.size() != 1 || frames.front().channel > Channel::rgb) return std::nullopt;
  return from_one(frames.front());
}

}  // namespace guichet::platform::scanner
