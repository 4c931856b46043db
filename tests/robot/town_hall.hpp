// A town hall in a folder: the terminal's keys and configuration, an authority, a scanner's pile, a printer's tray.
// Tests and the demonstration set one up the same way.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/terminal/terminal.hpp"
#include "platform/printer/printer.hpp"
#include "platform/scanner/simulated_scanner.hpp"
#include "platform/vault/key_file.hpp"
#include "tests/support/certificate_authority.hpp"
#include "tests/support/shared_text.hpp"

namespace guichet::tests {

class TownHall {
 public:
  // Makes what is missing in `folder`.
  explicit TownHall(std::filesystem::path folder);

  // A line more in the configuration of the terminals to come.
  void decides(std::string_view line) { decisions_.append(line).append("\n"); }

  // The text of the file that `kiosk --configuration` reads.
  std::string configuration_text(const std::string& registry_url) const;
  // The same in a file, which only its owner can read: it holds the check of the staff code.
  std::filesystem::path write_configuration(const std::string& registry_url) const;
  kiosk::terminal::Configuration configuration(const std::string& registry_url) const;

  std::filesystem::path database() const { return folder_ / "guichet.db"; }
  std::filesystem::path scanner_folder() const { return folder_ / "scanner"; }
  // The pile has these pages and no others, after all that it had before.
  void lay(std::span<const std::vector<std::byte>> pages);
  std::filesystem::path printer_folder() const { return folder_ / "printer"; }
  std::filesystem::path key_file() const { return folder_ / "terminal.key"; }
  static constexpr std::string_view staff_code = "271828";
  CertificateAuthority& authority() { return authority_; }
  const Identity& registry_identity() const { return registry_; }

 private:
  std::filesystem::path folder_;
  std::string decisions_;
  CertificateAuthority authority_;
  Identity registry_, terminal_;
  int sheets_ = 0;  // the scanner takes them in the order of their names
};

// A terminal of that town hall in this process, with the real database and devices' twins, on the display that SDL
// finds. Devices of the test's own may stand in for its own, or beside them.
struct OwnDevices {
  platform::speech::Speaker* speaker = nullptr;
  platform::printer::Printer* printer = nullptr;
  platform::scanner::Scanner* scanner = nullptr;
  platform::scanner::CodeReader* code_reader = nullptr;
};

class RunningTerminal {
 public:
  RunningTerminal(const TownHall& town, const std::string& registry_url, const platform::system::Clock& clock,
                  const OwnDevices& own = {});

  kiosk::terminal::Terminal& operator*() { return *terminal_; }
  kiosk::terminal::Terminal* operator->() { return terminal_.get(); }
  std::string journal() const { return journal_text_.str(); }

 private:
  kiosk::terminal::Configuration configuration_;
  std::unique_ptr<kiosk::terminal::Library> library_;
  kiosk::documents::TrustStore trust_;
  platform::system::SystemRandom random_;
  SharedText journal_text_;
  platform::system::Journal journal_;
  platform::scanner::SimulatedScanner scanner_;
  std::unique_ptr<platform::printer::Printer> printer_;
  platform::vault::KeyFile keys_;
  std::unique_ptr<kiosk::terminal::Terminal> terminal_;
};

}  // namespace guichet::tests
