#include "tests/support/fault_proxy.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guichet::tests {
namespace {

using namespace std::chrono_literals;

constexpr int patience = 50;  // ms between two looks at whether it ends

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

sockaddr* plain(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

// Not a polite end: what was on its way is lost, as when a cable is pulled.
void reset(int socket) {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

bool write_all(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const auto written = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

FaultProxy::FaultProxy(int server_port, const Faults& faults)
    : server_port_(server_port),
      faults_(faults),
      chance_(faults.seed),
      listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      bytes_per_second_(faults.bytes_per_second) {
  auto address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(listener_, plain(address), size) != 0 || ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, plain(address), &size) != 0)
    throw std::runtime_error{"no port for the proxy"};
  port_ = ntohs(address.sin_port);
  thread_ = std::jthread{[this] { listen(); }};
}

FaultProxy::~FaultProxy() {
  ending_ = true;
  thread_ = {};
  connections_.clear();
  ::close(listener_);
}

std::size_t FaultProxy::draw() {
  return std::uniform_int_distribution{faults_.cut_after_at_least, faults_.cut_after_at_most}(chance_);
}

void FaultProxy::listen() {
  while (!ending_) {
    pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, patience) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) connections_.emplace_back([this, client, after = draw()] { carry(client, after); });
  }
}

void FaultProxy::carry(int client, std::size_t cut_after) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(server_port_);
  bool open = ::connect(server, plain(address), sizeof address) == 0;
  std::array<pollfd, 2> ends{
      {{.fd = client, .events = POLLIN, .revents = 0}, {.fd = server, .events = POLLIN, .revents = 0}}};
  std::array<char, 16384> bytes{};
  for (std::size_t passed = 0; open && !ending_;) {
    if (::poll(ends.data(), ends.size(), patience) <= 0) continue;
    for (std::size_t from = 0; from < ends.size() && open; ++from) {
      if (ends.at(from).revents == 0) continue;
      const auto read = ::read(ends.at(from).fd, bytes.data(), bytes.size());
      const auto size = read > 0 ? static_cast<std::size_t>(read) : 0;
      open = size > 0;
      if (from == 0) {
        passed += size;
        bytes_ += size;
        if (const std::size_t rate = bytes_per_second_; rate > 0)
          std::this_thread::sleep_for(size * 1'000'000us / rate);
        if (cut_after > 0 && passed > cut_after) {
          ++cuts_;
          reset(client);
          reset(server);
          open = false;
        }
      }
      open = open && write_all(ends.at(1 - from).fd, bytes.data(), size);
    }
  }
  ::close(client);
  ::close(server);
}

}  // namespace guichet::tests
