#include "tests/platform/printer/ticket_device.hpp"

#include <array>
#include <stdexcept>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

namespace guichet::tests {
namespace {

bool readable(int descriptor, int milliseconds) {
  pollfd one{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&one, 1, milliseconds) > 0;
}

// Small buffers, as a printer's are.
int listen_on_loopback(std::string& told) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int small = 4096;
  ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(descriptor, 4) != 0 ||
      ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error{"no port for a printer"};
  told = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  return descriptor;
}

}  // namespace

TicketDevice::TicketDevice(Wire wire) {
  if (wire == Wire::network) {
    listener_ = listen_on_loopback(address_);
  } else {
    master_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0)
      throw std::runtime_error{"no pseudo-terminal"};
    std::array<char, 64> name{};
    ::ptsname_r(master_, name.data(), name.size());
    address_ = name.data();
    slave_ = ::open(address_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios raw{};
    ::tcgetattr(slave_, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(slave_, TCSANOW, &raw);
  }
  thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

TicketDevice::~TicketDevice() { switch_off(); }

void TicketDevice::switch_off() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  for (const int descriptor : {listener_, master_, slave_})
    if (descriptor >= 0) ::close(descriptor);
}

std::string TicketDevice::came_out() const {
  const std::scoped_lock lock(mutex_);
  return out_;
}

bool TicketDevice::is_empty() const {
  const std::scoped_lock lock(mutex_);
  return inside_.empty();
}

void TicketDevice::be(const Health& health) {
  const std::scoped_lock lock(mutex_);
  health_ = health;
}

void TicketDevice::after_bytes(std::size_t count, const Health& health) {
  const std::scoped_lock lock(mutex_);
  until_later_ = count;
  later_ = health;
}

void TicketDevice::serve(const std::stop_token& stop) {
  if (master_ >= 0) return talk(master_, stop);
  while (!stop.stop_requested()) {
    if (!readable(listener_, 20)) continue;
    const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    talk(descriptor, stop);
    ::close(descriptor);
  }
}

void TicketDevice::talk(int descriptor, const std::stop_token& stop) {
  std::string input;
  while (!stop.stop_requested()) {
    bool deaf = false;
    {
      const std::scoped_lock lock(mutex_);
      deaf = health_.deaf;
    }
    std::array<char, 512> buffer{};
    ssize_t count = 0;
    if (deaf)
      ::usleep(5000);
    else if (readable(descriptor, 5)) {
      count = ::read(descriptor, buffer.data(), buffer.size());
      if (count <= 0 && master_ < 0) return;  // hung up
    }
    if (count > 0) input.append(buffer.data(), static_cast<std::size_t>(count));
    const auto answers = take(input);
    if (!answers.empty() && ::write(descriptor, answers.data(), answers.size()) < 0) return;
  }
}

std::string TicketDevice::take(std::string& input) {
  const std::scoped_lock lock(mutex_);
  std::string answers;
  while (!input.empty()) {
    const bool begins_something = input[0] == '\x10' || input[0] == '\x1d';
    if (begins_something && input.size() < 3) break;
    if (input.starts_with("\x10\x04")) {
      const std::array<int, 4> bits{0, health_.offline_causes, health_.error_causes, health_.paper};
      if (!health_.mute) answers += static_cast<char>(0x12 | bits.at(static_cast<std::size_t>(input[2] - 1)));
      input.erase(0, 3);
    } else if (input.starts_with("\x10\x14\x08")) {
      if (input.size() < 10) break;
      inside_.clear();
      asked_ = false;
      input.erase(0, 10);
    } else if (input.starts_with("\x1dr\x01")) {
      asked_ = true;
      input.erase(0, 3);
    } else {
      inside_ += input[0];
      input.erase(0, 1);
      if (until_later_ == 1) health_ = later_;
      if (until_later_ > 0) --until_later_;
    }
  }
  return answers + let_out();
}

std::string TicketDevice::let_out() {
  const bool prints = !health_.held && !health_.offline_causes && !health_.error_causes && !health_.paper;
  if (!asked_ || !prints) return {};
  asked_ = false;
  out_ += inside_;
  inside_.clear();
  return health_.mute ? std::string{} : std::string(1, '\0');
}

}  // namespace guichet::tests
