// Papers of invented people, printed and read back, for the receipt's tests.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/receipt/paper.hpp"
#include "kiosk/receipt/qr.hpp"

namespace guichet::tests {

namespace receipt = kiosk::receipt;
namespace demand = kiosk::demand;

inline constexpr auto languages = {"fr", "en", "ar", "ta", "zh"};

// The town hall of Villebois with the shipped texts and the sample territory.
class Villebois {
 public:
  Villebois();
  receipt::Issuer issuer(const std::string& language, const std::string& desk = "G1104") const;
  receipt::Paper paper(const receipt::Facts& facts, const std::string& language = "fr") const;

 private:
  std::string communes_bytes_;
  demand::CommuneDirectory communes_;
  receipt::Territory territory_;
  std::vector<kiosk::texts::Catalogue> catalogues_;
};

demand::Date day(int year, unsigned month, unsigned day);
demand::UniqueNumber number();
demand::Demand household();  // one applicant, one child, two communes
demand::Demand household_of(std::size_t people);
demand::Standing standing();

receipt::DepositReceipt registered();
receipt::DepositReceipt deposited_only();
receipt::Attestation attestation(receipt::Attestation::Event event = receipt::Attestation::Event::registration);
std::vector<receipt::Facts> one_of_each();

// A printed paper, read back with poppler's tools as anyone would.
class Printed {
 public:
  explicit Printed(const receipt::Paper& paper);
  ~Printed();
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;

  std::string text() const;     // as it was written; one space between words, whatever the lines
  std::string columns() const;  // as it is seen, for words that run from the right
  std::string fonts() const;
  std::string info() const;
  std::string structure() const;
  int pages() const;
  std::string code() const;  // read from a picture of the first page
  const std::string& bytes() const { return bytes_; }

 private:
  std::string run(const std::string& command) const;
  std::filesystem::path folder_;
  std::string bytes_;
};

std::string code_on(const receipt::Raster& raster);

// Every kind of space as one plain space, without marks of direction.
std::string flattened(std::string_view text);

}  // namespace guichet::tests
