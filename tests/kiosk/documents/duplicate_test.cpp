#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/documents/duplicate.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;

PageContent notice() {
  PageContent page = tax_notice_page("");
  page.symbol = Symbol::none;
  return page;
}

// The same form, filled in for somebody else, or for another year.
PageContent notice_with(const std::vector<std::pair<std::string, std::string>>& changes) {
  PageContent page = notice();
  for (auto& [label, value] : page.lines)
    for (const auto& [changed, words] : changes)
      if (label == changed) value = words;
  return page;
}

Fingerprint scanned(const PageContent& page, double degrees, double noise, double shadow = 0, double blur = 0) {
  Capture capture = lying(degrees, 200);
  capture.noise = noise;
  capture.shadow = shadow;
  capture.blur = blur;
  return *fingerprint(*straighten(captured(render(page, {.dpi = 300}), capture)));
}

TEST(Duplicate, is_the_same_page_scanned_again_a_little_otherwise) {
  const Fingerprint first = scanned(notice(), 0.4, 3);
  EXPECT_TRUE(same_page(first, first));
  for (const double degrees : {-3.0, -1.2, 0.9, 2.0, 3.0})
    EXPECT_TRUE(same_page(first, scanned(notice(), degrees, 6, 0.25, 0.5))) << degrees;
}

TEST(Duplicate, is_noticed_without_any_border_of_the_paper) {
  const auto flatbed = [](double degrees, int noise) {
    return *fingerprint(*straighten(render(notice(), {.dpi = 200, .degrees = degrees, .noise = noise})));
  };
  EXPECT_TRUE(same_page(flatbed(0, 0), flatbed(2.1, 8)));
  EXPECT_TRUE(same_page(flatbed(-1, 4), flatbed(3, 8)));
}

TEST(Duplicate, is_noticed_upside_down) {
  EXPECT_TRUE(same_page(scanned(notice(), 1, 3), scanned(notice(), 180.5, 3)));
}

TEST(Duplicate, is_not_another_notice_of_the_same_layout) {
  const Fingerprint first = scanned(notice(), 0.4, 3);
  const PageContent neighbour = notice_with({{"Déclarant 1", "EXEMPLE ALEXIS"},
                                             {"Déclarant 2", ""},
                                             {"Nombre de parts", "1"},
                                             {"Revenu fiscal de référence", "18 750 €"}});
  EXPECT_FALSE(same_page(first, scanned(neighbour, 0.4, 3)));
  EXPECT_FALSE(same_page(first, scanned(neighbour, -1.5, 5)));
  const PageContent last_year = notice_with({{"Référence de l’avis", "25 99 B654321 07"},
                                             {"Revenu fiscal de référence", "21 986 €"},
                                             {"Impôt sur le revenu net", "0 €"},
                                             {"Prélevé à la source", "471 €"},
                                             {"Date de mise en recouvrement", "31/07/2025"}});
  EXPECT_FALSE(same_page(first, scanned(last_year, 0.4, 3)));
  EXPECT_FALSE(same_page(first, scanned(proof_of_address_page("X"), 0.4, 3)));
}

TEST(Duplicate, says_nothing_of_blank_pages_and_broken_sheets) {
  const auto blank = fingerprint(*straighten(blank_page()));
  EXPECT_FALSE(same_page(*blank, *blank));
  EXPECT_FALSE(fingerprint(Sheet{}).has_value());
}

}  // namespace
