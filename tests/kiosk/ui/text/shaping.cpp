#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/texts/catalogue.hpp"
#include "tests/kiosk/ui/text/memory_sink.hpp"

using namespace guichet::tests;
using testing::ElementsAre;
using testing::IsEmpty;
using text::Weight;

namespace {

constexpr text::Style body{.capital_height_px = 21};

struct Shaping : testing::Test {
  MemorySink sink;
  std::expected<text::Engine, text::Error> opened = text::Engine::create(assets(), sink);
  text::Engine& engine = *opened;

  void SetUp() override { ASSERT_TRUE(opened) << opened.error().detail; }
  float width(std::string_view words) { return engine.shape(words, body).width; }
  float exact_width(std::string_view words) { return engine.shape(words, body).lines.front().width; }
};

std::string line_of(std::string_view words, const text::Line& line) {
  return std::string(words.substr(line.first_byte, line.last_byte - line.first_byte));
}

}  // namespace

TEST_F(Shaping, draws_a_capital_as_high_as_asked) {
  for (const float height : {18.0F, 21.0F, 31.0F, 37.0F})
    for (const auto weight : {Weight::regular, Weight::bold}) {
      const auto& block = engine.shape("H", {.capital_height_px = height, .weight = weight});
      ASSERT_EQ(block.quads.size(), 1U);
      const auto& capital = block.quads.front();
      EXPECT_NEAR(capital.height, height, 1);  // hinting favours the height of small letters
      EXPECT_EQ(capital.y + capital.height, block.baseline);
    }
}

TEST_F(Shaping, gives_letters_of_other_faces_the_same_height) {
  const auto& block = engine.shape("HЖΠ", body);  // Atkinson, then Noto Sans
  ASSERT_EQ(block.quads.size(), 3U);
  for (const auto& quad : block.quads) EXPECT_NEAR(quad.height, 21, 1);
}

TEST_F(Shaping, puts_capitals_in_the_middle_of_the_line) {
  const auto& block = engine.shape("H", body);
  const float above = block.quads.front().y, below = block.height - block.baseline;
  EXPECT_LE(std::abs(above - below), 1);
  EXPECT_NEAR(block.line_height, 1.45F * 21 / 0.668F, 1);
}

TEST_F(Shaping, kerns) { EXPECT_LT(exact_width("AV"), exact_width("A") + exact_width("V") - 1); }

TEST_F(Shaping, keeps_letters_apart) {
  EXPECT_EQ(engine.shape("fi", body).quads.size(), 2U);
  EXPECT_EQ(engine.shape("ffi", body).quads.size(), 3U);
}

TEST_F(Shaping, knows_the_narrow_space_that_the_face_lacks) {
  const float none = exact_width("23403"), narrow = exact_width("23\u202F403"), full = exact_width("23\u00A0403");
  EXPECT_GT(narrow, none + 1);
  EXPECT_LT(narrow, full - 1);
}

TEST_F(Shaping, aligns_tabular_figures) {
  const text::Style figures{.capital_height_px = 21, .tabular_figures = true};
  const auto ones = engine.shape("1111", figures).width;
  EXPECT_EQ(ones, engine.shape("8888", figures).width);
  EXPECT_NE(width("1111"), width("8888"));
}

TEST_F(Shaping, gives_zeros_a_slash_in_codes_only) {
  const text::Style of_codes{.capital_height_px = 21, .plain_zeros = false};
  const auto slashed = engine.shape("0", of_codes).lines.front().width;
  EXPECT_LT(exact_width("0"), slashed - 1) << "of another face";
  EXPECT_LT(exact_width("2026"), engine.shape("2026", of_codes).lines.front().width - 1);
  EXPECT_EQ(exact_width("G1104"), engine.shape("G1104", of_codes).lines.front().width);
  ASSERT_EQ(engine.shape("0H", body).quads.size(), 2U);
  const auto quads = engine.shape("0H", body).quads;
  EXPECT_NEAR(quads[0].height, quads[1].height, 2) << "as high as what stands beside it";
}

TEST_F(Shaping, joins_arabic_letters) {
  // Each letter alone, held apart by a zero-width non-joiner, is wider than the word.
  EXPECT_LT(exact_width("سكن"), exact_width("س\u200Cك\u200Cن") - 3);
}

TEST_F(Shaping, orders_arabic_from_the_right) {
  const auto& block = engine.shape("سكن", body);
  EXPECT_TRUE(block.right_to_left);
  EXPECT_GT(block.width_to(0), block.width_to(2));
  EXPECT_EQ(block.width_to(6), 0);
}

