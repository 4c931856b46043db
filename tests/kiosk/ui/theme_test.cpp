#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/ui/theme.hpp"
#include "kiosk/ui/town_colour.hpp"

namespace {

using namespace guichet::kiosk::ui;

std::string file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

Theme theme(const std::string& name) {
  auto parsed = Theme::parse(name, file("assets/themes/" + name + ".theme"));
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().what);
  return parsed.value_or(Theme{});
}

constexpr Role surfaces[] = {Role::paper, Role::raised, Role::sunken, Role::chosen_fill};
constexpr Role words[] = {Role::ink, Role::soft_ink};
constexpr Role feedback_words[] = {Role::success_text, Role::warning_text, Role::error_text};
constexpr Role shapes[] = {Role::line,    Role::primary, Role::chosen_border, Role::success,
                           Role::warning, Role::error,   Role::focus};

class EveryTheme : public testing::TestWithParam<std::pair<const char*, double>> {};

TEST_P(EveryTheme, keeps_text_readable_on_every_surface) {
  const auto [name, least] = GetParam();
  const auto colours = theme(name);
  for (const auto surface : surfaces)
    for (const auto word : words)
      EXPECT_GE(contrast(colours[word], colours[surface]), least)
          << guichet::kiosk::ui::name(word) << " on " << guichet::kiosk::ui::name(surface);
  EXPECT_GE(contrast(colours[Role::on_primary], colours[Role::primary]), least);
  for (const auto surface : surfaces)
    for (const auto word : feedback_words)
      EXPECT_GE(contrast(colours[word], colours[surface]), least)
          << guichet::kiosk::ui::name(word) << " on " << guichet::kiosk::ui::name(surface);
}

TEST_P(EveryTheme, keeps_shapes_visible_on_every_surface) {
  const auto colours = theme(GetParam().first);
  for (const auto surface : surfaces)
    for (const auto shape : shapes)
      EXPECT_GE(contrast(colours[shape], colours[surface]), 3)
          << guichet::kiosk::ui::name(shape) << " on " << guichet::kiosk::ui::name(surface);
}

// AX-01: every pair of roles that meet, the pressed button included.
TEST_P(EveryTheme, keeps_all_it_promises) {
  const auto [name, least] = GetParam();
  EXPECT_EQ(broken_promise(theme(name), least), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::Values(std::pair{"default", 10.0}, std::pair{"contrast", 20.0}));

TEST(Theme, measures_contrast_as_the_standard_does) {
  EXPECT_NEAR(contrast({0xFF000000U}, {0xFFFFFFFFU}), 21, 0.001);
  EXPECT_NEAR(contrast({0xFF777777U}, {0xFFFFFFFFU}), 4.48, 0.01);
}

TEST(Theme, reads_red_green_and_blue_in_their_order) {
  auto text = file("assets/themes/default.theme");
  text.replace(text.find("#0B2E6B"), 7, "#123456");
  const auto parsed = Theme::parse("t", text);
  ASSERT_TRUE(parsed);
  const auto colour = (*parsed)[Role::primary];
  EXPECT_EQ(colour.red(), 0x12);
  EXPECT_EQ(colour.green(), 0x34);
  EXPECT_EQ(colour.blue(), 0x56);
}

TEST(Theme, names_the_line_that_is_wrong) {
  EXPECT_EQ(Theme::parse("t", "paper = #FFFFFF\nink = black\n").error().line, 2);
  EXPECT_EQ(Theme::parse("t", "wallpaper = #FFFFFF\n").error().line, 1);
  EXPECT_EQ(Theme::parse("t", "paper #FFFFFF\n").error().line, 1);
}

TEST(Theme, refuses_a_file_that_leaves_a_role_without_colour) {
  auto text = file("assets/themes/default.theme");
  text.erase(text.find("focus"));
  EXPECT_EQ(Theme::parse("t", text).error().what, "the role focus has no colour");
}

TEST(TownColour, colours_what_can_be_pressed_chosen_or_focused) {
  const auto ours = theme("default");
  const auto theirs = in_town_colour(ours, "#5A0F2B");
  ASSERT_TRUE(theirs) << theirs.error();
  for (const auto role : {Role::primary, Role::chosen_border, Role::focus})
    EXPECT_EQ((*theirs)[role].red(), 0x5A) << name(role);
  EXPECT_LT((*theirs)[Role::primary_held].red(), 0x5A);
  EXPECT_EQ((*theirs)[Role::ink], ours[Role::ink]);
}

TEST(TownColour, is_refused_when_words_on_it_would_be_hard_to_read) {
  const auto bright = in_town_colour(theme("default"), "#E2001A");
  ASSERT_FALSE(bright);
  EXPECT_NE(bright.error().find("#E2001A"), std::string::npos);
  EXPECT_NE(bright.error().find("10 : 1 is needed"), std::string::npos) << bright.error();
}

TEST(TownColour, is_written_in_six_figures) {
  for (const auto* wrong : {"red", "#123", "#12345G", "123456", "#1234567"})
    EXPECT_FALSE(in_town_colour(theme("default"), wrong)) << wrong;
}

}  // namespace
