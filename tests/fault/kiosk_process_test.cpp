// The kiosk as the terminal starts it, a process of its own: what its main function promises.
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/system/paths.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::size_t count(const std::string& text, std::string_view word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

class KioskProcess : public testing::Test {
 protected:
  void start(const fs::path& from = programs()) {
    std::string program = from / "kiosk", option = "--configuration", configuration = configuration_file;
    std::string preload = "LD_PRELOAD=" + (programs() / "breaks_an_invariant.so").string();
    std::string assets = "GUICHET_ASSETS=" + guichet::platform::system::assets_folder().string();
    // The address sanitizer wants to be the first library; here it may come second.
    std::string video = "SDL_VIDEODRIVER=dummy", sanitizer = "ASAN_OPTIONS=verify_asan_link_order=0";
    std::array<char*, 4> arguments{program.data(), option.data(), configuration.data(), nullptr};
    std::array<char*, 5> environment{preload.data(), video.data(), sanitizer.data(), assets.data(), nullptr};
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    EXPECT_EQ(::posix_spawn(&process, program.c_str(), &files, nullptr, arguments.data(), environment.data()), 0);
    ::posix_spawn_file_actions_destroy(&files);
  }
  void TearDown() override {
    if (process < 0) return;
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
  }
  static fs::path programs() { return fs::read_symlink("/proc/self/exe").parent_path(); }
  std::string journal() const {
    const auto file = visit.folder / "journal.jsonl";
    return fs::exists(file) ? read_file(file) : std::string();
  }
  bool waits_for(std::string_view event, std::size_t times) {
    for (const auto end = std::chrono::steady_clock::now() + 30s; std::chrono::steady_clock::now() < end;) {
      if (count(journal(), event) >= times) return true;
      std::this_thread::sleep_for(20ms);
    }
    return false;
  }

  Visit visit;
  fs::path configuration_file = visit.town.write_configuration(visit.registry_url());
  fs::path errors = visit.folder / "errors.txt";
  pid_t process = -1;
};

TEST_F(KioskProcess, starts_again_in_the_same_process_each_time_it_finds_itself_wrong) {
  start();
  for (std::size_t start = 1; start <= 3; ++start) {
    ASSERT_TRUE(waits_for("terminal.started", start)) << journal();
    EXPECT_EQ(count(journal(), "terminal.invariant_broken"), start - 1);
    ASSERT_EQ(::kill(process, start < 3 ? SIGUSR1 : 0), 0);
  }
  EXPECT_FALSE(journal().contains("quoted value"));
  const auto told = read_file(errors);
  EXPECT_EQ(count(told, "kiosk: a broken invariant, imgui.cpp:7"), 2U) << told << "where, for its maintainers";
  EXPECT_FALSE(told.contains("quoted value"));
}

TEST_F(KioskProcess, that_was_delivered_without_what_drives_its_scanner_says_so_and_goes_on) {
  std::ofstream(configuration_file, std::ios::app) << "scanner = sane\n";
  const auto alone = visit.folder / "alone";
  fs::create_directory(alone);
  fs::copy_file(programs() / "kiosk", alone / "kiosk");
  start(alone);
  ASSERT_TRUE(waits_for("terminal.started", 1)) << journal();
  EXPECT_EQ(count(journal(), "scanner.program_missing"), 1U);
  EXPECT_TRUE(read_file(errors).contains((alone / "sane-driver").string()));
}

TEST_F(KioskProcess, starts_again_after_an_exception_that_nobody_expected_and_leaves_a_lasting_fault_to_its_keeper) {
  start();
  int status = 0;
  for (std::size_t start = 1; start <= 5; ++start) {
    ASSERT_TRUE(waits_for("terminal.started", start)) << journal();
    ASSERT_EQ(::waitpid(process, &status, WNOHANG), 0);
    ASSERT_EQ(::kill(process, SIGHUP), 0);
  }
  ASSERT_TRUE(waits_for("terminal.invariant_broken", 5)) << journal();
  ASSERT_EQ(::waitpid(std::exchange(process, -1), &status, 0) > 0, true);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 1);
  EXPECT_EQ(count(journal(), "terminal.started"), 5U);
}

}  // namespace
