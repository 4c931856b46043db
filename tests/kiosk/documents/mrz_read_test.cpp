// The reader over drawn pages. A wrong value is never given as read: not one, in any folder; how many are read whole
// has a floor for each.
#include <algorithm>
#include <array>
#include <format>
#include <iostream>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/documents/mrz_read.hpp"
#include "platform/system/paths.hpp"
#include "tests/support/ocr_b/mrz_page.hpp"
#include "tests/support/ocr_b/mrz_text.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::documents;
using namespace guichet::tests;

constexpr demand::Date today = std::chrono::year{2026} / 11 / 27;
constexpr std::array<MrzKind, 4> kinds = {MrzKind::td1, MrzKind::td2, MrzKind::td3, MrzKind::french_card};

const OcrB& glyphs() {
  static const OcrB model = OcrB::load(guichet::platform::system::assets_folder() / "ocr").value();
  return model;
}

demand::PartialDate day(const std::string& yymmdd, int century) {
  return {century + std::stoi(yymmdd.substr(0, 2)), static_cast<unsigned>(std::stoi(yymmdd.substr(2, 2))),
          static_cast<unsigned>(std::stoi(yymmdd.substr(4, 2)))};
}

template <class Value>
bool is_wrong(const MrzPart<Value>& part, const Value& truth) {
  return part && *part != truth;
}

int wrong_parts(const MrzReading& reading, const MrzHolder& holder) {
  int wrong = is_wrong(reading.number, holder.number) + is_wrong(reading.surname, holder.surname) +
              is_wrong(reading.first_names, holder.first_names) + is_wrong(reading.nationality, holder.nationality) +
              is_wrong(reading.issuer, holder.issuer) + is_wrong(reading.code, holder.code) +
              is_wrong(reading.birth, day(holder.birth, 1900)) +
              is_wrong(reading.sex, holder.sex == 'F' ? Sex::female : Sex::male);
  if (!holder.expiry.empty()) wrong += is_wrong(reading.expiry, demand::Date(day(holder.expiry, 2000).earliest()));
  return wrong;
}

struct Folder {
  std::string name;
  Sheet sheet = Sheet::card;
  double hardness = 0.5;
  int turn = 0;  // degrees added
  int pages = 16;
  int least_whole = 15;            // read without any doubt
  int dpi = 0;                     // 0: from 200 to 320
  std::uint64_t seed = 5'000'000;  // lessons began at a million
};

void PrintTo(const Folder& folder, std::ostream* out) { *out << folder.name; }

struct Outcome {
  int found = 0, whole = 0, wrong = 0;
};

Outcome read_folder(const Folder& folder) {
  Outcome outcome;
  for (int page = 0; page < folder.pages; ++page) {
    const auto seed = folder.seed + static_cast<std::uint64_t>(page);
    std::mt19937_64 chance(seed);
    const MrzHolder holder = random_holder(chance, kinds[static_cast<std::size_t>(page) % kinds.size()]);
    MrzScene scene = random_scene(split(mrz_text(holder), mrz_width(holder.kind)), folder.sheet, folder.hardness, seed);
    scene.degrees += folder.turn;
    if (folder.dpi > 0) scene.dpi = folder.dpi;
    const auto reading = read_mrz(draw_mrz(scene).picture, glyphs(), today);
    if (!reading) continue;
    ++outcome.found;
    outcome.whole += reading->is_whole();
    const int wrong = wrong_parts(*reading, holder);
    outcome.wrong += wrong;
    EXPECT_EQ(wrong, 0) << folder.name << ' ' << page << ": " << mrz_text(holder);
  }
  return outcome;
}

class MrzFolder : public testing::TestWithParam<Folder> {};

TEST_P(MrzFolder, is_read_to_its_floor_and_nothing_is_misread) {
  const Outcome outcome = read_folder(GetParam());
  std::cout << std::format("{}: {} of {} found, {} whole, {} wrong parts\n", GetParam().name, outcome.found,
                           GetParam().pages, outcome.whole, outcome.wrong);
  EXPECT_EQ(outcome.wrong, 0);
  EXPECT_GE(outcome.whole, GetParam().least_whole);
}

INSTANTIATE_TEST_SUITE_P(
    Generated, MrzFolder,
    testing::Values(
        Folder{.name = "cards, clean", .hardness = 0, .pages = 10, .least_whole = 10},
        Folder{.name = "cards, as scanned"}, Folder{.name = "cards, poor", .hardness = 1},
        Folder{.name = "cards, 200 dpi", .dpi = 200},
        Folder{.name = "cards, 200 dpi, poor", .hardness = 1, .least_whole = 15, .dpi = 200},
        Folder{.name = "cards, 150 dpi", .dpi = 150},
        Folder{.name = "cards, 400 dpi", .pages = 8, .least_whole = 8, .dpi = 400},
        Folder{.name = "cards on their side", .turn = 90, .pages = 10, .least_whole = 9},
        Folder{.name = "cards upside down", .turn = 180, .pages = 10, .least_whole = 9},
        Folder{.name = "cards on their other side", .turn = 270, .pages = 10, .least_whole = 9},
        Folder{.name = "cards laid askew", .turn = 7, .pages = 10, .least_whole = 9},
        Folder{.name = "copies on A4", .sheet = Sheet::page, .pages = 6, .least_whole = 6},
        Folder{.name = "copies on A4, poor", .sheet = Sheet::page, .hardness = 1, .pages = 6, .least_whole = 5},
        Folder{.name = "copies on A4, turned", .sheet = Sheet::page, .turn = 180, .pages = 6, .least_whole = 5}));

TEST(MrzOnAPage, is_nothing_where_only_words_are) {
  MrzScene scene{.lines = {"", ""}, .sheet = Sheet::page};
  EXPECT_FALSE(read_mrz(draw_mrz(scene).picture, glyphs(), today));
  scene.lines = {"THESE<LINES<HAVE<THE<FACE<BUT<ARE<NO<ZONE<<<", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<<<<<<<<"};
  EXPECT_FALSE(read_mrz(draw_mrz(scene).picture, glyphs(), today));
}

TEST(MrzOnAPage, is_nothing_on_a_picture_without_pixels) {
  EXPECT_FALSE(read_mrz({}, glyphs(), today));
  EXPECT_FALSE(read_mrz({.width = 1, .height = 1, .grey = {0}}, glyphs(), today));
}

TEST(OcrB, refuses_weights_that_are_not_its_own) {
  EXPECT_EQ(OcrB::load("/nonexistent").error(), OcrBError::unreadable);
  EXPECT_EQ(OcrB::from({1, 2, 3}).error(), OcrBError::malformed);
  std::vector<float> weights(OcrB::parameters);
  EXPECT_TRUE(OcrB::from(weights));
  weights[7] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(OcrB::from(weights).error(), OcrBError::malformed);
}

}  // namespace
