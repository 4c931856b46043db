#include "tests/robot/town_hall.hpp"

#include <format>
#include <fstream>
#include <stdexcept>

#include "platform/system/paths.hpp"
#include "tests/support/files.hpp"
#include "tests/support/must.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {
namespace {

// Of TownHall::staff_code.
constexpr std::string_view staff_pin =
    "pbkdf2-sha256$600000$00112233445566778899aabbccddeeff$"
    "e76f0cd759b3662c5718f76cf80404c9ba780d1b9d53357b2d92f8144e64c525";

// Of every town of a process: drawing them takes longer than a visit.
struct Papers {
  TemporaryFolder folder;
  Papers() {
    std::filesystem::create_directories(folder / "trust");
    std::filesystem::create_directories(folder / "scanner");
    const SealAuthority seals;
    seals.write_certificate(folder / "trust");
    write_demonstration(seals, folder / "scanner");
  }
};

}  // namespace

TownHall::TownHall(std::filesystem::path folder)
    : folder_(std::move(folder)),
      authority_(folder_ / "authority"),
      registry_(authority_.server()),
      terminal_(authority_.terminal()) {
  std::filesystem::create_directories(printer_folder());
  static const Papers papers;
  constexpr auto again = std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing;
  std::filesystem::copy(papers.folder / "trust", folder_ / "trust", again);
  std::filesystem::copy(papers.folder / "scanner", scanner_folder(), again);
  platform::system::SystemRandom random;
  if (!std::filesystem::exists(key_file())) must(platform::vault::KeyFile::create(key_file(), random), "no key");
}

void TownHall::lay(std::span<const std::vector<std::byte>> pages) {
  for (const auto& page : std::filesystem::directory_iterator(scanner_folder())) std::filesystem::remove_all(page);
  for (const auto& page : pages)
    write_file(scanner_folder() / std::format("sheet-{:03}.png", ++sheets_), text_of(page));
}

namespace {

// The sandbox takes them at the same host.
std::string documents_beside(const std::string& registry_url) {
  const auto host = registry_url.find('/', std::string_view("https://").size());
  return registry_url.substr(0, host) + "/bac-a-sable/v1/";
}

}  // namespace

std::string TownHall::configuration_text(const std::string& registry_url) const {
  return "# Demonstration terminal: every name is invented.\n"
         "town = Mairie de Villebois\n"
         "arms = " +
         (platform::system::assets_folder() / "territory" / "arms.png").string() +
         "\n"
         "desk = G1104\n"
         "registry = " +
         registry_url +
         "\n"
         "documents = " +
         documents_beside(registry_url) +
         "\n"
         "authority = " +
         authority_.certificate().string() +
         "\n"
         "certificate = " +
         terminal_.certificate.string() +
         "\n"
         "certificate_key = " +
         terminal_.key.string() +
         "\n"
         "database = " +
         database().string() +
         "\n"
         "key = " +
         key_file().string() +
         "\n"
         "journal = " +
         (folder_ / "journal.jsonl").string() +
         "\n"
         "trust = " +
         (folder_ / "trust").string() +
         "\n"
         "scanner = " +
         scanner_folder().string() +
         "\n"
         "printer = " +
         printer_folder().string() +
         "\n"
         "staff_pin = " +
         std::string(staff_pin) +
         "\n"
         // A robot types faster than any hand trembles, and reads where things stand at once.
         "speech = on\n"
         "motion = no\n"
         "double_strike_ms = 0\n" +
         decisions_;
}

std::filesystem::path TownHall::write_configuration(const std::string& registry_url) const {
  auto file = folder_ / "kiosk.conf";
  std::ofstream(file) << configuration_text(registry_url);
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return file;
}

kiosk::terminal::Configuration TownHall::configuration(const std::string& registry_url) const {
  return must(kiosk::terminal::parse_configuration(configuration_text(registry_url), folder_),
              "the configuration is refused");
}

RunningTerminal::RunningTerminal(const TownHall& town, const std::string& registry_url,
                                 const platform::system::Clock& clock, const OwnDevices& own)
    : configuration_(town.configuration(registry_url)),
      library_(must(kiosk::terminal::open_library(platform::system::assets_folder()), "the assets are refused")),
      trust_(must(kiosk::documents::TrustStore::load(configuration_.trust), "no trust folder")),
      journal_(journal_text_, clock),
      scanner_(town.scanner_folder()),
      printer_(platform::printer::make_printer(configuration_.printer)),
      keys_(configuration_.key_file),
      terminal_(must(kiosk::terminal::Terminal::start(must(kiosk::terminal::open_window(configuration_), "no window"),
                                                      configuration_, *library_, trust_, keys_,
                                                      {.clock = clock,
                                                       .random = random_,
                                                       .journal = journal_,
                                                       .scanner = own.scanner ? *own.scanner : scanner_,
                                                       .printer = own.printer ? *own.printer : *printer_,
                                                       .speaker = own.speaker,
                                                       .code_reader = own.code_reader}),
                     "the terminal does not start")) {}

}  // namespace guichet::tests
