#pragma once
// The files of one call of read-document, one line for each and in their order. A seal may go on in the next file: what
// carries a part of it waits, so that it is judged whole.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/comparison.hpp"
#include "kiosk/cli/print_reader.hpp"
#include "kiosk/cli/seal_reader.hpp"
#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/trust.hpp"

namespace guichet::kiosk::cli {

// What files are read with.
struct Means {
  documents::Tables tables;
  documents::TrustStore trust;
  PrintReader print;
  std::optional<Comparison> comparison;
  SealReader::Policy policy;
  demand::Date at;
};

class DocumentReader {
 public:
  // `means` outlives it. Payloads are texts of codes instead of pages.
  DocumentReader(Means& means, bool are_payloads);

  std::vector<Json> read(const std::string& path);  // the lines that wait for nothing any more
  std::vector<Json> rest();                         // no file follows

  ExitCode worst() const;  // of all that was told

 private:
  struct Page {
    Json quality;
    std::optional<documents::MrzReading> zone;
    std::optional<demand::UniqueNumber> number;
  };
  struct File {
    std::string path;
    std::optional<InputError> error = {};
    std::vector<std::vector<documents::Code>> codes = {};
    std::vector<Page> pages = {};
  };

  File gathered(const std::string& path);
  Json told(File file);

  Means& means_;
  bool are_payloads_;
  SealReader seals_;
  std::vector<File> waiting_;
  ExitCode worst_ = ExitCode::success;
};

}  // namespace guichet::kiosk::cli
