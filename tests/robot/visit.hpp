// One terminal that a test can start, stop and look behind, in a town hall of its own, with a clock that the test
// holds. The robot stands in front of it; the records are read as an inspector with the key would.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/terminal/records.hpp"
#include "platform/speech/simulated_jack.hpp"
#include "platform/speech/simulated_speaker.hpp"
#include "sync/outbox/outbox.hpp"
#include "tests/robot/first_demand.hpp"
#include "tests/robot/robot.hpp"
#include "tests/robot/town_hall.hpp"
#include "tests/support/held_port.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {

// How someone uses the terminal: with a finger in French, with the keypad and what is heard, with a finger in Arabic.
enum class Way { finger, keypad, arabic };
std::string_view name_of(Way way);

class Visit {
 public:
  Visit();

  // Where nobody listens, until a test starts a registry on this port.
  std::string port() const { return std::to_string(port_.number()); }
  std::string registry_url() const { return "https://localhost:" + port() + "/services/DemandeLogementImplService/"; }

  void start() { start(registry_url()); }
  void start(const std::string& url);
  void stop();
  RunningTerminal& terminal() { return *terminal_; }
  const kiosk::journey::Model& model() { return (*terminal_)->model(); }
  Robot robot() { return Robot(**terminal_, &clock); }
  // Who hears, and has nothing but the keypad; the voice is on from the first key.
  Robot listener() { return Robot(**terminal_, &clock, speaker); }

  // At the doors of the welcome screen.
  Robot visitor(Way way);
  // What the screen says for this key, in its language.
  std::string words(std::string_view key);

  // A demand comes from a session that was interrupted, and is shown whole.
  void arrive_at_the_summary(const kiosk::demand::Demand& demand);
  // Of the demand that was filled: the statement is accepted, one touch before the deposit.
  void arrive_at_the_statement();
  // Of the same demand with one answer less: it is taken up there, and comes to the scan of the notice.
  void arrive_at_the_scanner();
  // The deposit is touched and stored; the screen waits for the number.
  void deposit();
  // Past what the clock of the terminal waits for.
  void let_pass(std::chrono::milliseconds time) { clock.advance(time); }
  // What the courier postpones meanwhile, on its own thread, is due at once: the clock of the terminal goes to that
  // instant and no further, so that who is there stays.
  void wait_for_the_courier(const std::function<bool()>& done, std::string_view what);

  platform::storage::Database records() const;
  bool has_draft() const;
  int deposits() const;
  sync::outbox::Counts letters() const;
  sync::outbox::Letter letter(std::string_view deposit_reference) const;

  bool is_printed();                  // the slip on the screen
  std::string printed_text() const;   // of the newest paper, as pdftotext reads it
  std::string printed_words() const;  // the same without its lines
  std::filesystem::path newest_paper() const;

  TemporaryFolder folder;
  TownHall town{folder.path()};
  platform::speech::SimulatedJack headphones{true};
  platform::speech::SimulatedSpeaker speaker{headphones};
  platform::printer::Printer* printer = nullptr;  // instead of the tray
  platform::scanner::Scanner* scanner = nullptr;  // instead of the folder
  platform::scanner::CodeReader* code_reader = nullptr;
  ManualClock clock{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{10}};

 private:
  void take_up(const kiosk::demand::Demand& demand, std::string_view screen);

  HeldPort port_;
  std::optional<RunningTerminal> terminal_;
};

// The answers of the whole path, played once on a real screen and kept for the tests that begin at its end.
const kiosk::demand::Demand& filled_demand();

// From the first screen to the birth date, with the name of an invented person saved in the draft.
inline constexpr std::string_view typed_name = "Zyxqué";
void save_a_name(Robot& robot);
// The beginning of it: from the first screen to the first answer, that is not left yet.
void answer_the_first_page(Robot& robot);

// Whether the word stands in clear in the file.
bool holds(const std::filesystem::path& file, std::string_view word);

}  // namespace guichet::tests
