#pragma once
// The seals of the codes of one file after another, each with its verdict; a seal that several symbols carry is put
// together over all pages and files of one call, and what it must not show is known before its first symbol is told.

#include <algorithm>
#include <map>
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

  using Pages = std::vector<std::vector<documents::Code>>;

  // The codes of a file that will be told, for the sets that it begins or ends.
  void foresee(const std::string& path, const Pages& pages);
  bool is_waiting() const { return foreseen_.lacks_a_symbol(); }  // for symbols of another file

  // The pages of one file, each with its codes and, when there is a demand to compare with, their findings.
  Json pages(const Pages& pages);
  Json payload(const Pages& page);  // what `codes_in` found

  bool met_a_seal() const { return seals_ > 0; }  // in the last file
  ExitCode worst() const;                         // of all files

 private:
  Json code(const documents::Code& code);
  std::string text_of(const documents::Code& code, const std::optional<documents::SealPart>& part) const;
  bool holds_a_secret(std::string_view payload) const;
  Json seal_of_part(const documents::SealPart& part, std::string_view payload);
  Json judged(std::string_view payload);
  documents::Verdict verdict(const documents::Seal& seal) const;
  void note(ExitCode code) { worst_ = std::max(worst_, code); }

  const documents::Tables& tables_;
  const documents::TrustStore& trust_;
  Policy policy_;
  demand::Date today_;
  Comparison* comparison_;                           // none: nothing is compared
  Json findings_ = Json::array();                    // of this page
  std::optional<std::vector<std::string>> secrets_;  // values of the seal just judged that hold a NIR
  documents::SealSets foreseen_;
  std::map<std::string, std::string, std::less<>> whole_in_;  // sets, and the file that completes them
  std::set<std::string, std::less<>> secret_sets_;            // those whose seal holds a NIR
  documents::SealSets sets_;
  std::set<std::string> told_;  // sets of this file whose seal was written
  int seals_ = 0;
  ExitCode worst_ = ExitCode::success;
};

// Payloads as a handheld reader types them, or several symbols of one set, one a line.
std::vector<documents::Code> codes_in(std::string_view typed);

}  // namespace guichet::kiosk::cli
