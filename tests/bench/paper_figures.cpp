#include "tests/bench/paper_figures.hpp"

#include <array>
#include <chrono>

#include "kiosk/documents/mrz_read.hpp"
#include "kiosk/documents/nir.hpp"
#include "platform/system/paths.hpp"
#include "tests/bench/series.hpp"
#include "tests/support/ocr_b/mrz_page.hpp"
#include "tests/support/ocr_b/mrz_text.hpp"
#include "tests/support/ocr_b/printed_page.hpp"

namespace guichet::tests {
namespace {

using namespace kiosk::documents;

double median_ms(auto work) {
  using Clock = std::chrono::steady_clock;
  Series series;
  for (int i = 0; i < 9; ++i) {
    const auto start = Clock::now();
    work();
    series.add(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return series.at(0.5);
}

double mrz_ms(std::vector<std::string> lines, Sheet sheet) {
  const auto glyphs = OcrB::load(platform::system::assets_folder() / "ocr").value();
  MrzScene scene = random_scene(std::move(lines), sheet, 0.5, 5);
  scene.dpi = 200;
  const Picture picture = draw_mrz(scene).picture;
  constexpr kiosk::demand::Date today = std::chrono::year{2026} / 11 / 27;
  return median_ms([&] { static_cast<void>(read_mrz(picture, glyphs, today)); });
}

std::vector<std::string> card() {
  std::mt19937_64 chance(5);
  return split(mrz_text(random_holder(chance, MrzKind::td1)), 30);
}

}  // namespace

double mrz_card_ms() { return mrz_ms(card(), Sheet::card); }
double mrz_page_ms() { return mrz_ms(card(), Sheet::page); }
double page_without_mrz_ms() { return mrz_ms({"", ""}, Sheet::page); }

double nir_search_ms() {
  std::vector<PrintedText> texts = {{"MADAME CAMILLE SPECIMEN", 110, 50},
                                    {"12 RUE DES EXEMPLES", 110, 56},
                                    {"99999 VILLE FICTIVE", 110, 62},
                                    {"Numéro de sécurité sociale : 1 85 05 99 999 084 95", 20, 90},
                                    {"1850599999084 95", 120, 100}};
  constexpr std::array<const char*, 5> sentences = {
      "Conservez cette attestation : elle vous sera demandée pour vos droits.",
      "Vos remboursements sont versés sur le compte que vous avez indiqué.",
      "Si votre adresse change, prévenez votre caisse dans le mois.",
      "Un conseiller vous reçoit chaque matin, sans rendez-vous, de 9 h à 12 h.",
      "Montant de votre aide pour le mois d’octobre 2026 : 312,40 euros."};
  for (std::size_t i = 0; i < 27; ++i)
    texts.push_back(
        {sentences[i % 5], 20.0 + static_cast<double>(i % 3), 120 + 6 * static_cast<double>(i), "Noto Serif"});
  const Picture picture = print_page(texts).picture;
  LineReader reader = LineReader::open().value();
  return median_ms([&] { static_cast<void>(find_nir(picture, reader)); });
}

}  // namespace guichet::tests
