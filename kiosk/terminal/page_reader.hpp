#pragma once
// Makes of a captured page what a session may hold of it: a straightened sheet on which no social security number is left,
// a small picture of that sheet, and what a machine read. Of one worker's thread.

#include <optional>
#include <stop_token>

#include "kiosk/documents/nir_reader.hpp"
#include "kiosk/documents/reading.hpp"
#include "kiosk/journey/paper.hpp"
#include "kiosk/terminal/library.hpp"
#include "kiosk/terminal/zone_reader.hpp"
#include "platform/scanner/scanner.hpp"

namespace guichet::kiosk::terminal {

class PageReader {
 public:
  PageReader(const Library& library, const documents::TrustStore& trust) : library_(library), trust_(trust) {}

  struct Read {
    journey::Leaf leaf;          // without a sheet when the page could not be made one, or not be searched to its end
    documents::Finding finding;  // of its codes
  };
  Read read(const platform::scanner::Page& page, const journey::PaperId& paper, demand::Date today,
            const std::stop_token& stop);

  // The payload of a code, as a handheld reader gives it.
  documents::Finding read(std::string_view payload, demand::Date today) const {
    return documents::read_payload(payload, library_.tables, trust_, today);
  }

 private:
  std::shared_ptr<const documents::Sheet> sheet_of(const platform::scanner::Page& page, bool colour,
                                                   const std::stop_token& stop);
  documents::LineReader* lines();

  const Library& library_;
  const documents::TrustStore& trust_;
  std::optional<documents::LineReader> lines_;  // opened with the first page
  ZoneReader zones_{library_};
};

}  // namespace guichet::kiosk::terminal
