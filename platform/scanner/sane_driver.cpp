#include "platform/scanner/sane_driver.hpp"

#include <array>
#include <span>
#include <string>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/system/paths.hpp"

namespace guichet::platform::scanner {
namespace {

// With its end of the wire and nothing else of ours: no file, no terminal, no word in our journal.
system::Child spawn(const SaneWish& wish, int end) {
  const auto program = (system::programs_folder() / "sane-driver").string();
  auto words = arguments_of(wish);
  words.insert(words.begin(), program);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, end, sane_driver_end);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    ::posix_spawn_file_actions_addopen(&files, standard, "/dev/null", O_RDWR, 0);
  ::posix_spawn_file_actions_addclosefrom_np(&files, sane_driver_end + 1);
  pid_t process = -1;
  const int failed = ::posix_spawn(&process, program.c_str(), &files, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  return system::Child(failed == 0 ? process : -1);
}

}  // namespace

std::unique_ptr<SaneDriver> SaneDriver::start(const SaneWish& wish, std::chrono::milliseconds to_stop) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return nullptr;
  auto child = spawn(wish, ends[1]);
  ::close(ends[1]);
  return std::unique_ptr<SaneDriver>(new SaneDriver(ends[0], std::move(child), to_stop));
}

SaneDriver::SaneDriver(int end, system::Child child, std::chrono::milliseconds to_stop)
    : end_(end), to_stop_(to_stop), child_(std::move(child)) {}

SaneDriver::~SaneDriver() {
  hang_up();
  child_.ends_within(to_stop_);
  ::close(end_);
}

bool SaneDriver::ask_for_a_page() const { return ::send(end_, "p", 1, MSG_NOSIGNAL) == 1; }

std::expected<SaneMessage, Error> SaneDriver::hear(Clock::time_point until) const {
  SaneMessage message;
  if (system::hear(end_, std::as_writable_bytes(std::span(&message, 1)), until) != system::Heard::all)
    return failed(Error::Kind::unavailable);
  return message;
}

std::expected<std::vector<std::byte>, Error> SaneDriver::take(std::size_t size, Clock::time_point until) const {
  if (size > most_page_bytes) return failed(Error::Kind::unreadable);
  std::vector<std::byte> bytes(size);
  if (system::hear(end_, bytes, until) != system::Heard::all) return failed(Error::Kind::unavailable);
  return bytes;
}

void SaneDriver::hang_up() {
  hung_up_ = true;
  ::shutdown(end_, SHUT_RDWR);
}

}  // namespace guichet::platform::scanner
