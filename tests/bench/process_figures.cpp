#include "tests/bench/process_figures.hpp"

#include <array>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/series.hpp"
#include "tests/robot/town_hall.hpp"

namespace guichet::tests {
namespace {

// Nobody answers there: the terminal works without the registry.
constexpr auto no_registry = "https://127.0.0.1:9/";

// The program as a terminal starts it: executed, linked, its assets read.
pid_t start_kiosk(const TownHall& town) {
  std::string program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "kiosk",
              option = "--configuration", configuration = town.write_configuration(no_registry);
  std::array<char*, 4> arguments{program.data(), option.data(), configuration.data(), nullptr};
  pid_t process = -1;
  if (::posix_spawn(&process, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0)
    throw std::runtime_error("the kiosk does not start");
  return process;
}

// When the kiosk had noted this event; its journal is looked at twice a millisecond.
double moment_of(std::string_view event, const std::filesystem::path& journal) {
  for (const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
       std::chrono::steady_clock::now() < end;) {
    std::ifstream lines(journal);
    for (std::string line; std::getline(lines, line);)
      if (line.contains(event)) return milliseconds(CLOCK_MONOTONIC);
    std::this_thread::sleep_for(std::chrono::microseconds{500});
  }
  throw std::runtime_error("the kiosk shows nothing");
}

double pss_mb(pid_t process) {
  std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
  for (std::string word; rollup >> word;)
    if (double kilobytes = 0; word == "Pss:" && rollup >> kilobytes) return kilobytes / 1024;
  throw std::runtime_error("no Pss in smaps_rollup");
}

// Fields 14 and 15 of /proc/PID/stat; the name, field 2, holds no space here.
long ticks(pid_t process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string word;
  for (int field = 1; field < 14; ++field) stat >> word;
  long user = 0, system = 0;
  stat >> user >> system;
  return user + system;
}

}  // namespace

bool forget_files() {
  ::sync();
  std::ofstream caches("/proc/sys/vm/drop_caches");
  return static_cast<bool>(caches << 3 << std::flush);
}

ProcessFigures measure_process(const std::filesystem::path& folder, std::chrono::milliseconds rest) {
  const TownHall town(folder);
  std::filesystem::remove(folder / "journal.jsonl");  // of the run before
  const double begun = milliseconds(CLOCK_MONOTONIC);
  const pid_t child = start_kiosk(town);
  const double shown = moment_of("terminal.first_frame", folder / "journal.jsonl");
  const double ready = moment_of("terminal.started", folder / "journal.jsonl");
  std::this_thread::sleep_for(std::chrono::seconds{2});
  const long before = ticks(child);
  std::this_thread::sleep_for(rest);
  const ProcessFigures figures{.first_frame_ms = shown - begun,
                               .ready_ms = ready - begun,
                               .pss_mb = pss_mb(child),
                               .idle_ticks = ticks(child) - before};
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  return figures;
}

}  // namespace guichet::tests
