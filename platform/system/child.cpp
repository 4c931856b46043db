#include "platform/system/child.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace guichet::platform::system {

using Steady = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

namespace {

constexpr Milliseconds most_for_the_kernel{1000};  // a call to a device may be one that nothing interrupts
constexpr Milliseconds longest_nap{20};

// Whether there is something to read, or the end of it, before `until`.
bool is_ready(int file, Steady::time_point until) {
  for (;;) {
    const auto left = std::chrono::ceil<Milliseconds>(until - Steady::now()).count();
    if (left <= 0) return false;
    pollfd watched{.fd = file, .events = POLLIN, .revents = 0};
    const int answered = ::poll(&watched, 1, static_cast<int>(std::min<long long>(left, 60'000)));
    if (answered > 0) return true;
    if (answered < 0 && errno != EINTR) return false;
  }
}

// Nothing when it is no child of ours, or no more: its number may be a stranger's.
std::optional<bool> has_ended(pid_t process, int options) {
  siginfo_t ended{};
  while (::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOWAIT | options) != 0)
    if (errno != EINTR) return std::nullopt;
  return ended.si_pid == process;
}

// Until it is buried nobody else has its number, nor its group's.
std::optional<int> bury_with_its_group(pid_t ended) {
  ::kill(-ended, SIGKILL);
  int status = 0;
  return ::waitpid(ended, &status, 0) == ended ? std::optional(status) : std::nullopt;
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
  ::kill(-process_, SIGKILL);
  ends_within(most_for_the_kernel);
}

bool Child::ends_within(Milliseconds patience) {
  const auto until = Steady::now() + patience;
  for (Milliseconds nap{1}; process_ > 0 && !bury(); nap = std::min(2 * nap, longest_nap)) {
    if (Steady::now() >= until) return false;
    std::this_thread::sleep_until(std::min(Steady::now() + nap, until));
  }
  return true;
}

bool Child::bury() {
  const auto ended = has_ended(process_, WNOHANG);
  if (ended && !*ended) return false;
  if (ended) status_ = bury_with_its_group(process_);
  process_ = -1;
  return true;
}

void bury_those_left() {
  std::ifstream list("/proc/thread-self/children");
  const std::vector<pid_t> left{std::istream_iterator<pid_t>(list), {}};
  for (const pid_t process : left)
    std::thread([process] {
      if (has_ended(process, 0)) bury_with_its_group(process);
    }).detach();
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

bool tell(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace guichet::platform::system
