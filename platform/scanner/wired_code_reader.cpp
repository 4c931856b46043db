#include "platform/scanner/wired_code_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <span>
#include <utility>

#include <fcntl.h>
#include <linux/hidraw.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "platform/scanner/hid_report.hpp"
#include "platform/scanner/serial_assembly.hpp"

namespace guichet::platform::scanner {
namespace {

// Sleeps until bytes come, until a delay is over, or until the caller stops: a reader waits all day.
class Wait {
 public:
  enum class End { ready, silent, stopped };

  explicit Wait(const std::stop_token& stop)
      : wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), on_stop_(std::in_place, stop, Ring{wake_}) {}
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;
  ~Wait() {
    on_stop_.reset();
    ::close(wake_);
  }

  End until(int descriptor, std::optional<std::chrono::milliseconds> patience) const {
    std::array<pollfd, 2> both{pollfd{.fd = wake_, .events = POLLIN, .revents = 0},
                               pollfd{.fd = descriptor, .events = POLLIN, .revents = 0}};
    const int count = ::poll(both.data(), both.size(), patience ? static_cast<int>(patience->count()) : -1);
    if (both[0].revents != 0) return End::stopped;
    return count > 0 ? End::ready : End::silent;
  }

 private:
  struct Ring {
    int descriptor;
    void operator()() const { ::eventfd_write(descriptor, 1); }
  };
  int wake_;
  std::optional<std::stop_callback<Ring>> on_stop_;
};

constexpr std::array<std::pair<int, speed_t>, 5> speeds{
    {{9600, B9600}, {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}}};

// Every byte as it comes, no echo, no flow control, nobody else on the line, and nothing of whoever was here before.
bool make_raw(int descriptor, int baud) {
  termios line{};
  const auto speed = std::ranges::find(speeds, baud, &std::pair<int, speed_t>::first);
  if (speed == speeds.end() || ::tcgetattr(descriptor, &line) != 0) return false;
  ::cfmakeraw(&line);
  line.c_cflag |= CLOCAL | CREAD;
  line.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS);
  ::cfsetispeed(&line, speed->second);
  ::cfsetospeed(&line, speed->second);
  return ::tcsetattr(descriptor, TCSANOW, &line) == 0 && ::ioctl(descriptor, TIOCEXCL) == 0 &&
         ::tcflush(descriptor, TCIFLUSH) == 0;
}

std::optional<HidLayout> described_layout(int descriptor) {
  hidraw_report_descriptor description{};
  int size = 0;
  if (::ioctl(descriptor, HIDIOCGRDESCSIZE, &size) != 0) return std::nullopt;
  description.size = static_cast<decltype(description.size)>(size);
  if (::ioctl(descriptor, HIDIOCGRDESC, &description) != 0) return std::nullopt;
  const auto known = std::min<std::size_t>(description.size, std::size(description.value));
  return layout_of(std::as_bytes(std::span(description.value)).first(known));
}

}  // namespace

bool is_known_baud(int baud) { return std::ranges::contains(speeds, baud, &std::pair<int, speed_t>::first); }

WiredCodeReader::~WiredCodeReader() { hang_up(); }

void WiredCodeReader::hang_up() {
  if (device_.descriptor >= 0) ::close(device_.descriptor);
  device_ = {};
  payloads_.clear();
}

std::expected<std::string, Error> WiredCodeReader::read(const std::stop_token& stop) {
  const Wait wait(stop);
  bool was_silent = false;
  for (;;) {
    if (stop.stop_requested()) return failed(Error::Kind::cancelled);
    if (!payloads_.empty()) {
      auto payload = std::move(payloads_.front());
      payloads_.pop_front();
      return payload;
    }
    if (device_.descriptor < 0) {
      auto opened = open();
      if (!opened) return failed(Error::Kind::unavailable);
      device_ = *std::move(opened);
    }
    std::optional<std::chrono::milliseconds> patience;
    if (device_.assembly->holds_something()) patience = was_silent ? pauses_.cut_off : pauses_.silence;
    const auto end = wait.until(device_.descriptor, patience);
    if (end == Wait::End::ready && !take_piece()) return hang_up(), failed(Error::Kind::unavailable);
    if (end == Wait::End::silent && was_silent) device_.assembly->drop();
    if (end == Wait::End::silent) std::ranges::move(device_.assembly->after_silence(), std::back_inserter(payloads_));
    was_silent = end == Wait::End::silent;
  }
}

// False when the device went away: half a code is none.
bool WiredCodeReader::take_piece() {
  std::array<std::byte, 1024> piece;
  const auto count = ::read(device_.descriptor, piece.data(), piece.size());
  if (count < 0) return errno == EAGAIN || errno == EINTR;
  device_.assembly->take(std::span(piece).first(static_cast<std::size_t>(count)));
  return count > 0;
}

std::optional<WiredCodeReader::Opened> SerialCodeReader::open() const {
  const int descriptor = ::open(port_.device.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  if (make_raw(descriptor, port_.baud)) return Opened{descriptor, std::make_unique<SerialAssembly>()};
  ::close(descriptor);
  return std::nullopt;
}

std::optional<WiredCodeReader::Opened> HidCodeReader::open() const {
  const int descriptor = ::open(device_.device.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  if (const auto layout = described_layout(descriptor))
    return Opened{descriptor, std::make_unique<HidAssembly>(*layout)};
  ::close(descriptor);
  return std::nullopt;
}

}  // namespace guichet::platform::scanner
