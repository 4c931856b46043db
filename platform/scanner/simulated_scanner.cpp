#include "platform/scanner/simulated_scanner.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace guichet::platform::scanner {

namespace {

namespace fs = std::filesystem;

bool is_picture(const fs::path& name) {
  static constexpr std::array<std::string_view, 3> extensions{".png", ".jpg", ".jpeg"};
  return std::ranges::contains(extensions, name.extension().string());
}

// The first picture after the last one served.
std::expected<std::string, Error> next_sheet(const fs::path& folder, const std::string& last_served) {
  std::error_code error;
  std::string next;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    auto name = entry->path().filename().string();
    if (is_picture(name) && name > last_served && (next.empty() || name < next)) next = std::move(name);
  }
  if (error) return failed(Error::Kind::unavailable);
  if (next.empty()) return failed(Error::Kind::no_paper);
  return next;
}

bool starts_as_picture(std::span<const std::byte> bytes) {
  const std::string_view start(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return start.starts_with("\x89PNG\r\n\x1a\n") || start.starts_with("\xff\xd8\xff");
}

std::optional<std::vector<std::byte>> read_picture(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);  // an error for a folder or a dangling link too
  if (error || size > most_page_bytes) return std::nullopt;
  std::vector<std::byte> bytes(size);
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file || !starts_as_picture(bytes)) return std::nullopt;
  return bytes;
}

}  // namespace

std::expected<Page, Error> SimulatedScanner::scan(const std::stop_token& stop, const ScanWish& wish) {
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  std::unique_lock lock(mutex_);
  if (held_ && wish.comes) wish.comes(0.5);
  if (!changed_.wait(lock, stop, [this] { return !held_ || trouble_; })) return failed(Error::Kind::cancelled);
  if (trouble_) return failed(*trouble_);
  const auto name = next_sheet(folder_, last_served_);
  if (!name) return std::unexpected(name.error());
  last_served_ = *name;  // a sheet that cannot be read has left the feeder all the same

  auto image = read_picture(folder_ / last_served_);
  if (!image) return failed(Error::Kind::unreadable);
  return Page{.image = *std::move(image)};
}

void SimulatedScanner::reload() {
  const std::scoped_lock lock(mutex_);
  last_served_.clear();
}

void SimulatedScanner::put(std::optional<Error::Kind> trouble) {
  const std::scoped_lock lock(mutex_);
  trouble_ = trouble;
  changed_.notify_all();
}

void SimulatedScanner::hold(bool held) {
  const std::scoped_lock lock(mutex_);
  held_ = held;
  changed_.notify_all();
}

}  // namespace guichet::platform::scanner
