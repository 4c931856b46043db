#include "kiosk/ui/assertion.hpp"

#include <atomic>
#include <cstdlib>

#include <unistd.h>

namespace guichet::kiosk::ui {
namespace {
// The one process-wide variable of the kiosk: the libraries call the functions below without any context.
std::atomic<BrokenInvariant> installed{nullptr};
}  // namespace

void on_broken_invariant(BrokenInvariant handler) { installed = handler; }

}  // namespace guichet::kiosk::ui

namespace {

// The first thread's is what counts: another that breaks off meanwhile waits for the program to start again.
[[noreturn]] void break_off(const char* file, unsigned line) noexcept {
  static std::atomic<pid_t> first = 0;
  pid_t nobody = 0;
  const auto handler = guichet::kiosk::ui::installed.load();
  if (handler && first.compare_exchange_strong(nobody, ::gettid())) handler(file, line);
  while (handler && first != ::gettid()) ::pause();
  std::abort();
}

}  // namespace

// These take the place of the libraries' own for all code linked into the program, ImGui's archive included. The text
// of the assertion is left out on purpose: it could quote a value.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library calls it so.
extern "C" [[noreturn]] void __assert_fail(const char*, const char* file, unsigned line, const char*) noexcept {
  break_off(file, line);
}

// An empty optional, an index past the end: what _GLIBCXX_ASSERTIONS finds.
namespace std {
// NOLINTNEXTLINE(bugprone-reserved-identifier): the standard library calls it so, and says that it does not return.
void __glibcxx_assert_fail(const char* file, int line, const char*, const char*) noexcept {
  break_off(file, static_cast<unsigned>(line));
}
}  // namespace std