TEST_F(Shaping, keeps_isolated_numbers_in_their_order) {
  const std::string_view number = "01\u00A023";
  const std::string words = "هاتف \u206801\u00A023\u2069 هنا";
  const auto start = words.find(number);
  const auto& block = engine.shape(words, body);
  EXPECT_TRUE(block.right_to_left);
  const std::size_t digits[] = {0, 1, 4, 5};
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_LT(block.width_to(start + digits[i]), block.width_to(start + digits[i + 1]));
}

TEST_F(Shaping, draws_composed_and_decomposed_letters_alike) {
  EXPECT_EQ(exact_width("e\u0301cole"), exact_width("école"));
  EXPECT_EQ(exact_width("o\u0302te"), exact_width("ôte"));
}

TEST_F(Shaping, survives_broken_text) {
  for (const auto* words : {"\xFF\xFE", "\xC3", "\xE2\x82", "a\xED\xA0\x80z", "\xF5\x80\x80\x80", "\x01\x02\t"})
    for (const float wrap : {0.0F, 1.0F, 300.0F}) EXPECT_GE(engine.shape(words, body, wrap).lines.size(), 1U);
  EXPECT_EQ(engine.shape("", body).lines.size(), 1U);
  EXPECT_EQ(engine.shape("", body).width, 0);
  EXPECT_GT(engine.shape("", body, 100).height, 0);
}

TEST_F(Shaping, wraps_within_any_width) {
  const std::string_view texts[] = {
      "Vous avez déclaré 23\u202F403\u00A0€ à Saint-Étienne-du-Rouvray\u00A0: «\u00A0oui\u00A0».",
      "رقم هاتفكم هو \u206801\u00A023\u00A045\u2069، ودخلكم المرجعي من بلدية \u2068Villebois\u2069.",
      "Rechtsschutzversicherungsgesellschaften",
      "deux  espaces   et\nun saut\n\nvide",
  };
  for (const auto words : texts)
    for (float wrap = 60; wrap < 900; wrap += 7) {
      const auto& block = engine.shape(words, body, wrap);
      std::size_t last = 0;
      for (const auto& line : block.lines) {
        EXPECT_LE(line.left + line.width, wrap + 1.0F / 64) << words << " at " << wrap;
        EXPECT_GE(line.first_byte, last);
        last = line.last_byte;
      }
      EXPECT_EQ(last, words.size());
      EXPECT_LE(block.width, std::ceil(wrap));
      EXPECT_EQ(block.height, block.line_height * static_cast<float>(block.lines.size()));
    }
}

TEST_F(Shaping, needs_no_second_line_at_its_own_width) {
  const std::string_view words = "Enregistrer et partir";
  EXPECT_EQ(engine.shape(words, body, width(words)).lines.size(), 1U);
  EXPECT_EQ(engine.shape(words, body, width(words) - 1).lines.size(), 2U);
}

TEST_F(Shaping, never_breaks_at_a_fixed_space) {
  const std::string_view words = "Il gagne 23\u202F403\u00A0€ par an\u202F?";
  for (float wrap = 140; wrap < 400; wrap += 5)
    for (const auto& line : engine.shape(words, body, wrap).lines) {
      const auto shown = line_of(words, line);
      EXPECT_FALSE(shown.starts_with("403") || shown.starts_with("€") || shown.starts_with("?")) << shown;
    }
}

TEST_F(Shaping, keeps_the_little_words_that_lean_on_the_one_before) {
  const auto first_line = [&](std::string_view words) {
    return line_of(words, engine.shape(words, body, width(words) - 1).lines.front());
  };
  EXPECT_EQ(first_line("Que voulez-vous"), "Que");
  EXPECT_EQ(first_line("Lire ci-dessous"), "Lire");
  EXPECT_EQ(first_line("Cette personne verse-t-elle"), "Cette personne");
  EXPECT_EQ(first_line("La page : rapprochez-la."), "La page :");
  EXPECT_EQ(first_line("Jean Martin-Durand"), "Jean Martin-");
  EXPECT_EQ(first_line("Le demande-logement-social.gouv.fr"), "Le demande-logement-");
}

TEST_F(Shaping, breaks_compounds_but_neither_dates_nor_references) {
  const std::string_view words = "Saint-Étienne D-7K3QM-9F2TX 03/12/1985";
  const auto& block = engine.shape(words, body, width("D-7K3QM-9F2TX") + 4);
  std::vector<std::string> lines;
  for (const auto& line : block.lines) lines.push_back(line_of(words, line));
  EXPECT_THAT(lines, ElementsAre("Saint-Étienne", "D-7K3QM-9F2TX", "03/12/1985"));
  EXPECT_EQ(line_of(words, engine.shape(words, body, width("Saint-Étien")).lines.front()), "Saint-");
}

