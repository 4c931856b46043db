#include "sync/sandbox/connection.hpp"

#include <charconv>
#include <filesystem>
#include <optional>
#include <string>

#include <netinet/in.h>
#include <sys/socket.h>

namespace guichet::sync::sandbox {
namespace {

using Name = int (*)(int, sockaddr*, socklen_t*);

std::optional<int> port_of(int socket, Name name) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (name(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return std::nullopt;
  if (address.sin_family != AF_INET) return std::nullopt;
  return ntohs(address.sin_port);
}

}  // namespace

void close_connection(int own_port, int client_port) {
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    const std::string name = entry.path().filename();
    int descriptor = -1;
    std::from_chars(name.data(), name.data() + name.size(), descriptor);
    if (port_of(descriptor, getsockname) != own_port || port_of(descriptor, getpeername) != client_port) continue;
    ::shutdown(descriptor, SHUT_RDWR);
    return;
  }
}

}  // namespace guichet::sync::sandbox
