#include "sync/outbox/patience.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace guichet::sync::outbox {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds first_ceiling = 2s;
constexpr std::chrono::milliseconds last_ceiling = 15min;
constexpr std::chrono::milliseconds longest_asked_wait = 1h;
static_assert(longest_wait == longest_asked_wait + last_ceiling);

}  // namespace

std::chrono::milliseconds draw_wait(int attempts, std::chrono::milliseconds at_least,
                                    platform::system::Random& random) {
  const int doublings = std::clamp(attempts - 1, 0, 20);
  const auto ceiling = std::min(last_ceiling, first_ceiling * (1 << doublings));
  std::array<std::byte, 4> bytes{};
  random.fill(bytes);
  std::int64_t drawn = 0;
  for (const auto byte : bytes) drawn = drawn * 256 + std::to_integer<int>(byte);
  return std::min(at_least, longest_asked_wait) + std::chrono::milliseconds{drawn % (ceiling.count() + 1)};
}

}  // namespace guichet::sync::outbox
