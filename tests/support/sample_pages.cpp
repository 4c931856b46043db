#include "tests/support/sample_pages.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include "tests/support/page_canvas.hpp"

namespace guichet::tests {
namespace {

void write(const std::filesystem::path& path, const std::vector<std::byte>& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void draw_lines(PageCanvas& canvas, const PageContent& page) {
  double y = 118;
  for (const auto& [label, value] : page.lines) {
    if (label.empty()) {
      canvas.text(value, {.x = 20, .y = y, .width = 170, .points = 10});
      y += 14;
      continue;
    }
    canvas.line(20, y - 1.5, 190);
    canvas.text(label, {.x = 20, .y = y, .width = 110, .points = 10});
    canvas.text(value, {.x = 125, .y = y, .width = 65, .points = 10.5, .bold = true});
    y += 8.5;
  }
}

void draw(PageCanvas& canvas, const PageContent& page) {
  canvas.text("SPÉCIMEN DE DÉMONSTRATION", {.x = 20, .y = 250, .width = 180, .points = 34, .grey = 0.88, .bold = true});
  canvas.text("RÉPUBLIQUE FICTIVE", {.x = 20, .y = 14, .width = 60, .points = 9, .bold = true});
  canvas.text("Direction imaginaire\ndes papiers de démonstration", {.x = 20, .y = 19, .width = 60, .points = 8});
  double y = 52;
  for (const std::string& line : page.recipient) {
    canvas.text(line, {.x = 110, .y = y, .width = 85, .points = 11});
    y += 6;
  }
  canvas.text(page.title, {.x = 20, .y = 90, .width = 170, .points = 18, .bold = true});
  canvas.text("Spécimen de démonstration : personnes, adresses et montants sont inventés. Sans aucune valeur.",
              {.x = 20, .y = 101, .width = 170, .points = 9});
  draw_lines(canvas, page);
  canvas.text("Page 1/1 - spécimen", {.x = 20, .y = 283, .width = 170, .points = 8});
  if (page.symbol != Symbol::none) canvas.symbol(page.code, page.symbol == Symbol::qr_code, 82, 12);
}

}  // namespace

SealContent sample_tax_notice() {
  return {.document_type = "28",
          .fields = {variable("43", "2,5"), fixed("44", "2699A12345678"), fixed("45", "2025"),
                     variable("46", "SPECIMEN CAMILLE"), fixed("4A", "31072026"),
                     variable("4Y", "12 RUE DES EXEMPLES/99999/VILLE FICTIVE"), fixed("47", "3099999999999"),
                     variable("48", "MODELE DOMINIQUE"), fixed("49", "3099999999998"), variable("41", "23403"),
                     variable("4V", "310"), variable("4X", "295")}};
}

SealContent sample_proof_of_address() {
  return {
      .document_type = "01",
      .fields = {variable("10", "MME/CAMILLE/SPECIMEN"), variable("22", "12 RUE DES EXEMPLES"), fixed("24", "99999"),
                 variable("25", "VILLE FICTIVE"), fixed("26", "FR"), variable("18", "SPECIMEN-0001")},
      .signed_on = std::chrono::year{2026} / 10 / 5,
      .issued = std::chrono::year{2026} / 10 / 5};
}

SealContent sample_pay_slip() {
  return {
      .document_type = "06",
      .fields = {variable("10", "MME/CAMILLE/SPECIMEN"), fixed("50", "99999999900019"), fixed("53", "2630"),
                 fixed("54", "264D"), fixed("55", "01092019"), variable("58", "1950,25"), variable("59", "19502,5")},
      .signed_on = std::chrono::year{2026} / 10 / 30,
      .issued = std::chrono::year{2026} / 10 / 30};
}

std::string with_forged_income(std::string seal) {
  const std::size_t at = seal.find("4123403");
  if (at == std::string::npos) throw std::runtime_error{"sample pages: no income to forge"};
  return seal.replace(at, 7, "4113403");
}

std::string with_damaged_signature(std::string seal) {
  const std::size_t at = seal.find('\x1f') + 11;
  if (at >= seal.size()) throw std::runtime_error{"sample pages: no signature to damage"};
  seal[at] = seal[at] == 'A' ? 'B' : 'A';
  return seal;
}

PageContent tax_notice_page(std::string seal) {
  return {.title = "AVIS D’IMPÔT - SPÉCIMEN DE DÉMONSTRATION",
          .lines = {{"", "Impôt sur les revenus de l’année 2025. Avis établi en 2026."},
                    {"Référence de l’avis", "26 99 A123456 78"},
                    {"Déclarant 1", "SPECIMEN CAMILLE"},
                    {"Déclarant 2", "MODELE DOMINIQUE"},
                    {"Nombre de parts", "2,5"},
                    {"Revenu fiscal de référence", "23 403 €"},
                    {"Impôt sur le revenu net", "310 €"},
                    {"Prélevé à la source", "295 €"},
                    {"Date de mise en recouvrement", "31/07/2026"}},
          .recipient = {"SPECIMEN CAMILLE", "MODELE DOMINIQUE", "12 RUE DES EXEMPLES", "99999 VILLE FICTIVE"},
          .code = std::move(seal)};
}

PageContent proof_of_address_page(std::string seal) {
  return {.title = "FACTURE D’ÉLECTRICITÉ - SPÉCIMEN DE DÉMONSTRATION",
          .lines = {{"", "Électricité Imaginaire. Facture du 5 octobre 2026."},
                    {"Numéro de facture", "SPECIMEN-0001"},
                    {"Lieu de consommation", "12 RUE DES EXEMPLES"}},
          .recipient = {"MME CAMILLE SPECIMEN", "12 RUE DES EXEMPLES", "99999 VILLE FICTIVE"},
          .code = std::move(seal)};
}

PageContent plain_page(std::string title, std::string code, Symbol symbol) {
  return {.title = std::move(title),
          .lines = {{"", "Ce document ne sert qu’aux essais."}},
          .recipient = {"MME CAMILLE SPECIMEN"},
          .code = std::move(code),
          .symbol = symbol};
}

std::vector<std::byte> render(const PageContent& page, const Scan& scan) {
  PageCanvas canvas(scan.dpi, scan.degrees);
  draw(canvas, page);
  return canvas.png(scan.blur, scan.noise);
}

std::vector<std::byte> blank_page(const Scan& scan) {
  return PageCanvas(scan.dpi, scan.degrees).png(scan.blur, scan.noise);
}

std::vector<std::filesystem::path> write_demonstration(const SealAuthority& authority,
                                                       const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::string seal = authority.seal(sample_tax_notice());
  const std::vector<std::pair<std::string, std::vector<std::byte>>> pages = {
      {"01-avis-d-impot.png", render(tax_notice_page(seal), {.degrees = 0.6, .blur = 0.5, .noise = 6})},
      {"02-avis-falsifie.png", render(tax_notice_page(with_forged_income(seal)))},
      {"03-bulletin-de-salaire.png",
       render(plain_page("BULLETIN DE SALAIRE - SPÉCIMEN", authority.seal(sample_pay_slip()), Symbol::data_matrix))},
      {"04-code-etranger.png",
       render(plain_page("BON DE LIVRAISON - SPÉCIMEN", "https://exemple.invalid/suivi", Symbol::qr_code))},
      {"05-page-blanche.png", blank_page()}};
  std::vector<std::filesystem::path> paths;
  for (const auto& [name, bytes] : pages) {
    paths.push_back(folder / name);
    write(paths.back(), bytes);
  }
  return paths;
}

}  // namespace guichet::tests
