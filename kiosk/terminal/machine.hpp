#pragma once

#include "platform/printer/printer.hpp"
#include "platform/scanner/code_reader.hpp"
#include "platform/scanner/scanner.hpp"
#include "platform/speech/speaker.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/journal.hpp"
#include "platform/system/random.hpp"

namespace guichet::kiosk::terminal {

// The machine around the kiosk, real or simulated; all outlive the terminal.
struct Machine {
  const platform::system::Clock& clock;
  platform::system::Random& random;
  platform::system::Journal& journal;
  platform::scanner::Scanner& scanner;
  platform::printer::Printer& printer;
  platform::speech::Speaker* speaker = nullptr;          // none: this terminal does not speak
  platform::scanner::CodeReader* code_reader = nullptr;  // none: codes are found on pages only
};

}  // namespace guichet::kiosk::terminal
