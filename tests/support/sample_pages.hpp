// Papers that look like those people bring, made when they are needed: A4 pages with a seal, good and spoilt, straight
// or badly scanned. Every name is visibly invented and every page says that it is a specimen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/seal_authority.hpp"

namespace guichet::tests {

SealContent sample_tax_notice();        // a couple, income of 2025, 23 403 euros
SealContent sample_proof_of_address();  // an electricity bill
SealContent sample_pay_slip();

// One character of the signature or of the fields changed; the payload remains well formed.
std::string with_forged_income(std::string seal);
std::string with_damaged_signature(std::string seal);

enum class Symbol : unsigned char { none, data_matrix, qr_code };

struct PageContent {
  std::string title;
  std::vector<std::pair<std::string, std::string>> lines;  // label and value; no label: a paragraph
  std::vector<std::string> recipient;
  std::string code;  // its bytes
  Symbol symbol = Symbol::data_matrix;
};

PageContent tax_notice_page(std::string seal);        // with the words of sample_tax_notice
PageContent proof_of_address_page(std::string seal);  // with the words of sample_proof_of_address
PageContent plain_page(std::string title, std::string code, Symbol symbol);

// How the page was scanned.
struct Scan {
  int dpi = 200;
  double degrees = 0;  // clockwise
  double blur = 0;     // sigma in pixels
  int noise = 0;       // most that a pixel changes, always the same way
};

// A grey A4 page as PNG.
std::vector<std::byte> render(const PageContent& page, const Scan& scan = {});
std::vector<std::byte> blank_page(const Scan& scan = {});

// The pages of the demonstration, one a file, in the order in which a simulated scanner should serve them: a good tax
// notice first, then an altered one, another document, a foreign code, a blank page.
std::vector<std::filesystem::path> write_demonstration(const SealAuthority& authority,
                                                       const std::filesystem::path& folder);

}  // namespace guichet::tests
