#include "platform/system/core_dump.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace guichet::platform::system {

void forbid_core_dumps() {
  constexpr rlimit none{0, 0};
  static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
  // A collector named after a pipe in core_pattern is not held by the limit.
  static_cast<void>(::prctl(PR_SET_DUMPABLE, 0));
}

}  // namespace guichet::platform::system
