#include <cmath>
#include <stop_token>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/documents/duplicate.hpp"
#include "kiosk/documents/sheet.hpp"
#include "kiosk/documents/sheet_outline.hpp"
#include "kiosk/documents/sheet_raster.hpp"
#include "platform/system/cells.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using guichet::platform::system::cell_at;
using namespace guichet::kiosk::documents;
using namespace guichet::tests;

PageContent letter() {
  PageContent page = tax_notice_page("");
  page.symbol = Symbol::none;
  for (int i = 0; i < 8; ++i)
    page.lines.emplace_back("Une ligne de plus de ce papier de démonstration", std::to_string(1250 + 377 * i) + " €");
  return page;
}

const std::vector<std::byte>& drawn(int dpi = 300) {
  static const std::vector<std::byte> at_300 = render(letter(), {.dpi = 300});
  static const std::vector<std::byte> at_200 = render(letter(), {.dpi = 200});
  static const std::vector<std::byte> at_150 = render(letter(), {.dpi = 150});
  return dpi == 300 ? at_300 : dpi == 200 ? at_200 : at_150;
}

Picture pixels(const Sheet& sheet) { return grey_of(*decode_raster(sheet.jpeg, false)); }

double remaining_skew(const Sheet& sheet) { return text_skew(grey_of(shrink(raster_of(pixels(sheet)), 2))); }

int darkest_corner(const Picture& page) {
  int darkest = 255;
  for (const int x : {3, page.width - 4})
    for (const int y : {3, page.height - 4}) darkest = std::min(darkest, int{page.grey[cell_at(x, y, page.width)]});
  return darkest;
}

std::string fault(const Sheet& sheet) {
  return sheet.quality.fault ? std::string(name_of(sheet.quality.fault->fault)) : "readable";
}

bool is_a4(const Sheet& sheet) { return std::abs(sheet.width - 1654) <= 16 && std::abs(sheet.height - 2339) <= 16; }

Sheet sheet_of(const Capture& capture, const SheetWish& wish = {}, int dpi = 300) {
  auto sheet = straighten(captured(drawn(dpi), capture), wish);
  if (!sheet) throw std::runtime_error{std::string(name_of(sheet.error()))};
  return *std::move(sheet);
}

TEST(Sheet, is_the_page_found_on_its_background_and_laid_straight) {
  for (const double degrees : {1.7, -4.0, 12.0}) {
    Capture capture = lying(degrees, 200);
    capture.shadow = 0.3;
    capture.noise = 5;
    const Sheet sheet = sheet_of(capture);
    EXPECT_TRUE(is_a4(sheet)) << sheet.width << " x " << sheet.height;
    EXPECT_NEAR(remaining_skew(sheet), 0, 0.15) << degrees;
    EXPECT_GT(darkest_corner(pixels(sheet)), 110) << degrees;
    EXPECT_EQ(fault(sheet), "readable") << degrees;
    EXPECT_FALSE(sheet.colour);
  }
}

TEST(Sheet, is_the_page_seen_in_perspective_by_a_camera) {
  Capture capture = held();
  capture.noise = 4;
  capture.shadow = 0.2;
  const Sheet photographed = sheet_of(capture, {.source = CaptureSource::camera});
  EXPECT_TRUE(is_a4(photographed)) << photographed.width << " x " << photographed.height;
  EXPECT_EQ(fault(photographed), "readable");
  EXPECT_NEAR(photographed.quality.captured_dpi, 150, 25);
  const Sheet scanned = sheet_of(lying(0, 200));
  EXPECT_TRUE(same_page(*fingerprint(photographed), *fingerprint(scanned)));
}

TEST(Sheet, takes_its_skew_from_the_text_when_the_paper_fills_the_picture) {
  for (const double degrees : {-2.5, 0.0, 1.7}) {
    const auto sheet = straighten(render(letter(), {.dpi = 200, .degrees = degrees}));
    ASSERT_TRUE(sheet.has_value());
    EXPECT_TRUE(is_a4(*sheet));
    EXPECT_NEAR(remaining_skew(*sheet), 0, 0.15) << degrees;
    EXPECT_EQ(fault(*sheet), "readable") << degrees;
  }
}

