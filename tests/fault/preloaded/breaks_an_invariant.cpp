// Loaded into a real kiosk by a test: on SIGUSR1 the program finds itself wrong, as when Dear ImGui's assertion fails
// in the middle of a screen; the call binds to the kiosk's own handler, as ImGui's does. On SIGHUP an exception finds
// nobody who expects it.
#include <csignal>
#include <exception>

// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library calls it so.
extern "C" [[noreturn]] void __assert_fail(const char*, const char*, unsigned, const char*) noexcept;

namespace {

void break_an_invariant(int) { __assert_fail("quoted value", "imgui.cpp", 7, "function"); }

void throw_at_nobody(int) { std::terminate(); }

// When the loader brings the library in, before the kiosk's main. A program executed from within the handler inherits
// the signal blocked.
struct Installed {
  Installed() {
    std::signal(SIGUSR1, break_an_invariant);
    std::signal(SIGHUP, throw_at_nobody);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_UNBLOCK, &signals, nullptr);
  }
} const installed;

}  // namespace
