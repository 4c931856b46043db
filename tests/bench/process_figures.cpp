#include "tests/bench/process_figures.hpp"

#include <csignal>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/series.hpp"
#include "tests/robot/town_hall.hpp"

namespace guichet::tests {
namespace {

// Nobody answers there: the terminal works without the registry.
constexpr auto no_registry = "https://127.0.0.1:9/";

// The first frame is presented within Terminal::start, so its end bounds the first frame from above.
[[noreturn]] void be_the_terminal(const TownHall& town, int report) {
  const platform::system::SystemClock clock;
  RunningTerminal terminal(town, no_registry, clock);
  const double now = milliseconds(CLOCK_MONOTONIC);
  if (::write(report, &now, sizeof now) != sizeof now) ::_exit(1);
  terminal->run();
  ::_exit(0);
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

ProcessFigures measure_process(const std::filesystem::path& folder, std::chrono::milliseconds rest) {
  const TownHall town(folder);
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const double forked = milliseconds(CLOCK_MONOTONIC);
  const pid_t child = ::fork();
  if (child == 0) be_the_terminal(town, ends[1]);
  double shown = 0;
  const bool told = ::read(ends[0], &shown, sizeof shown) == sizeof shown;
  std::this_thread::sleep_for(std::chrono::seconds{2});
  const long before = ticks(child);
  std::this_thread::sleep_for(rest);
  const ProcessFigures figures{
      .first_frame_ms = shown - forked, .pss_mb = pss_mb(child), .idle_ticks = ticks(child) - before};
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ends[0]);
  ::close(ends[1]);
  if (!told) throw std::runtime_error("the terminal did not start");
  return figures;
}

}  // namespace guichet::tests
