#pragma once
// Makes of a captured page what a session may hold of it: a straightened sheet on which no social security number is
// left, a small picture of that sheet, and what a machine read. Of one worker's thread.

#include <chrono>
#include <functional>
#include <optional>
#include <span>
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
  // `search`: how long social security numbers are looked for on one page.
  PageReader(const Library& library, const documents::TrustStore& trust,
             std::chrono::milliseconds search = std::chrono::seconds{4})
      : library_(library), trust_(trust), search_(search) {}

  struct Read {
    journey::Leaf leaf;               // without a sheet when there is a problem
    documents::Finding finding = {};  // of its codes
    std::optional<journey::ScanProblem> problem = {};
  };
  // `done` is told the part of the work that is. Stopped, it gives nothing.
  using Done = std::function<void(double)>;
  Read read(const platform::scanner::Page& page, const journey::PaperId& paper, demand::Date today,
            const std::stop_token& stop, const Done& done = {});

  // The payload of a code, as a handheld reader gives it.
  documents::Finding read(std::string_view payload, demand::Date today) const {
    return documents::read_payload(payload, library_.tables, trust_, today);
  }

 private:
  std::expected<std::shared_ptr<const documents::Sheet>, journey::ScanProblem> sheet_of(
      const platform::scanner::Page& page, bool colour, const std::stop_token& stop, const Done& done);
  documents::LineReader* lines();

  const Library& library_;
  const documents::TrustStore& trust_;
  std::chrono::milliseconds search_;
  std::optional<documents::LineReader> lines_;  // opened with the first page
  ZoneReader zones_{library_};
};

// The paper in which the same page was given before.
std::optional<journey::PaperId> twin_of(const documents::Fingerprint& page, std::span<const journey::KnownPage> known);

}  // namespace guichet::kiosk::terminal
