// The program guichet: every engine without a screen, JSON in French and English words out. What it prints is a
// contract: keys are added, none is renamed or removed.
#pragma once

#include <filesystem>
#include <istream>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/demand/date.hpp"

namespace guichet::kiosk::cli {

// The worst of all files is the one that is returned.
enum class ExitCode : int {
  success = 0,     // every seal is proven; no finding; no paper is wanted now
  doubt = 1,       // something is undetermined or has no seal; there are findings; papers are wanted
  altered = 2,     // a seal was altered
  unreadable = 3,  // a file, a page or a folder cannot be read
  usage = 64,
};

struct Console {
  std::ostream& out;  // JSON, one object a line
  std::ostream& err;  // sentences
  std::filesystem::path assets;
  demand::Date today;
  std::istream* in = nullptr;
};

using Arguments = std::span<const std::string_view>;

// The arguments without the program's name.
ExitCode run(Arguments arguments, Console console);

ExitCode read_document(Arguments arguments, Console console);
ExitCode check_message(Arguments arguments, Console console);
ExitCode documents_needed(Arguments arguments, Console console);
ExitCode hash_staff_code(Arguments arguments, Console console);

}  // namespace guichet::kiosk::cli
