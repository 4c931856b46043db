#include "tests/robot/visit.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "platform/system/paths.hpp"
#include "sync/outbox/parcels.hpp"
#include "tests/support/files.hpp"
#include "tests/support/must.hpp"

namespace guichet::tests {

namespace fs = std::filesystem;
namespace terminal = kiosk::terminal;

Visit::Visit() { ::setenv("SDL_VIDEODRIVER", "dummy", 1); }

void Visit::start(const std::string& url) {
  terminal_.emplace(
      town, url, clock,
      OwnDevices{.speaker = &speaker, .printer = printer, .scanner = scanner, .code_reader = code_reader});
}

void Visit::stop() { terminal_.reset(); }

std::string_view name_of(Way way) {
  switch (way) {
    case Way::finger: return "finger";
    case Way::keypad: return "keypad";
    case Way::arabic: return "arabic";
  }
  return {};
}

Robot Visit::visitor(Way way) {
  auto one = way == Way::keypad ? listener() : robot();
  if (way == Way::keypad) {
    one.strike(platform::display::Key::f1);
  } else {
    one.press("begin");
  }
  if (way == Way::arabic) {
    one.press("language");
    one.press("languages.ar");
  }
  one.wait_for_screen("welcome");
  return one;
}

std::string Visit::words(std::string_view key) {
  static const auto catalogues =
      must(kiosk::texts::load_catalogues(platform::system::assets_folder() / "texts"), "no texts");
  const auto found =
      std::ranges::find(catalogues, model().language, [](const auto& one) { return one.language().code; });
  return std::string(found->text(key));
}

void Visit::take_up(const kiosk::demand::Demand& demand, std::string_view screen) {
  stop();
  auto database = records();
  if (!terminal::save_draft(database, demand, "fr", clock.now())) throw std::runtime_error("no draft");
  start();
  auto visitor = robot();
  visitor.wait_for_screen("interrupted");
  visitor.press("resume");
  visitor.wait_for_screen(screen);
}

void Visit::arrive_at_the_summary(const kiosk::demand::Demand& demand) { take_up(demand, "summary"); }

void Visit::arrive_at_the_statement() {
  arrive_at_the_summary(filled_demand());
  auto visitor = robot();
  visitor.go_on();
  visitor.press("sincere");
}

void Visit::arrive_at_the_scanner() {
  auto demand = filled_demand();
  demand.people.front().answers.erase("contract");
  take_up(demand, "asking.work.0");
  auto visitor = robot();
  visitor.press("contract.CDI");
  for (int screens = 0; screens < 9 && visitor.screen() != "scanning"; ++screens) visitor.go_on();
  if (visitor.screen() != "scanning") throw std::runtime_error("no scan is asked for");
}

void Visit::deposit() {
  auto visitor = robot();
  visitor.press("continue");
  visitor.wait_until(
      [&] {
        const auto* place = std::get_if<kiosk::journey::Depositing>(&model().place);
        return !place || place->slip;
      },
      "the deposit");
}

void Visit::wait_for_the_courier(const std::function<bool()>& done, std::string_view what) {
  const auto skip_its_waits = [this] {
    auto database = records();
    for (const auto& next : {must(sync::outbox::next_instant(database), "no outbox"),
                             must(sync::outbox::next_parcel_instant(database), "no parcels")})
      if (next && *next > clock.now()) clock.set(*next);
  };
  robot().wait_until([&] { return skip_its_waits(), done(); }, what, std::chrono::seconds{40 * slowness});
}

platform::storage::Database Visit::records() const {
  platform::vault::KeyFile keys(town.key_file());
  const auto key = must(keys.load(), "no key");
  const auto steps = terminal::migrations();
  return must(platform::storage::Database::open(town.database(), key, steps), "the records do not open");
}

bool Visit::has_draft() const {
  auto database = records();
  return must(database.query("SELECT count(*) FROM draft"), "no drafts").front().integer(0) > 0;
}

int Visit::deposits() const {
  auto database = records();
  return static_cast<int>(must(database.query("SELECT count(*) FROM deposit"), "no deposits").front().integer(0));
}

sync::outbox::Counts Visit::letters() const {
  auto database = records();
  return must(sync::outbox::counts(database), "no outbox");
}

sync::outbox::Letter Visit::letter(std::string_view deposit_reference) const {
  auto database = records();
  auto found = must(sync::outbox::find(database, deposit_reference), "no outbox");
  if (!found) throw std::runtime_error("no letter");
  return *std::move(found);
}

bool Visit::is_printed() {
  using kiosk::journey::PrintState;
  const auto printed = [](const auto* place) { return place && place->slip.print == PrintState::printed; };
  return printed(std::get_if<kiosk::journey::Deposited>(&model().place)) ||
         printed(std::get_if<kiosk::journey::Found>(&model().place));
}

fs::path Visit::newest_paper() const {
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(town.printer_folder()))
    if (newest.empty() || entry.last_write_time() > fs::last_write_time(newest)) newest = entry.path();
  return newest;
}

std::string Visit::printed_text() const {
  const auto words = folder / "paper.txt";
  const auto command = "pdftotext -layout '" + newest_paper().string() + "' '" + words.string() + "'";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("the paper cannot be read");
  return read_file(words);
}

std::string Visit::printed_words() const {
  std::istringstream text(printed_text());
  std::string words;
  for (std::string word; text >> word;) words += (words.empty() ? "" : " ") + word;
  return words;
}

const kiosk::demand::Demand& filled_demand() {
  static const auto demand = [] {
    Visit visit;
    visit.start();
    auto visitor = visit.robot();
    fill_first_demand(visitor);
    return visit.model().draft;
  }();
  return demand;
}

void answer_the_first_page(Robot& robot) {
  robot.wait_for_screen("attract");
  robot.press("begin");
  robot.press("begin_demand");
  robot.wait_for_screen("language");
  robot.go_on();
  robot.go_on();
  robot.press("civility.2");
}

void save_a_name(Robot& robot) {
  answer_the_first_page(robot);
  robot.go_on();
  robot.type("birth_name", typed_name);
  robot.type("first_name", "Camille");
  robot.go_on();
  robot.wait_for_screen("asking.birth_date.0");
}

bool holds(const fs::path& file, std::string_view word) { return read_file(file).contains(word); }

}  // namespace guichet::tests
