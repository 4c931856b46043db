#pragma once
// What a person shows the terminal: a page to its scanner, or a code to its reader, if it has one.

#include <expected>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/documents/picture.hpp"
#include "kiosk/journey/common.hpp"
#include "platform/scanner/scanner.hpp"

namespace guichet::kiosk::terminal {

// The payload of a code that was held before the reader; null: the page has to be scanned. Never in an object that
// stays: a short text would outlive its person there.
using ShownCode = std::shared_ptr<const std::string>;

struct ReadPaper {
  std::vector<std::string> codes;   // without what readers write around them
  documents::Picture picture = {};  // of a page that was scanned
};
std::expected<ReadPaper, journey::ScanProblem> read_paper(platform::scanner::Scanner& scanner, const ShownCode& shown,
                                                          const std::stop_token& stop,
                                                          const platform::scanner::ScanWish& wish = {});

journey::ScanProblem problem_of(platform::scanner::Error error);

}  // namespace guichet::kiosk::terminal
