#include "kiosk/ui/assertion.hpp"

#include <atomic>
#include <cstdlib>

namespace guichet::kiosk::ui {
namespace {
// The one process-wide variable of the kiosk: the C library calls the function below without any context.
std::atomic<BrokenInvariant> installed{nullptr};
}  // namespace

void on_broken_invariant(BrokenInvariant handler) { installed = handler; }

}  // namespace guichet::kiosk::ui

// Takes the place of the C library's own for all code linked into the program, ImGui's archive included. The text of
// the assertion is left out on purpose: it could quote a value.
extern "C" [[noreturn]] void __assert_fail(const char*, const char* file, unsigned line, const char*) noexcept {
  if (const auto handler = guichet::kiosk::ui::installed.exchange(nullptr)) handler(file, line);
  std::abort();
}
