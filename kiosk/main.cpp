// The kiosk: `kiosk --configuration FILE`. The only place where everything is wired together.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <future>
#include <string>
#include <string_view>

#include <unistd.h>

#include "kiosk/terminal/terminal.hpp"
#include "kiosk/ui/assertion.hpp"
#include "platform/speech/installed_speaker.hpp"
#include "platform/system/child.hpp"
#include "platform/system/core_dump.hpp"
#include "platform/system/paths.hpp"
#include "platform/vault/key_file.hpp"

namespace {

using namespace guichet;

// For a broken invariant: this very program again, in a new memory. Static because the C library's hook has no context.
char** own_arguments = nullptr;

// For its maintainers, on the standard error: where, and nothing of what a value was.
[[noreturn]] void start_again(const char* file, unsigned line) {
  if (file)
    std::fprintf(stderr, "kiosk: a broken invariant, %s:%u\n", file, line);
  else
    std::fprintf(stderr, "kiosk: an exception that nobody expected\n");
  ::execv("/proc/self/exe", own_arguments);
  std::_Exit(1);  // the service manager takes over
}

// The environment outlives the program that execv replaces, and tells the next one how many came before it in this
// minute.
int starts_in_a_row() {
  constexpr const char* mark = "GUICHET_STARTED";
  long long when = 0;
  int count = 0;
  if (const char* before = std::getenv(mark)) std::sscanf(before, "%d@%lld", &count, &when);
  const long long now = std::chrono::seconds(std::time(nullptr)).count();
  count = now - when < 60 ? count + 1 : 1;
  ::setenv(mark, (std::to_string(count) + "@" + std::to_string(now)).c_str(), 1);
  return count;
}

// A fault that comes back at each start is the service manager's: it waits between its tries, and tells the fleet.
constexpr int most_starts = 5;

int fail(const std::string& sentence) {
  std::fprintf(stderr, "kiosk: %s\n", sentence.c_str());
  return 1;
}

// What the terminal was delivered without, and does without: people go on meanwhile.
void tell_what_is_missing(const kiosk::terminal::Configuration& configuration, platform::system::Journal& journal) {
  const auto missing = platform::scanner::missing_program(configuration.scanner);
  if (!missing) return;
  journal.note("scanner.program_missing");
  std::fprintf(stderr, "kiosk: %s is missing: nothing will be scanned\n", missing->c_str());
}

int run(const std::filesystem::path& file, int starts) {
  const auto configuration = kiosk::terminal::read_configuration(file);
  if (!configuration) return fail(configuration.error());
  const platform::system::SystemClock clock;
  platform::system::SystemRandom random;
  std::ofstream journal_file(configuration->journal, std::ios::app);
  platform::system::Journal journal(journal_file, clock);
  if (!journal_file) return fail("the journal " + configuration->journal.string() + " cannot be written");
  if (starts > 1) journal.note("terminal.invariant_broken", {{"in_a_row", starts - 1}});
  if (starts > most_starts) return fail("it broke " + std::to_string(most_starts) + " times in a minute");
  // Most of a start is reading: the window, which only the first thread may open, is opened meanwhile.
  auto reading = std::async(std::launch::async, [&configuration] {
    return kiosk::terminal::open_library(platform::system::assets_folder(), configuration->languages,
                                         configuration->colour);
  });
  auto window = kiosk::terminal::open_window(*configuration);
  if (!window) return fail(window.error());
  auto trust = kiosk::documents::TrustStore::load(configuration->trust);
  if (!trust) return fail("the folder of trusted certificates cannot be read");
  trust->allow_age(std::chrono::days{configuration->trust_age_days});
  const auto library = reading.get();
  if (!library) return fail(library.error());
  tell_what_is_missing(*configuration, journal);
  const auto devices = platform::scanner::make_devices(configuration->scanner);
  const auto code_reader = platform::scanner::make_code_reader(configuration->code_reader);
  const auto printer = platform::printer::make_printer(configuration->printer);
  const auto speaker =
      configuration->speech ? platform::speech::open_installed_speaker(configuration->recordings) : nullptr;
  platform::vault::KeyFile keys(configuration->key_file);

  auto terminal = kiosk::terminal::Terminal::start(
      *std::move(window), *configuration, **library, *trust, keys,
      {clock, random, journal, *devices.scanner, *printer, speaker.get(), code_reader.get()});
  if (!terminal) return fail(terminal.error());
  (*terminal)->run();
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3 || std::string_view(arguments[1]) != "--configuration")
    return fail("usage: kiosk --configuration FILE");
  platform::system::forbid_core_dumps();
  platform::system::bury_those_left();
  own_arguments = arguments;
  kiosk::ui::on_broken_invariant(start_again);
  std::set_terminate([] { start_again(nullptr, 0); });  // an exception that nobody expected is an invariant broken too
  return run(arguments[2], starts_in_a_row());
}
