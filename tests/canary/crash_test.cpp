// The terminal dies in front of the person, and nothing was wiped: what the next program and the disk still hold.
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/system/core_dump.hpp"
#include "tests/canary/canary.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Crash : public Canary {
 protected:
  // Everything is typed by another process, which dies at the summary. This one has never known a word.
  void dies_of(int signal) {
    const pid_t child = ::fork();
    if (child == 0) {
      guichet::platform::system::forbid_core_dumps();  // as the kiosk's main does
      try {
        tells_everything();
      } catch (const std::exception& failure) {
        std::fprintf(stdout, "%s\n", failure.what());
        ::_exit(1);
      }
      std::signal(signal, SIG_DFL);
      ::kill(::getpid(), signal);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal);
    EXPECT_FALSE(WCOREDUMP(status));
    visit.let_pass(1min);  // what passed before its death passed in the other process
    EXPECT_TRUE(visit.has_draft());
    EXPECT_EQ(found_in_files(marks.all(), visit.folder.path()), Places());
  }
};

TEST_P(Crash, leaves_nothing_once_the_next_one_erases) {
  dies_of(SIGKILL);
  visit.start();
  auto robot = visit.robot();
  robot.wait_for_screen("interrupted");
  EXPECT_NE(found_in_memory(marks.all()), Places()) << "the draft is there for its owner";
  robot.press("erase");
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Crash, leaves_nothing_once_nobody_has_decided_in_time) {
  dies_of(SIGSEGV);
  visit.start();
  visit.robot().wait_for_screen("interrupted");
  goes_away();
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Crash, leaves_nothing_to_a_terminal_that_starts_too_late) {
  dies_of(SIGABRT);
  visit.let_pass(4min);
  visit.start();
  expect_the_next_one_finds_a_fresh_terminal();
}

INSTANTIATE_TEST_SUITE_P(In, Crash, testing::Values(Alphabet::arabic), [](const auto&) { return "arabic"; });

// The kiosk as the terminal starts it, on the records of a visit.
class Kiosk {
 public:
  explicit Kiosk(const Visit& visit) : folder_(visit.folder.path()) {
    const auto programs = fs::read_symlink("/proc/self/exe").parent_path();
    std::string program = programs / "kiosk", option = "--configuration",
                configuration = visit.town.write_configuration(visit.registry_url());
    std::string preload = "LD_PRELOAD=" + (programs / "breaks_an_invariant.so").string() + ":" +
                          (programs / "lets_itself_be_read.so").string();
    std::string video = "SDL_VIDEODRIVER=dummy", temporary = "TMPDIR=" + (folder_ / "tmp").string();
    std::array<char*, 4> arguments{program.data(), option.data(), configuration.data(), nullptr};
    std::array<char*, 4> environment{preload.data(), video.data(), temporary.data(), nullptr};
    posix_spawn_file_actions_t said;
    ::posix_spawn_file_actions_init(&said);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO})
      ::posix_spawn_file_actions_addopen(&said, output, (folder_ / "said").c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                         0600);
    if (::posix_spawn(&process_, program.c_str(), &said, nullptr, arguments.data(), environment.data()) != 0)
      process_ = -1;
    ::posix_spawn_file_actions_destroy(&said);
  }
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;
  ~Kiosk() { dies_of(SIGKILL); }

  // The status that it leaves.
  int dies_of(int signal) {
    int status = 0;
    if (process_ < 0) return status;
    ::kill(process_, signal);
    ::waitpid(std::exchange(process_, -1), &status, 0);
    return status;
  }
  void finds_itself_wrong() const { ::kill(process_, SIGUSR1); }

  bool has_started(std::size_t times) const {
    return soon([this, times] {
      const auto journal = folder_ / "journal.jsonl";
      const auto text = fs::exists(journal) ? read_file(journal) : std::string();
      std::size_t found = 0;
      for (auto at = text.find("terminal.started"); at != std::string::npos; at = text.find("terminal.started", at + 1))
        ++found;
      return found >= times;
    });
  }

  // With no mark to look for, what is found is that it cannot be read.
  bool lets_itself_be_read() const {
    ::kill(process_, SIGUSR2);
    return soon([this] { return found_in_memory_of(process_, {}).empty(); });
  }
  // Once something is found there, or nothing is, as is wanted: what it read at its start goes with its first turn.
  Places memory(const Marks& marks, bool something) const {
    Places places;
    soon([&] {
      places = found_in_memory_of(process_, marks.all());
      return places.empty() != something;
    });
    return places;
  }
  std::string core_limit() const {
    std::ifstream limits("/proc/" + std::to_string(process_) + "/limits");
    for (std::string line; std::getline(limits, line);)
      if (line.starts_with("Max core file size")) return line;
    return {};
  }

 private:
  static bool soon(const std::function<bool()>& done) {
    for (const auto end = std::chrono::steady_clock::now() + 30s; !done();) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::sleep_for(20ms);
    }
    return true;
  }

  fs::path folder_;
  pid_t process_ = -1;
};

void set_age_of_draft(const Visit& visit, std::chrono::minutes age) {
  const auto saved_at = std::chrono::system_clock::now() - age;
  auto records = visit.records();
  const auto done = records.run("UPDATE draft SET saved_at = ?",
                                std::chrono::floor<std::chrono::milliseconds>(saved_at).time_since_epoch().count());
  ASSERT_TRUE(done);
}

class RestartedKiosk : public Crash {};

// The invariant is broken while the draft is on the screen; when the program has executed itself, its time is over.
TEST_P(RestartedKiosk, has_forgotten_who_was_there) {
  dies_of(SIGKILL);
  set_age_of_draft(visit, 0min);
  Kiosk kiosk(visit);
  ASSERT_TRUE(kiosk.has_started(1));
  ASSERT_TRUE(kiosk.lets_itself_be_read());
  EXPECT_NE(kiosk.memory(marks, true), Places()) << "the draft is there for its owner";
  set_age_of_draft(visit, 10min);
  kiosk.finds_itself_wrong();
  ASSERT_TRUE(kiosk.has_started(2));
  ASSERT_TRUE(kiosk.lets_itself_be_read());
  EXPECT_EQ(kiosk.memory(marks, false), Places());
  EXPECT_FALSE(visit.has_draft());
  EXPECT_TRUE(kiosk.core_limit().contains(" 0 ")) << kiosk.core_limit();
  EXPECT_FALSE(WCOREDUMP(kiosk.dies_of(SIGSEGV)));
  EXPECT_TRUE(fs::exists(visit.folder / "said"));
  EXPECT_EQ(found_in_files(marks.all(), visit.folder.path()), Places()) << "journal and standard error among them";
}

INSTANTIATE_TEST_SUITE_P(In, RestartedKiosk, testing::Values(Alphabet::latin), [](const auto&) { return "latin"; });

}  // namespace