TEST_F(Shaping, aligns_arabic_to_the_right_edge) {
  const auto& block = engine.shape("تقديم طلب للحصول على سكن اجتماعي", body, 200);
  ASSERT_GT(block.lines.size(), 1U);
  EXPECT_EQ(block.width, 200);
  for (const auto& line : block.lines) EXPECT_NEAR(line.left + line.width, 200, 1);
}

TEST_F(Shaping, ends_lines_between_ideographs_but_never_before_their_stops) {
  const std::string_view words = "您的申请已登记。请保留这张收据！T3：两间卧室";
  const auto& whole = engine.shape(words, body);
  for (float wrap = whole.width / 8; wrap < whole.width; wrap += 9)
    for (const auto& line : engine.shape(words, body, wrap).lines) {
      const auto shown = line_of(words, line);
      for (const auto* stop : {"。", "！", "："}) EXPECT_FALSE(shown.starts_with(stop)) << shown;
      EXPECT_FALSE(shown.ends_with("T")) << shown;
    }
}

TEST_F(Shaping, opens_a_face_when_a_text_first_needs_it) {
  const auto at_first = engine.figures().faces;
  engine.shape("Votre demande", body);
  EXPECT_EQ(engine.figures().faces, at_first) << "French needs no other";
  engine.shape("住房", body);
  EXPECT_EQ(engine.figures().faces, at_first + 1) << "Chinese needs its own only";
  engine.shape("தமிழ்", body);
  EXPECT_EQ(engine.figures().faces, at_first + 2);
}

TEST_F(Shaping, draws_a_tamil_vowel_before_the_consonant_it_follows) {
  const auto& block = engine.shape("கொ", body);
  EXPECT_EQ(block.quads.size(), 3U) << "one vowel sign stands on both sides";
  EXPECT_THAT(engine.missing_glyphs("கொ க்ஷ ஸ்ரீ"), IsEmpty());
}

TEST_F(Shaping, never_parts_a_letter_from_its_mark) {
  const std::string_view words = "q\u0301q\u0301q\u0301q\u0301";
  for (const auto& line : engine.shape(words, body, 20).lines) EXPECT_EQ(line.first_byte % 3, 0U);
}

TEST_F(Shaping, moves_the_caret_forward_through_a_typed_name) {
  const std::string_view words = "Anne-Zoé  Œuvrard İnci ";
  const auto& block = engine.shape(words, body);
  float before = -1;
  for (std::size_t byte = 0; byte <= words.size(); ++byte) {
    const float x = block.width_to(byte);
    EXPECT_GE(x, before) << byte;
    before = x;
  }
  EXPECT_EQ(block.width_to(0), 0);
  EXPECT_NEAR(block.width_to(words.size()), block.width, 1);
  EXPECT_GT(block.width_to(words.size()), block.width_to(words.size() - 1)) << "a space typed last moves the caret";
  EXPECT_EQ(block.width_to(words.size() + 10), block.width_to(words.size()));
}

TEST_F(Shaping, stands_on_whole_pixels) {
  for (const auto& quad : engine.shape("Qui vivra avec vous\u202F?", body, 150).quads)
    for (const float value : {quad.x, quad.y, quad.width, quad.height}) EXPECT_EQ(value, std::floor(value));
}

TEST_F(Shaping, finds_a_glyph_for_everything_that_ships) {
  const auto catalogues = guichet::kiosk::texts::load_catalogues(assets() / "texts");
  ASSERT_TRUE(catalogues) << catalogues.error().detail;
  for (const auto& catalogue : *catalogues) {
    EXPECT_THAT(engine.missing_glyphs(catalogue.language().native_name), IsEmpty());
    for (const auto key : catalogue.keys())
      EXPECT_THAT(engine.missing_glyphs(catalogue.text(key)), IsEmpty()) << catalogue.language().code << " " << key;
  }
}

TEST_F(Shaping, says_which_characters_nobody_can_draw) {
  EXPECT_THAT(engine.missing_glyphs("aგb𓀀გ"), ElementsAre(U'გ', U'𓀀'));
  EXPECT_THAT(engine.missing_glyphs("Œ İ ı Ğ \u202F\u00A0\u2068\u2069 € ’ « » Ж Ω ế پښ\n"), IsEmpty());
}
