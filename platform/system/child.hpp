#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

#include <sys/types.h>

// A process that this one began, for what it does not trust: foreign files, foreign drivers.
namespace guichet::platform::system {

class Child {
 public:
  explicit Child(pid_t process = -1) : process_(process) {}  // below 1: there is none
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  // Killed when it still runs, and buried, unless the kernel itself cannot end it.
  ~Child();

  // Whether it has ended, or does before long. What it leads ends with it.
  bool ends_within(std::chrono::milliseconds patience);
  // As waitpid tells it, once it has ended; nothing before, and when there never was a process.
  std::optional<int> status() const { return status_; }

 private:
  bool bury();

  pid_t process_;
  std::optional<int> status_ = std::nullopt;
};

// Children that the program before this one left, when this process was it: each is buried when it ends, with its
// group. To be called before this program begins any of its own.
void bury_those_left();

// Fills `bytes` with what comes from a pipe or a socket.
enum class Heard {
  all,
  late,   // not before `until`
  ended,  // the other end is closed, or this one
};
Heard hear(int file, std::span<std::byte> bytes, std::chrono::steady_clock::time_point until);
// Writes them all. No when nobody hears: SIGPIPE ends a process that does not ignore it.
bool tell(int file, std::span<const std::byte> bytes);

}  // namespace guichet::platform::system