TEST(Sheet, keeps_a_white_page_whole_under_a_white_lid) {
  Capture capture = lying(0, 200);
  capture.table = {250, 250, 250};
  const Sheet sheet = sheet_of(capture);
  EXPECT_EQ(fault(sheet), "readable");
  EXPECT_GE(sheet.height, 2320);
}

TEST(Sheet, has_the_size_of_a_card_for_a_card) {
  for (const double table : {60.0, 252.0}) {
    Capture capture = lying(3, 300, 85.6, 53.98);
    capture.table = {table, table, table};
    capture.tinted = true;
    capture.noise = 2;
    const Sheet sheet = sheet_of(capture, {.colour = true});
    EXPECT_NEAR(sheet.width, 674, 16) << table;
    EXPECT_NEAR(sheet.height, 425, 16) << table;
  }
}

TEST(Sheet, measures_with_the_scanners_own_resolution) {
  const auto sheet = straighten(captured(drawn(), lying(2, 150, 100, 140)), {.dpi = 150});
  EXPECT_NEAR(sheet->width, 100 / 25.4 * 200, 16);
  EXPECT_NEAR(sheet->height, 140 / 25.4 * 200, 16);
  EXPECT_NEAR(sheet->quality.captured_dpi, 150, 3);
}

TEST(Sheet, keeps_colours_for_an_identity_document_only) {
  Capture capture = lying(1, 200);
  capture.tinted = true;
  const Sheet colour = sheet_of(capture, {.colour = true});
  const Raster seen = *decode_raster(colour.jpeg, true);
  const std::uint8_t* const middle = seen.row(seen.height - 40) + std::ptrdiff_t{3} * 40;
  EXPECT_GT(middle[2], middle[0] + 20);
  EXPECT_TRUE(colour.colour);
  const Raster grey = *decode_raster(sheet_of(capture).jpeg, true);
  EXPECT_NEAR(grey.row(40)[std::ptrdiff_t{3} * 40], grey.row(40)[std::ptrdiff_t{3} * 40 + 2], 2);
}

TEST(Sheet, reads_png_and_jpeg_alike) {
  const Capture capture = lying(1.7, 200);
  const auto png = straighten(captured(drawn(), capture, Encoding::png), {.colour = true});
  const auto jpeg = straighten(captured(drawn(), capture, Encoding::jpeg), {.colour = true});
  EXPECT_EQ(png->width, jpeg->width);
  EXPECT_TRUE(same_page(*fingerprint(*png), *fingerprint(*jpeg)));
}

TEST(Sheet, is_black_where_it_was_redacted_in_grey_and_in_colours) {
  const Redact redact = [](Picture& page) {
    for (int y = 100; y < 200; ++y)
      for (int x = 100; x < 300; ++x) page.grey[cell_at(x, y, page.width)] = 0;
    return 1;
  };
  Capture capture = lying(0, 200);
  capture.tinted = true;
  for (const bool colour : {false, true}) {
    const Sheet sheet = sheet_of(capture, {.colour = colour, .redact = redact});
    EXPECT_EQ(sheet.redactions, 1);
    const Raster seen = *decode_raster(sheet.jpeg, true);
    for (const int x : {108, 200, 290})
      for (std::size_t channel = 0; channel < 3; ++channel)
        EXPECT_LT(seen.row(150)[static_cast<std::size_t>(3 * x) + channel], 8);
    EXPECT_GT(seen.row(150)[std::ptrdiff_t{3} * 60], 150);
  }
}

TEST(Sheet, tells_its_steps_and_stops_at_any_of_them) {
  const auto page = captured(drawn(), lying(1, 150));
  std::vector<SheetStep> steps;
  ASSERT_TRUE(straighten(page, {}, {}, [&](SheetStep step) { steps.push_back(step); }));
  EXPECT_EQ(steps, (std::vector{SheetStep::decoding, SheetStep::finding, SheetStep::straightening, SheetStep::checking,
                                SheetStep::encoding}));
  for (const SheetStep last : steps) {
    std::stop_source stop;
    int after = 0;
    const auto sheet = straighten(page, {}, stop.get_token(), [&](SheetStep step) {
      after += step > last;
      if (step == last) stop.request_stop();
    });
    if (last == SheetStep::encoding) continue;  // nothing is left to be stopped
    ASSERT_FALSE(sheet.has_value());
    EXPECT_EQ(sheet.error(), SheetError::cancelled);
    EXPECT_EQ(after, 0);
  }
}

