#include <sstream>

#include <ZXing/ReadBarcode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/receipt/receipt.hpp"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

#include "kiosk/receipt/qr.hpp"
#include "tests/kiosk/receipt/samples.hpp"

namespace {

using namespace guichet::tests;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string code_on(const std::filesystem::path& picture) {
  int width = 0, height = 0, channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(stbi_load(picture.c_str(), &width, &height, &channels, 1),
                                                         &stbi_image_free);
  if (!pixels) return {};
  const auto code = ZXing::ReadBarcode({pixels.get(), width, height, ZXing::ImageFormat::Lum},
                                       ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode));
  return code.text();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return all;
}

TEST(Receipt, shows_the_number_in_its_groups_with_the_reference_and_the_date) {
  const std::string text = Printed(registered(), "fr").text();
  EXPECT_THAT(text, HasSubstr("111 0318 016982 G1104"));
  EXPECT_THAT(text, HasSubstr("D-7K3QM-9F2TX"));
  EXPECT_THAT(text, HasSubstr("3 mars 2026"));
  EXPECT_THAT(text, HasSubstr("Mairie de Villebois"));
}

TEST(Receipt, of_a_deposit_shows_the_reference_and_the_date) {
  const std::string text = Printed(deposited_only(), "fr").text();
  EXPECT_THAT(text, AllOf(HasSubstr("D-7K3QM-9F2TX"), HasSubstr("3 mars 2026"), HasSubstr("numéro unique suivra")));
}

TEST(Receipt, of_a_deposit_shows_no_number_even_when_one_was_left_in_the_model) {
  receipt::Receipt receipt = registered();
  receipt.kind = receipt::Receipt::Kind::deposited_only;
  const Printed printed(receipt, "fr");
  EXPECT_THAT(printed.text(), AllOf(Not(HasSubstr("016982")), Not(HasSubstr("G1104 "))));
  EXPECT_EQ(code_on(printed.picture()), "D-7K3QM-9F2TX");
  EXPECT_THAT(joined(receipt::spoken_lines(receipt, wording("fr").text)), Not(HasSubstr("0 1 6 9 8 2")));
  EXPECT_THAT(joined(receipt::screen_lines(receipt, wording("fr").text)), Not(HasSubstr("016982")));
  for (const receipt::Line& fact : receipt::screen_facts(receipt, wording("fr").text))
    EXPECT_THAT(fact.value, Not(HasSubstr("016982")));
}

TEST(Receipt, carries_a_code_that_a_reader_reads_from_the_rendered_page) {
  EXPECT_EQ(code_on(Printed(registered(), "fr").picture()), "1110318016982G1104");
  EXPECT_EQ(code_on(Printed(deposited_only(), "ar").picture()), "D-7K3QM-9F2TX");
}

TEST(Receipt, embeds_every_font_it_uses) {
  const std::string fonts = Printed(registered(), "ar").fonts();
  std::istringstream lines(fonts);
  std::string line;
  for (int titles = 0; titles < 2; ++titles) std::getline(lines, line);
  int count = 0;
  for (; std::getline(lines, line); ++count) {
    constexpr std::string_view embedded_subset_and_searchable = " yes yes yes ";
    EXPECT_THAT(line, HasSubstr(embedded_subset_and_searchable));
  }
  EXPECT_GE(count, 3) << fonts;
  EXPECT_THAT(fonts, AllOf(HasSubstr("Atkinson"), HasSubstr("NotoSansArabic")));
}

TEST(Receipt, keeps_accents_ligatures_and_foreign_letters_of_names) {
  receipt::Receipt receipt = registered();
  receipt.summary = {{"Demandeur", "Éloïse Nœuf d’İşçi-Ğül"}, {"Codemandeur", "محمد بن علي"}};
  const std::string text = Printed(receipt, "fr").text();
  EXPECT_THAT(text, HasSubstr("Éloïse Nœuf d’İşçi-Ğül"));
  EXPECT_THAT(text, HasSubstr("محمد"));
}

