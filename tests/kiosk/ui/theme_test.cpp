#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/ui/theme.hpp"

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

}  // namespace
