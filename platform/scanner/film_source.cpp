#include "platform/scanner/film_source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <thread>

namespace guichet::platform::scanner {
namespace {

namespace fs = std::filesystem;

// The first one after the last one shown, or that one again.
std::optional<std::string> following(const fs::path& folder, const std::string& shown) {
  std::error_code error;
  std::string next;
  bool still_there = false;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    auto name = entry->path().filename().string();
    if (!name.ends_with(".jpg")) continue;
    still_there = still_there || name == shown;
    if (name > shown && (next.empty() || name < next)) next = std::move(name);
  }
  if (error) return std::nullopt;
  return next.empty() && still_there ? shown : next;
}

}  // namespace

std::expected<void, Error> FilmSource::start() {
  std::error_code error;
  if (!fs::is_directory(folder_, error)) return failed(Error::Kind::unavailable);
  next_at_ = std::chrono::steady_clock::now();
  return {};
}

std::expected<std::optional<VideoFrame>, Error> FilmSource::next(std::chrono::milliseconds patience) {
  const auto now = std::chrono::steady_clock::now();
  const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next_at_ - now);
  std::this_thread::sleep_for(std::min(wait, patience));
  if (wait > patience) return std::nullopt;
  next_at_ = std::max(now, next_at_) + pace_;
  const auto name = following(folder_, shown_);
  if (!name) return failed(Error::Kind::unavailable);
  if (name->empty()) return std::nullopt;
  shown_ = *name;
  std::ifstream file(folder_ / shown_, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator(file), {}};
  const auto read = std::as_bytes(std::span(bytes));
  return VideoFrame{.bytes = {read.begin(), read.end()}};
}

}  // namespace guichet::platform::scanner