TEST(Receipt, wraps_a_very_long_name_instead_of_cutting_it) {
  receipt::Receipt receipt = registered();
  receipt.summary = {{"Demandeur", std::string(80, 'W') + " Z"}};
  std::string text = Printed(receipt, "fr").text();
  EXPECT_EQ(std::ranges::count(text, 'W'), 80);
  EXPECT_THAT(text, HasSubstr("Z"));
}

TEST(Receipt, continues_on_a_second_page_when_the_summary_is_long) {
  receipt::Receipt receipt = registered();
  for (int i = 0; i < 40; ++i) receipt.summary.push_back({"Ligne", "valeur " + std::to_string(i)});
  const Printed printed(receipt, "fr");
  EXPECT_THAT(printed.text(), AllOf(HasSubstr("valeur 39"), HasSubstr("1/2"), HasSubstr("2/2")));
}

TEST(Receipt, puts_the_french_beside_another_language_and_never_twice) {
  const std::string english = Printed(registered(), "en").text();
  EXPECT_THAT(english, AllOf(HasSubstr("What happens now?"), HasSubstr("Et maintenant ?")));
  const std::string french = Printed(registered(), "fr").text();
  EXPECT_EQ(french.find("Et maintenant ?"), french.rfind("Et maintenant ?"));
}

TEST(Receipt, is_tagged_for_screen_readers_in_its_language) {
  const Printed printed(registered(), "fr");
  EXPECT_THAT(printed.info(), AllOf(HasSubstr("Tagged:          yes"), HasSubstr("A4")));
  EXPECT_THAT(printed.structure(), AllOf(HasSubstr("H1"), HasSubstr("H2"), HasSubstr("enregistrée")));
  EXPECT_TRUE(printed.bytes().contains("/Lang (fr)"));
}

TEST(Receipt, says_nothing_personal_in_its_metadata) {
  const std::string info = Printed(registered(), "fr").info();
  EXPECT_THAT(info, AllOf(HasSubstr("logement social"), Not(HasSubstr("rdt")), Not(HasSubstr("016982")),
                          Not(HasSubstr("7K3QM"))));
}

TEST(Receipt, is_spoken_with_its_number_character_by_character) {
  const std::string spoken = joined(receipt::spoken_lines(registered(), wording("fr").text));
  EXPECT_THAT(spoken, HasSubstr("1 1 1, 0 3 1 8, 0 1 6 9 8 2, G 1 1 0 4"));
  EXPECT_THAT(spoken, HasSubstr("3 mars 2026"));
  const std::string waiting = joined(receipt::spoken_lines(deposited_only(), wording("fr").text));
  EXPECT_THAT(waiting, AllOf(HasSubstr("D, 7 K 3 Q M, 9 F 2 T X"), Not(HasSubstr("D-7K3QM"))));
}

TEST(Receipt, gives_the_screen_the_same_identifier_and_date_as_the_paper) {
  const auto facts = receipt::screen_facts(registered(), wording("fr").text);
  ASSERT_EQ(facts.size(), 3U);
  EXPECT_EQ(facts[0].value, "111 0318 016982 G1104");
  EXPECT_EQ(facts[1].value, "3 mars 2026");
  EXPECT_EQ(facts[2].value, "D-7K3QM-9F2TX");
  EXPECT_EQ(receipt::screen_lines(deposited_only(), wording("fr").text).size(), 4U);
}

TEST(Receipt, is_an_error_and_not_an_empty_page_without_fonts) {
  const auto pdf = receipt::pdf(registered(), wording("fr"), wording("fr"), "assets/themes");
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().kind, receipt::Error::Kind::no_fonts);
}

TEST(Qr, refuses_what_no_code_can_hold) { EXPECT_FALSE(receipt::qr(std::string(5000, 'x'))); }

}  // namespace
