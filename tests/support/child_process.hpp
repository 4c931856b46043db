#pragma once

#include <concepts>
#include <cstdio>
#include <exception>
#include <functional>

#include <linux/capability.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Work done in a process of its own, for what a test cannot inflict on itself: limits, lost rights, death.
namespace guichet::tests {

// The child's exit code, or -signal when it was killed.
inline int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

// Runs `body` in a child and tells whether it answered true there.
bool true_in_child(std::predicate auto body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body() ? 0 : 1);  // _exit: the parent's buffers and fixtures are not the child's to end
  return wait_for(child) == 0;
}

// The death of a process: no destructor, no farewell to the database. -SIGKILL, unless `body` failed before.
inline int killed_after(const std::function<void()>& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      body();
    } catch (const std::exception& failure) {
      std::fprintf(stderr, "%s\n", failure.what());
      ::_exit(1);
    }
    ::kill(::getpid(), SIGKILL);
  }
  return wait_for(child);
}

// From here on no file of this process grows past `bytes`: writes fail, as they do on a full disk.
inline void limit_file_size(rlim_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

// Even root is then stopped by permission bits.
inline void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3]{};
  ::syscall(SYS_capset, &header, none);
}

}  // namespace guichet::tests
