#pragma once
// The seals of the codes of one file after another, each with its verdict; a seal that several symbols carry is put
// together over all pages and files of one call.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "kiosk/cli/comparison.hpp"
#include "kiosk/cli/input_file.hpp"
#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/seal_set.hpp"
#include "kiosk/documents/verdict.hpp"

namespace guichet::kiosk::cli {

class SealReader {
 public:
  // Only certificates that a person vouches for may be those of a test authority.
  enum class Policy : unsigned char { kiosk, workbench };

  SealReader(const documents::Tables& tables, const documents::TrustStore& trust, Policy policy, demand::Date today,
             Comparison* comparison = nullptr)
      : tables_(tables), trust_(trust), policy_(policy), today_(today), comparison_(comparison) {}

  // The pages of one file, each with its codes and, when there is a demand to compare with, their findings.
  Json pages(const std::vector<std::vector<documents::Code>>& pages);
  // Payloads as a handheld reader types them, or several symbols of one set, one a line.
  Json payload(std::string_view typed);

  bool met_a_seal() const { return seals_ > 0; }  // in the last file
  ExitCode worst() const;                         // of all files

 private:
  Json code(const documents::Code& code);
  Json seal(std::string_view payload);
  Json seal_of_part(const documents::SealPart& part, std::string_view payload);
  Json judged(std::string_view payload);
  std::string shown(const documents::Code& code) const;
  documents::Verdict verdict(const documents::Seal& seal) const;
  void note(ExitCode code) { worst_ = std::max(worst_, code); }

  const documents::Tables& tables_;
  const documents::TrustStore& trust_;
  Policy policy_;
  demand::Date today_;
  Comparison* comparison_;                           // none: nothing is compared
  Json findings_ = Json::array();                    // of this page
  std::optional<std::vector<std::string>> secrets_;  // values of the seal just judged that hold a NIR
  std::set<std::string> secret_sets_;                // sets of this file whose seal holds one
  documents::SealSets sets_;
  std::set<std::string> told_;  // sets of this file whose seal was written
  int seals_ = 0;
  ExitCode worst_ = ExitCode::success;
};

}  // namespace guichet::kiosk::cli
