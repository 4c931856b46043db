#include "platform/system/random.hpp"

#include <cerrno>
#include <system_error>

#include <sys/random.h>

namespace guichet::platform::system {

void SystemRandom::fill(std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const auto drawn = ::getrandom(bytes.data(), bytes.size(), 0);
    if (drawn < 0 && errno == EINTR) continue;
    if (drawn < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
    bytes = bytes.subspan(static_cast<std::size_t>(drawn));
  }
}

}  // namespace guichet::platform::system
