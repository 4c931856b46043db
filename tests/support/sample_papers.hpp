// The papers of tests/samples/papers.tsv: one for every type of document that has a seal, with what its seal must read
// as.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/seal_authority.hpp"

namespace guichet::tests {

using FieldValues = std::vector<std::pair<std::string, std::string>>;  // identifier and value, in the order of the seal

// Throws std::runtime_error when a line is not as it should be.
std::vector<SealContent> read_papers(const std::filesystem::path& file);

FieldValues values_of(const SealContent& content);

bool is_binary(const SealContent& content);
bool is_mixed(const SealContent& content);

// Authorities that are the same at every run, so that pages are: one for each curve that seals use (certificates
// XX01-DEM1, DEM2 and DEM3), and one whose name binary seals can carry.
class SampleAuthorities {
 public:
  const SealAuthority& of(KeyKind curve) const;
  const SealAuthority& of_binary_seals() const { return binary_; }

  // "XX01", "DEM2", its certificate.
  template <class Add>
  void each(Add add) const {
    add("XX01", "DEM1", p256_.certificate());
    add("XX01", "DEM2", p384_.certificate());
    add("XX01", "DEM3", p521_.certificate());
    add("XX01", "0DEB1", binary_.certificate());
  }

 private:
  SealAuthority p256_{{.certificate = "DEM1", .key = KeyKind::p256, .seed = "samples"}};
  SealAuthority p384_{{.certificate = "DEM2", .key = KeyKind::p384, .seed = "samples"}};
  SealAuthority p521_{{.certificate = "DEM3", .key = KeyKind::p521, .seed = "samples"}};
  SealAuthority binary_{{.certificate = "0DEB1", .key = KeyKind::p256, .seed = "samples"}};
};

}  // namespace guichet::tests
