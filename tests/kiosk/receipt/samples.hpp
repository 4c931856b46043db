// Receipts of invented people and the words to print them with, for the receipt's tests.
// The words stand in texts.tsv, apart from the kiosk's catalogues, so that a new turn of phrase breaks no test.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "kiosk/receipt/receipt.hpp"

namespace guichet::tests {

namespace receipt = kiosk::receipt;

receipt::Wording wording(const std::string& language);  // fr, en, ar
receipt::Receipt registered();
receipt::Receipt deposited_only();

// A printed receipt, read back with poppler's tools as anyone would.
class Printed {
 public:
  Printed(const receipt::Receipt& what, const std::string& language);
  ~Printed();

  std::string text() const;
  std::string fonts() const;
  std::string info() const;
  std::string structure() const;
  std::filesystem::path picture() const;  // the first page, PNG, 100 dpi
  const std::string& bytes() const { return bytes_; }

 private:
  std::string run(const std::string& command) const;
  std::filesystem::path folder_;
  std::string bytes_;
};

}  // namespace guichet::tests
