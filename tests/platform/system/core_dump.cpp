#include "platform/system/core_dump.hpp"

#include <csignal>

#include <gtest/gtest.h>
#include <sys/prctl.h>

#include "tests/support/child_process.hpp"

namespace {

using namespace guichet::tests;

TEST(CoreDump, is_forbidden_to_this_program_and_to_those_it_executes) {
  EXPECT_TRUE(true_in_child([] {
    const bool before = ::prctl(PR_GET_DUMPABLE) == 1;
    guichet::platform::system::forbid_core_dumps();
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    return before && ::prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
  }));
}

TEST(CoreDump, is_not_left_by_a_crash) {
  const pid_t child = ::fork();
  if (child == 0) {
    guichet::platform::system::forbid_core_dumps();
    std::signal(SIGSEGV, SIG_DFL);
    ::raise(SIGSEGV);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_FALSE(WCOREDUMP(status));
}

}  // namespace
