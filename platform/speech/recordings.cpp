#include "platform/speech/recordings.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

namespace guichet::platform::speech {
namespace {

static_assert(std::endian::native == std::endian::little, "samples are copied as they lie in the file");

constexpr std::size_t chunk_head = 8, format_size = 16;
constexpr std::uintmax_t largest_file = 16 << 20;  // three minutes at 48 kHz
constexpr int slowest_rate = 8000, fastest_rate = 48000;

template <typename T>
T number_at(std::span<const std::byte> bytes, std::size_t offset) {
  T value{};
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::string_view name_at(std::span<const std::byte> bytes, std::size_t offset) {
  return {reinterpret_cast<const char*>(bytes.data() + offset), 4};
}

// The content of the first chunk of that name; a file may hold others (LIST, bext) that say nothing here.
std::expected<std::span<const std::byte>, WavError> chunk(std::span<const std::byte> chunks, std::string_view name) {
  while (chunks.size() >= chunk_head) {
    const std::size_t size = number_at<std::uint32_t>(chunks, 4);
    const auto content = chunks.subspan(chunk_head);
    if (size > content.size()) return std::unexpected(WavError::cut_short);
    if (name_at(chunks, 0) == name) return content.first(size);
    chunks = content.subspan(std::min(size + size % 2, content.size()));
  }
  return std::unexpected(WavError::not_wav);
}

bool is_plain(std::string_view name) {
  return !name.empty() && name.front() != '.' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == name.npos;
}

}  // namespace

std::expected<Recording, WavError> read_wav(std::span<const std::byte> bytes) {
  if (bytes.size() < 12 || name_at(bytes, 0) != "RIFF" || name_at(bytes, 8) != "WAVE")
    return std::unexpected(WavError::not_wav);
  const auto format = chunk(bytes.subspan(12), "fmt ");
  if (!format) return std::unexpected(format.error());
  if (format->size() < format_size) return std::unexpected(WavError::not_wav);
  const auto coding = number_at<std::uint16_t>(*format, 0), channels = number_at<std::uint16_t>(*format, 2);
  const auto rate = number_at<std::uint32_t>(*format, 4);
  const auto bits = number_at<std::uint16_t>(*format, 14);
  if (coding != 1 || channels != 1 || bits != 16 || rate < slowest_rate || rate > fastest_rate)
    return std::unexpected(WavError::not_mono_16_bits);
  const auto data = chunk(bytes.subspan(12), "data");
  if (!data) return std::unexpected(data.error());
  Recording recording{std::vector<Sample>(data->size() / sizeof(Sample)), static_cast<int>(rate)};
  if (!recording.samples.empty())
    std::memcpy(recording.samples.data(), data->data(), recording.samples.size() * sizeof(Sample));
  return recording;
}

std::optional<Recording> Recordings::find(std::string_view language, std::string_view key) const {
  if (folder_.empty() || !is_plain(language) || !is_plain(key)) return std::nullopt;
  const auto path = folder_ / language / (std::string(key) + ".wav");
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);  // an error for a folder too
  if (error || size > largest_file) return std::nullopt;
  std::vector<char> content(size);
  if (!std::ifstream(path, std::ios::binary).read(content.data(), static_cast<std::streamsize>(size)))
    return std::nullopt;
  auto recording = read_wav(std::as_bytes(std::span(content)));
  if (!recording || recording->samples.empty()) return std::nullopt;
  return *std::move(recording);
}

}  // namespace guichet::platform::speech
