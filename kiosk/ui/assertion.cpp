#include "kiosk/ui/assertion.hpp"

#include <atomic>
#include <cstdlib>

namespace guichet::kiosk::ui {
namespace {
// The one process-wide variable of the kiosk: the libraries call the functions below without any context.
std::atomic<BrokenInvariant> installed{nullptr};
}  // namespace

void on_broken_invariant(BrokenInvariant handler) { installed = handler; }

}  // namespace guichet::kiosk::ui

namespace {

[[noreturn]] void break_off(const char* file, unsigned line) noexcept {
  if (const auto handler = guichet::kiosk::ui::installed.exchange(nullptr)) handler(file, line);
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
