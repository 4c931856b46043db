#include "platform/printer/line.hpp"

#include <array>
#include <cerrno>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/printer/job.hpp"

namespace guichet::platform::printer {
namespace {

using std::chrono::milliseconds;

bool is_ready(int descriptor, short what, milliseconds patience) {
  pollfd one{.fd = descriptor, .events = what, .revents = 0};
  return ::poll(&one, 1, static_cast<int>(patience.count())) > 0;
}

bool again(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

bool connected(int descriptor, const addrinfo& address, milliseconds patience) {
  if (::connect(descriptor, address.ai_addr, address.ai_addrlen) == 0) return true;
  if (errno != EINPROGRESS || !is_ready(descriptor, POLLOUT, patience)) return false;
  int error = 0;
  socklen_t size = sizeof error;
  return ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

std::expected<int, Error> opened(const TcpPort& port, milliseconds patience) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(port.host.c_str(), port.port.c_str(), &hints, &found) != 0) return failed(Error::Kind::unavailable);
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, ::freeaddrinfo);
  for (const auto* one = found; one; one = one->ai_next) {
    const int descriptor = ::socket(one->ai_family, one->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, one->ai_protocol);
    if (descriptor < 0) continue;
    if (connected(descriptor, *one, patience)) return descriptor;
    ::close(descriptor);
  }
  return failed(Error::Kind::unavailable);
}

std::expected<int, Error> opened(const DeviceFile& device, milliseconds) {
  const int descriptor = ::open(device.path.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor >= 0) return descriptor;
  return failed(errno == EACCES || errno == EPERM ? Error::Kind::not_writable : Error::Kind::unavailable);
}

}  // namespace

std::optional<LineAddress> parse_line_address(std::string_view text) {
  if (text.starts_with('/')) return DeviceFile{std::string(text)};
  const auto colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return std::nullopt;
  const auto port = text.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != port.npos) return std::nullopt;
  return TcpPort{std::string(text.substr(0, colon)), std::string(port)};
}

std::expected<Line, Error> Line::open(const LineAddress& address, milliseconds patience) {
  const auto descriptor = std::visit([&](const auto& one) { return opened(one, patience); }, address);
  if (!descriptor) return std::unexpected(descriptor.error());
  return Line(*descriptor);
}

Line::Line(Line&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Line::~Line() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<std::size_t> Line::write_some(std::span<const std::byte> bytes, milliseconds patience) {
  if (!is_ready(descriptor_, POLLOUT, patience)) return 0;
  auto written = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (written < 0 && errno == ENOTSOCK) written = ::write(descriptor_, bytes.data(), bytes.size());
  if (written >= 0) return static_cast<std::size_t>(written);
  return again(errno) ? std::optional<std::size_t>{0} : std::nullopt;
}

std::optional<std::vector<std::byte>> Line::read_some(milliseconds patience) {
  if (!is_ready(descriptor_, POLLIN, patience)) return std::vector<std::byte>{};
  std::array<std::byte, 64> buffer;
  const auto count = ::read(descriptor_, buffer.data(), buffer.size());
  if (count > 0) return std::vector(buffer.begin(), buffer.begin() + count);
  if (count < 0 && again(errno)) return std::vector<std::byte>{};
  return std::nullopt;
}

void Line::abandon() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once,
               sizeof at_once);  // refused by a device: nothing waits there
}

}  // namespace guichet::platform::printer
