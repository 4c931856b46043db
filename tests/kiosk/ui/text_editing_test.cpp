#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/ui/keyboard_layout.hpp"
#include "kiosk/ui/utf8.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk::ui;
using guichet::tests::TemporaryFolder;

TEST(Utf8, moves_by_letters_and_not_by_bytes) {
  const std::string text = "Éœ€";
  EXPECT_EQ(utf8::next(text, 0), 2U);
  EXPECT_EQ(utf8::next(text, 2), 4U);
  EXPECT_EQ(utf8::next(text, 4), 7U);
  EXPECT_EQ(utf8::next(text, 7), 7U);
  EXPECT_EQ(utf8::previous(text, 7), 4U);
  EXPECT_EQ(utf8::previous(text, 2), 0U);
  EXPECT_EQ(utf8::previous(text, 0), 0U);
  EXPECT_EQ(utf8::length(text), 3U);
}

TEST(Utf8, keeps_an_accent_with_its_letter) {
  const std::string text = "e\u0301a";
  EXPECT_EQ(utf8::next(text, 0), 3U);
  EXPECT_EQ(utf8::previous(text, 3), 0U);
  EXPECT_EQ(utf8::length(text), 2U);
}

TEST(Utf8, capitalises_the_letters_of_french_names) {
  EXPECT_EQ(utf8::capitalised("a"), "A");
  EXPECT_EQ(utf8::capitalised("é"), "É");
  EXPECT_EQ(utf8::capitalised("ç"), "Ç");
  EXPECT_EQ(utf8::capitalised("œ"), "Œ");
  EXPECT_EQ(utf8::capitalised("ÿ"), "Ÿ");
  EXPECT_EQ(utf8::capitalised("÷"), "÷");
  EXPECT_EQ(utf8::capitalised("É"), "É");
  EXPECT_EQ(utf8::capitalised("م"), "م");
  EXPECT_EQ(utf8::capitalised("-"), "-");
}

std::string file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(Keyboards, all_parse_and_none_is_wider_than_a_ten_inch_panel_allows) {
  for (const auto* name :
       {"letters", "accents", "digits", "numbers", "amounts", "balances", "phone", "email", "codes"}) {
    const auto layer = KeyboardLayer::parse(file(std::string("assets/keyboards/") + name + ".keys"));
    ASSERT_TRUE(layer) << name;
    for (const auto& row : layer->rows) {
      float keys = 0;
      for (const auto& key : row) keys += key.width;
      EXPECT_LE(keys * 12.7F + (keys - 1) * 2.54F, 217 - 6) << name;
    }
  }
}

TEST(Keyboards, can_type_every_letter_of_french) {
  std::string all;
  for (const auto* name : {"letters", "accents"}) all += file(std::string("assets/keyboards/") + name + ".keys");
  for (const auto* letter :
       {"a", "z", "é", "è", "ê", "ë", "à", "â", "ä", "ï", "î", "ô", "ö", "ù", "û", "ü", "ÿ", "ç", "œ", "æ", "’", "-"})
    EXPECT_NE(all.find(letter), std::string::npos) << letter;
}

TEST(Keyboards, of_the_terminal_are_refused_when_one_is_missing) {
  const TemporaryFolder folder;
  const auto keyboards = folder.path() / "keyboards";
  std::filesystem::copy("assets/keyboards", keyboards);
  EXPECT_TRUE(load_keyboards(keyboards));
  for (const auto* name : {"email", "accents"}) {
    std::filesystem::rename(keyboards / (std::string(name) + ".keys"), folder.path() / "away");
    const auto refused = load_keyboards(keyboards);
    ASSERT_FALSE(refused) << name;
    EXPECT_NE(refused.error().find(name), std::string::npos) << refused.error();
    std::filesystem::rename(folder.path() / "away", keyboards / (std::string(name) + ".keys"));
  }
}

TEST(Keyboards, refuse_a_width_that_is_no_number) {
  EXPECT_FALSE(KeyboardLayer::parse("a b @space:wide\n"));
  EXPECT_FALSE(KeyboardLayer::parse("\n"));
}

}  // namespace
