#include "kiosk/documents/pdf_reader.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/documents/pdf_drawing.hpp"
#include "platform/system/child.hpp"

namespace guichet::kiosk::documents {
namespace {

using Clock = std::chrono::steady_clock;
namespace system = platform::system;

constexpr std::chrono::seconds to_end{1};  // once it has nothing more to say

// The process that draws, which ends with this object.
class Draughtsman {
 public:
  Draughtsman(std::span<const std::byte> encoded, const PdfLimits& limits) : end_(Clock::now() + limits.time) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    const pid_t process = ::fork();
    if (process == 0) {
      ::close(ends[0]);
      draw_pdf_and_exit(encoded, limits, ends[1]);
    }
    ::close(ends[1]);
    output_ = ends[0];
    child_ = system::Child(process);
  }
  Draughtsman(const Draughtsman&) = delete;
  Draughtsman& operator=(const Draughtsman&) = delete;
  ~Draughtsman() {
    if (output_ >= 0) ::close(output_);
  }

  // Exactly these bytes, or the reason why they will never come.
  std::expected<void, PdfError> read(std::span<std::byte> bytes) {
    switch (system::hear(output_, bytes, end_)) {
      case system::Heard::all: return {};
      case system::Heard::late: return std::unexpected(PdfError::too_slow);
      case system::Heard::ended: break;
    }
    child_.ends_within(to_end);
    const auto status = child_.status();
    const bool out_of_time = status && WIFSIGNALED(*status) && WTERMSIG(*status) == SIGXCPU;
    return std::unexpected(out_of_time ? PdfError::too_slow : PdfError::damaged);
  }

 private:
  Clock::time_point end_;
  int output_ = -1;
  system::Child child_;
};

std::expected<std::vector<Picture>, PdfError> collect(Draughtsman& draughtsman, const PdfLimits& limits) {
  std::vector<Picture> pages;
  std::int64_t pixels = 0;
  while (true) {
    PdfMessage message;
    if (const auto read = draughtsman.read(std::as_writable_bytes(std::span(&message, 1))); !read)
      return std::unexpected(read.error());
    if (message.kind == PdfMessage::Kind::failed) return std::unexpected(static_cast<PdfError>(message.error));
    if (message.kind == PdfMessage::Kind::done) return pages;
    // What drew a stranger's file is believed no more than the file.
    if (message.kind != PdfMessage::Kind::page || message.width <= 0 || message.height <= 0 ||
        message.width > widest_side || message.height > widest_side)
      return std::unexpected(PdfError::damaged);
    const std::int64_t size = std::int64_t{message.width} * message.height;
    pixels += size;
    if (size > limits.page_pixels || pixels > 2 * most_pixels || std::ssize(pages) >= limits.pages)
      return std::unexpected(PdfError::too_large);
    Picture page{.width = message.width, .height = message.height, .grey = {}};
    page.grey.resize(static_cast<std::size_t>(size));
    if (const auto read = draughtsman.read(std::as_writable_bytes(std::span(page.grey))); !read)
      return std::unexpected(read.error());
    pages.push_back(std::move(page));
  }
}

}  // namespace

bool is_pdf(std::span<const std::byte> encoded) {
  constexpr std::size_t searched = 1024;  // where readers look for it
  const std::string_view start(reinterpret_cast<const char*>(encoded.data()), std::min(encoded.size(), searched));
  return start.contains("%PDF-");
}

std::expected<std::vector<Picture>, PdfError> read_pdf(std::span<const std::byte> encoded, const PdfLimits& limits) {
  if (!is_pdf(encoded)) return std::unexpected(PdfError::not_a_pdf);
  if (encoded.size() > most_bytes) return std::unexpected(PdfError::too_large);
  Draughtsman draughtsman(encoded, limits);
  return collect(draughtsman, limits);
}

}  // namespace guichet::kiosk::documents
