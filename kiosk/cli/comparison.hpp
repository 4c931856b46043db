#pragma once
// What papers say against one demand: its people, the day, and the sentences that tell a contradiction. The words are
// those of the screen, from the French catalogue.

#include <cstddef>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/input_file.hpp"
#include "kiosk/cli/message_file.hpp"
#include "kiosk/documents/findings.hpp"
#include "kiosk/documents/mrz.hpp"
#include "kiosk/documents/seal.hpp"
#include "kiosk/texts/catalogue.hpp"

namespace guichet::kiosk::cli {

class Comparison {
 public:
  // The error is a sentence.
  static std::expected<Comparison, std::string> open(const std::string& demand, const std::filesystem::path& assets,
                                                     demand::Date today);

  // A list, empty for what tells nothing that a demand knows.
  Json of(const documents::Seal& seal, const documents::Verdict& verdict);
  Json of(const documents::MrzReading& reading);

  bool met_a_contradiction() const { return contradicted_; }

 private:
  Comparison(std::shared_ptr<const MessageLists> lists, demand::Demand demand, texts::Catalogue french,
             demand::Date today);

  template <class... Paper>
  Json told(const Paper&... paper);
  Json one(const documents::FactFinding& finding) const;

  std::shared_ptr<const MessageLists> lists_;
  demand::Demand demand_;
  texts::Catalogue french_;
  demand::Date today_;
  bool contradicted_ = false;
};

}  // namespace guichet::kiosk::cli
