#include "tests/kiosk/receipt/samples.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

// Pango keeps one Fontconfig pattern for the life of the process, whatever the number of receipts: not a leak of ours.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig.so"; }

namespace guichet::tests {
namespace {

using Table = std::map<std::string, std::string, std::less<>>;

Table column(const std::string& language) {
  std::ifstream file("tests/kiosk/receipt/texts.tsv");
  Table table;
  std::size_t wanted = 0;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::vector<std::string> row;
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    if (wanted == 0)
      wanted = static_cast<std::size_t>(std::ranges::find(row, language) - row.begin());
    else
      table[row.at(0)] = row.at(wanted);
  }
  return table;
}

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "guichet-receipt-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

}  // namespace

receipt::Wording wording(const std::string& language) {
  return {.language = language,
          .right_to_left = language == "ar",
          .text = [table = column(language)](std::string_view key) { return table.at(std::string(key)); }};
}

receipt::Receipt registered() {
  return {
      .kind = receipt::Receipt::Kind::registered,
      .number_grouped = "111 0318 016982 G1104",
      .number_plain = "1110318016982G1104",
      .deposit_reference = "D-7K3QM-9F2TX",
      .deposited_on = "3 mars 2026",
      .town = "Mairie de Villebois",
      .desk = "G1104",
      .summary = {{"Demandeur", "Éloïse d’Hœrdt-Çelik", "Demandeur"},
                  {"Personnes à loger", "2 adultes, 1 enfant", "Personnes à loger"},
                  {"Logement recherché", "Type 3 ou type 4, à Villebois et Montmartin-le-Haut", "Logement recherché"},
                  {"Revenu fiscal de référence", "23\u202f403\u00a0€ (2024)", "Revenu fiscal de référence"}}};
}

receipt::Receipt deposited_only() {
  receipt::Receipt receipt = registered();
  receipt.kind = receipt::Receipt::Kind::deposited_only;
  receipt.number_grouped.clear();
  receipt.number_plain.clear();
  return receipt;
}

Printed::Printed(const receipt::Receipt& what, const std::string& language) : folder_(new_folder()) {
  const auto pdf = receipt::pdf(what, wording(language), wording("fr"), "assets/fonts");
  if (!pdf) throw std::runtime_error(pdf.error().detail);
  for (const std::byte byte : *pdf) bytes_ += static_cast<char>(byte);
  std::ofstream(folder_ / "receipt.pdf", std::ios::binary) << bytes_;
}

Printed::~Printed() { std::filesystem::remove_all(folder_); }

std::string Printed::text() const { return run("pdftotext -layout receipt.pdf -"); }
std::string Printed::fonts() const { return run("pdffonts receipt.pdf"); }
std::string Printed::info() const { return run("pdfinfo receipt.pdf"); }
std::string Printed::structure() const { return run("pdfinfo -struct-text receipt.pdf"); }

std::filesystem::path Printed::picture() const {
  run("pdftoppm -png -r 100 -f 1 -l 1 -singlefile receipt.pdf page");
  return folder_ / "page.png";
}

std::string Printed::run(const std::string& command) const {
  const std::string line = "cd '" + folder_.string() + "' && " + command;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(line.c_str(), "r"), &pclose);
  std::string output;
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    output.append(buffer.data(), count);
  return output;
}

}  // namespace guichet::tests
