#pragma once
// How much longer the same work takes in a build that watches it: what a test waits for is waited for that much longer.

namespace guichet::tests {

#if defined(__SANITIZE_THREAD__)
inline constexpr int slowness = 10;
#elif defined(__SANITIZE_ADDRESS__)
inline constexpr int slowness = 4;
#else
inline constexpr int slowness = 1;
#endif

}  // namespace guichet::tests
