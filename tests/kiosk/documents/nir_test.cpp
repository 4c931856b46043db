// PD-03: no picture that is kept may show a social security number. Those below belong to nobody: their commune is 999
// or their department does not exist.
#include <algorithm>
#include <chrono>
#include <format>
#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/documents/nir.hpp"
#include "kiosk/documents/nir_text.hpp"
#include "platform/system/cells.hpp"
#include "tests/support/ocr_b/printed_page.hpp"

namespace {

using guichet::platform::system::cell_at;
using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using namespace std::chrono_literals;

LineReader& reader() {
  static LineReader one = LineReader::open().value();
  return one;
}

// Thirteen characters, and their key.
std::string with_key(std::string number, int off = 0) {
  std::string counted = number;
  if (number[6] == 'A' || number[6] == 'B') counted.replace(5, 2, number[6] == 'A' ? "19" : "18");
  const long long key = 97 - std::stoll(counted) % 97;
  return number + std::format("{:02}", (key + off - 1) % 97 + 1);
}

std::string grouped(const std::string& nir, std::string_view gap) {
  std::string text;
  for (std::size_t i = 0; i < nir.size(); ++i) {
    if (i == 1 || i == 3 || i == 5 || i == 7 || i == 10 || i == 13) text += gap;
    text += nir[i];
  }
  return text;
}

std::vector<ReadSign> signs(std::string_view text) {
  std::vector<ReadSign> all;
  for (const char sign : text) all.push_back({sign, {}});
  return all;
}

int bright_pixels(const Picture& picture, const Printed::Box& box) {
  int bright = 0;
  for (int y = box.y; y < box.y + box.height; ++y)
    for (int x = box.x; x < box.x + box.width; ++x) bright += picture.grey[cell_at(x, y, picture.width)] > 0;
  return bright;
}

bool is_same(const Picture& one, const Picture& other, const Printed::Box& box) {
  for (int y = box.y; y < box.y + box.height; ++y)
    for (int x = box.x; x < box.x + box.width; ++x) {
      const auto at = cell_at(x, y, one.width);
      if (one.grey[at] != other.grey[at]) return false;
    }
  return true;
}

struct Case {
  std::string text, family = "Noto Sans";
  double points = 10;
  bool bold = false;
};

std::vector<Case> numbers() {
  const std::string one = with_key("1850599999084"), two = with_key("2921299999417"), three = with_key("285122A999036"),
                    four = with_key("170062B999121");
  return {{grouped(one, " ")},
          {one},
          {one.substr(0, 13) + " " + one.substr(13)},
          {grouped(two, " "), "Noto Serif"},
          {two, "Noto Serif", 11, true},
          {grouped(two, "."), "Noto Sans", 9},
          {grouped(three, " "), "Noto Sans", 11, true},
          {three, "Noto Mono", 10},
          {grouped(four, " "), "Noto Mono", 9},
          {one.substr(0, 13) + " / " + one.substr(13), "Noto Sans", 8},
          {grouped(two, " "), "Atkinson Hyperlegible", 10},
          {grouped(one, "-"), "Noto Serif", 10},
          {grouped(one, " "), "Noto Sans", 8},
          {two, "Noto Sans", 12, true}};
}

std::vector<Case> others() {
  return {{grouped(with_key("1850599999084", 1), " ")},
          {with_key("2921299999417", 5), "Noto Serif"},
          {"06 39 98 12 34"},
          {"FR76 3000 6000 0112 3456 7890 189", "Noto Mono", 9},
          {"SIRET 356 000 000 00048"},
          {"MADAME CAMILLE SPECIMEN DURAND", "Noto Sans", 11},
          {"12 405,30 EUR AU 31/07/2026"}};
}

struct Page {
  std::vector<PrintedText> texts;
  std::size_t nirs = 0;
};

Page golden_page() {
  Page page;
  double y = 30;
  const auto add = [&](const Case& one) {
    page.texts.push_back({one.text, 85, y, one.family, one.points, one.bold});
    y += 9;
  };
  for (const Case& one : numbers()) add(one);
  page.nirs = page.texts.size();
  for (const Case& one : others()) add(one);
  for (double line = 30; line < y; line += 9)
    page.texts.push_back({"Numéro de l’assuré social :", 20, line, "Noto Sans", 10});
  for (; y < 285; y += 6)
    page.texts.push_back({"Conservez cette attestation : elle vous sera demandée pour le renouvellement de vos droits.",
                          20, y, "Noto Serif", 9});
  return page;
}

void expect_painted(const PrintScan& scan) {
  const Page page = golden_page();
  const Printed printed = print_page(page.texts, scan);
  Picture picture = printed.picture;
  const auto start = std::chrono::steady_clock::now();
  const NirSearch search = black_out_nir(picture, reader(), 60s);
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  std::cout << std::format("{} zones in {} ms\n", search.zones.size(), spent.count());
  EXPECT_TRUE(search.finished);
  EXPECT_EQ(search.zones.size(), page.nirs);
  for (std::size_t i = 0; i < page.nirs; ++i)
    EXPECT_EQ(bright_pixels(picture, printed.boxes[i]), 0)
        << "still seen: " << page.texts[i].text << ' ' << page.texts[i].family;
  for (std::size_t i = page.nirs; i < printed.boxes.size(); ++i)
    EXPECT_TRUE(page.texts[i].x < 80 || is_same(picture, printed.picture, printed.boxes[i]))
        << "touched: " << page.texts[i].text;
}

TEST(Nir, is_painted_out_of_a_page_whatever_its_face_and_its_groups) { expect_painted({}); }

TEST(Nir, is_painted_out_at_three_hundred_dots) { expect_painted({.dpi = 300, .blur = 0.8}); }

TEST(Nir, is_painted_out_of_a_page_that_lies_on_its_side_or_upside_down) {
  const std::string nir = grouped(with_key("2921299999417"), " ");
  for (const int turns : {1, 2, 3}) {
    const Printed printed = print_page({{"Assuré social", 20, 60}, {nir, 85, 60}}, {.quarter_turns = turns});
    Picture picture = printed.picture;
    EXPECT_EQ(black_out_nir(picture, reader()).zones.size(), 1U) << turns;
    EXPECT_EQ(bright_pixels(picture, printed.boxes[1]), 0) << turns;
  }
}

TEST(Nir, is_not_there_any_more_on_a_page_that_lay_askew) {
  const Page page = golden_page();
  Picture picture = print_page(page.texts, {.degrees = 0.8}).picture;
  EXPECT_EQ(black_out_nir(picture, reader(), 60s).zones.size(), page.nirs);
  EXPECT_TRUE(find_nir(picture, reader(), 60s).zones.empty());
}

TEST(Nir, says_when_it_had_no_time_to_look_everywhere) {
  Picture picture = print_page(golden_page().texts).picture;
  EXPECT_FALSE(black_out_nir(picture, reader(), 0ms).finished);
}

TEST(Nir, is_looked_for_no_longer_when_its_owner_has_stopped) {
  Picture picture = print_page(golden_page().texts).picture;
  const std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(black_out_nir(picture, reader(), 60s, stop.get_token()).finished);
}

TEST(Nir, is_known_by_its_key_only) {
  const std::string nir = with_key("1850599999084");
  EXPECT_EQ(find_nirs(signs(nir)), (std::vector<SignSpan>{{0, 14}}));
  EXPECT_EQ(find_nirs(signs("No: " + grouped(nir, " ") + " fin")), (std::vector<SignSpan>{{4, 24}}));
  EXPECT_EQ(find_nirs(signs("l85O599999084" + nir.substr(13))).size(), 1U) << "letters that machines take for digits";
  EXPECT_TRUE(find_nirs(signs(with_key("1850599999084", 1))).empty());
  EXPECT_TRUE(find_nirs(signs(nir + "7")).empty());
  EXPECT_TRUE(find_nirs(signs("7" + nir)).empty());
  EXPECT_TRUE(find_nirs(signs("FR76 3000 6000 0112 3456 7890 189")).empty());
}

TEST(Nir, is_found_in_the_words_of_a_seal_too) {
  EXPECT_TRUE(contains_nir("ASSURE " + grouped(with_key("285122A999036"), " ")));
  EXPECT_FALSE(contains_nir("12 RUE DES EXEMPLES 99999 VILLE FICTIVE"));
}

TEST(Nir, is_masked_although_another_touches_it) {
  const std::string nir = with_key("2851299999036");
  ASSERT_EQ(nir.back(), '1');
  EXPECT_EQ(without_nir(nir.substr(0, 14) + 'l' + nir), std::string(30, '*'));
}

TEST(Paint, covers_every_channel_and_never_more_than_the_page) {
  std::vector<std::uint8_t> pixels(36, 9);
  const std::vector<Zone> zones = {{2, 1, 100, 100}, {-5, -5, 6, 6}};
  paint_out(pixels, 4, 3, zones);
  EXPECT_EQ(std::ranges::count(pixels, 0), 3 * (1 + 2 * 2));
  paint_out(pixels, 0, 3, zones);
}

TEST(UniqueNumber, is_read_from_a_letter_of_the_registry) {
  const auto page = print_page({{"Votre demande de logement social", 20, 40},
                                {"Numéro unique : 111 0318 016982 G1104", 20, 60, "Noto Sans", 11},
                                {"Reçue le 12/03/2018", 20, 70}});
  const auto number = find_unique_number(page.picture, reader());
  ASSERT_TRUE(number);
  EXPECT_EQ(number->view(), "1110318016982G1104");
  EXPECT_FALSE(find_unique_number(print_page({{"Conservez cette attestation.", 20, 40}}).picture, reader()));
}

}  // namespace