TEST(Sheet, refuses_what_is_no_page_with_its_reason) {
  EXPECT_EQ(straighten(bytes_of("This is a letter, not a page.")).error(), SheetError::unknown_format);
  EXPECT_EQ(straighten(bytes_of("P5\n60000 60000\n255\n0000")).error(), SheetError::too_large);
  const auto jpeg = captured(drawn(150), lying(0, 72));
  for (int tenth = 1; tenth < 10; ++tenth)
    EXPECT_FALSE(straighten(std::span(jpeg).first(jpeg.size() * static_cast<std::size_t>(tenth) / 10))) << tenth;
  EXPECT_EQ(straighten(jpeg, {.page = 1}).error(), SheetError::no_such_page);
}

TEST(Sheet, turns_without_losing_anything) {
  const Sheet sheet = sheet_of(lying(1, 200), {.colour = true});
  const Sheet once = *rotate(sheet, 1);
  EXPECT_EQ(once.width, sheet.height);
  EXPECT_EQ(decode_raster(once.jpeg, true)->samples.size(), decode_raster(sheet.jpeg, true)->samples.size());
  const Sheet back = *rotate(*rotate(once, 1), -2);
  EXPECT_EQ(decode_raster(back.jpeg, true)->samples, decode_raster(sheet.jpeg, true)->samples);
  const Picture upright = pixels(sheet), turned = pixels(once);
  double apart = 0;
  for (int y = 0; y < upright.height; y += 7)
    for (int x = 0; x < upright.width; x += 7)
      apart += std::abs(upright.grey[cell_at(x, y, upright.width)] -
                        turned.grey[cell_at(upright.height - 1 - y, x, turned.width)]);
  EXPECT_LT(apart / (upright.width / 7.0 * upright.height / 7.0), 1.0);
}

TEST(Sheet, turns_a_picture_of_any_size) {
  Raster odd = blank_raster(30, 21, 3);
  odd.row(0)[0] = 255;
  const Sheet sheet{.jpeg = encode_jpeg(odd, 95, 200), .width = 30, .height = 21, .colour = true};
  const auto turned = rotate(sheet, -1);
  ASSERT_TRUE(turned.has_value());
  const Raster seen = *decode_raster(turned->jpeg, true);
  EXPECT_EQ(seen.width, 21);
  EXPECT_EQ(seen.height, 30);
  EXPECT_GT(seen.row(29)[0], seen.row(0)[0]);
}

TEST(Sheet, turns_the_place_of_its_fault_with_it) {
  Sheet sheet = sheet_of(lying(0, 150));
  sheet.quality.fault = QualityFault{Fault::glare, {0.1, 0.2, 0.3, 0.4}};
  const Region where = rotate(sheet, 1)->quality.fault->where;
  EXPECT_NEAR(where.x, 0.4, 1e-9);
  EXPECT_NEAR(where.y, 0.1, 1e-9);
  EXPECT_NEAR(where.width, 0.4, 1e-9);
  EXPECT_NEAR(where.height, 0.3, 1e-9);
}

TEST(Sheet, becomes_lighter_in_two_steps) {
  Capture capture = lying(1, 200);
  capture.noise = 5;
  const Sheet sheet = sheet_of(capture, {.colour = true});
  const Sheet less = *recompress(sheet, Lighter::quality_45), least = *recompress(sheet, Lighter::dpi_150);
  EXPECT_LT(less.jpeg.size(), sheet.jpeg.size() * 9 / 10);
  EXPECT_LT(least.jpeg.size(), less.jpeg.size() * 9 / 10);
  EXPECT_EQ(least.dpi, 150);
  EXPECT_NEAR(least.width, sheet.width * 0.75, 16);
  EXPECT_EQ(decode_raster(least.jpeg, true)->width, least.width);
}

}  // namespace
