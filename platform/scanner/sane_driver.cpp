#include "platform/scanner/sane_driver.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/system/paths.hpp"

namespace guichet::platform::scanner {
namespace {

// With its end of the wire and nothing else of ours: no file, no terminal, no word in our journal. It leads a group,
// for what it may begin in turn.
pid_t spawn(const SaneArguments& wished, int end) {
  const auto program = sane_driver_program().string();
  auto words = words_of(wished);
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
  posix_spawnattr_t manner;
  ::posix_spawnattr_init(&manner);
  ::posix_spawnattr_setflags(&manner, POSIX_SPAWN_SETPGROUP);
  pid_t process = -1;
  const int failed = ::posix_spawn(&process, program.c_str(), &files, &manner, arguments.data(), environ);
  ::posix_spawnattr_destroy(&manner);
  ::posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? process : -1;
}

}  // namespace

std::filesystem::path sane_driver_program() { return system::programs_folder() / "sane-driver"; }

std::unique_ptr<SaneDriver> SaneDriver::start(const SaneArguments& arguments) {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return nullptr;
  const pid_t process = spawn(arguments, ends[1]);
  ::close(ends[1]);
  if (process > 0)
    return std::unique_ptr<SaneDriver>(new SaneDriver(ends[0], system::Child(process), arguments.to_put_away));
  ::close(ends[0]);
  return nullptr;
}

SaneDriver::SaneDriver(int end, system::Child child, std::chrono::milliseconds to_put_away)
    : end_(end), to_put_away_(to_put_away), child_(std::move(child)) {}

SaneDriver::~SaneDriver() {
  let_go();
  child_.ends_within(std::chrono::ceil<std::chrono::milliseconds>(until_ - Clock::now()));
  ::close(end_);
}

void SaneDriver::ask_for_a_page() const { ::send(end_, "p", 1, MSG_NOSIGNAL); }

bool SaneDriver::hear(std::span<std::byte> bytes, Clock::time_point until) const {
  return system::hear(end_, bytes, until) == system::Heard::all;
}

void SaneDriver::hang_up() const { ::shutdown(end_, SHUT_RDWR); }

void SaneDriver::let_go() {
  ::shutdown(end_, SHUT_WR);
  if (!is_left()) until_ = Clock::now() + to_put_away_;
}

void SaneDriver::give_up(std::chrono::milliseconds patience) {
  hang_up();
  until_ = Clock::now() + patience;
}

}  // namespace guichet::platform::scanner
