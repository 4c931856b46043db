#include "platform/system/child.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
extern "C" {  // which the header forgets to say
#include <sys/pidfd.h>
}

namespace guichet::platform::system {
namespace {

using Steady = std::chrono::steady_clock;

constexpr auto most_for_the_kernel = std::chrono::seconds{1};  // a call to a device may be one that nothing interrupts

// Whether there is something to read, or the end of it, before `until`.
bool is_ready(int file, Steady::time_point until) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now()).count();
    pollfd watched{.fd = file, .events = POLLIN, .revents = 0};
    const int answered = ::poll(&watched, 1, static_cast<int>(std::clamp<long long>(left, 0, 60'000)));
    if (answered > 0) return true;
    if (answered < 0 && errno != EINTR) return false;
    if (left <= 0) return false;
  }
}

}  // namespace

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, -1)), status_(std::exchange(other.status_, std::nullopt)) {}

Child& Child::operator=(Child&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(status_, other.status_);
  return *this;
}

Child::~Child() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  if (ends_within(most_for_the_kernel)) status();
}

bool Child::ends_within(std::chrono::milliseconds patience) {
  if (process_ <= 0) return true;
  const int watched = ::pidfd_open(process_, 0);
  if (watched < 0) return false;
  const bool ended = is_ready(watched, Steady::now() + patience);
  ::close(watched);
  return ended;
}

std::optional<int> Child::status() {
  if (process_ <= 0) return status_;
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return status_ = status;
}

Heard hear(int file, std::span<std::byte> bytes, Steady::time_point until) {
  while (!bytes.empty()) {
    if (file < 0) return Heard::ended;
    if (!is_ready(file, until)) return Heard::late;
    const ssize_t count = ::read(file, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return Heard::ended;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return Heard::all;
}

}  // namespace guichet::platform::system
