#include <string>

#include <gtest/gtest.h>

#include "kiosk/documents/quality.hpp"
#include "kiosk/documents/sheet.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;

const std::vector<std::byte>& notice() {
  static const std::vector<std::byte> page = render(tax_notice_page("X"), {.dpi = 300});
  return page;
}

Quality quality_of(const Capture& capture, const std::vector<std::byte>& page, CaptureSource source) {
  return straighten(captured(page, capture), {.source = source})->quality;
}

Quality scanned(const Capture& capture) { return quality_of(capture, notice(), CaptureSource::scanner); }
Quality photographed(const Capture& capture) { return quality_of(capture, notice(), CaptureSource::camera); }

std::string fault(const Quality& quality) {
  EXPECT_EQ(quality.readable, !quality.fault.has_value());
  return quality.fault ? std::string(name_of(quality.fault->fault)) : "readable";
}

bool covers(const Region& region, double x, double y) {
  return x > region.x && x < region.x + region.width && y > region.y && y < region.y + region.height;
}

TEST(Quality, is_the_same_whatever_the_resolution_of_the_scanner) {
  double least = 1, most = 0;
  for (const int dpi : {150, 200, 300}) {
    Capture capture = lying(1.7, dpi);
    capture.noise = 5;
    const Quality quality = scanned(capture);
    EXPECT_EQ(fault(quality), "readable") << dpi;
    EXPECT_NEAR(quality.captured_dpi, dpi, 0.03 * dpi);
    least = std::min(least, quality.sharpness), most = std::max(most, quality.sharpness);
  }
  EXPECT_LT(most - least, 0.25);
}

TEST(Quality, tells_a_blurred_page_from_a_soft_one_at_any_resolution) {
  for (const int dpi : {150, 300}) {
    Capture capture = lying(0.7, dpi);
    capture.noise = 3;
    capture.blur = 0.2 / 25.4 * dpi;  // of the paper's own millimetres
    EXPECT_EQ(fault(scanned(capture)), "readable") << dpi;
    capture.blur = 0.6 / 25.4 * dpi;
    EXPECT_EQ(fault(scanned(capture)), "blurred") << dpi;
  }
}

TEST(Quality, tells_a_page_in_the_dark) {
  Capture capture = held();
  capture.light = 0.24;
  capture.noise = 2;
  capture.table = {30, 25, 20};
  EXPECT_EQ(fault(photographed(capture)), "too_dark");
  capture.light = 0.6;
  EXPECT_EQ(fault(photographed(capture)), "readable");
}

TEST(Quality, tells_a_page_that_is_bleached) {
  Capture capture = held();
  capture.light = 8.5;
  capture.table = {6, 6, 5};
  EXPECT_EQ(fault(photographed(capture)), "too_bright");
}

TEST(Quality, tells_a_reflection_and_where_it_is) {
  Capture capture = held();
  capture.light = 0.75;
  capture.noise = 2;
  EXPECT_EQ(fault(photographed(capture)), "readable");
  capture.lamp = {0.35, 0.52};
  capture.lamp_size = 0.12;
  const Quality quality = photographed(capture);
  ASSERT_EQ(fault(quality), "glare");
  EXPECT_TRUE(covers(quality.fault->where, 0.28, 0.52));
  EXPECT_LT(quality.fault->where.width, 0.5);
  EXPECT_LT(quality.fault->where.height, 0.5);
}

TEST(Quality, tells_a_page_that_leaves_the_picture_and_on_which_side) {
  Capture capture = held();
  for (Spot& corner : capture.corners) corner.y += 700;
  const Quality quality = photographed(capture);
  ASSERT_EQ(fault(quality), "cut_page");
  EXPECT_TRUE(covers(quality.fault->where, 0.5, 0.95));
  EXPECT_FALSE(covers(quality.fault->where, 0.5, 0.5));
}

TEST(Quality, tells_a_corner_that_leaves_the_scanner) {
  Capture capture = lying(9, 150);
  capture.width = capture.width * 9 / 10;  // the glass ends
  EXPECT_EQ(fault(scanned(capture)), "cut_page");
}

TEST(Quality, takes_paper_against_the_edges_of_the_glass_for_whole) {
  Capture capture = lying(0, 150);
  const Spot first = capture.corners[0];
  for (Spot& corner : capture.corners) corner = {corner.x - first.x, corner.y - first.y};
  EXPECT_EQ(fault(scanned(capture)), "readable");
}

TEST(Quality, tells_a_page_too_far_away) {
  Capture capture = held();
  const Spot middle{capture.width / 2.0, capture.height / 2.0};
  for (Spot& corner : capture.corners)
    corner = {middle.x + (corner.x - middle.x) / 3, middle.y + (corner.y - middle.y) / 3};
  capture.noise = 1;
  EXPECT_EQ(fault(photographed(capture)), "too_small");
}

TEST(Quality, tells_an_empty_page_and_an_empty_table) {
  Capture capture = held();
  capture.noise = 4;
  capture.shadow = 0.3;
  EXPECT_EQ(fault(quality_of(capture, blank_page(), CaptureSource::camera)), "empty_page");
  EXPECT_EQ(fault(straighten(blank_page())->quality), "empty_page");
  capture.corners = {{{-900, -900}, {-800, -900}, {-800, -800}, {-900, -800}}};
  EXPECT_EQ(fault(photographed(capture)), "no_page");
}

TEST(Quality, is_the_same_for_a_page_that_is_only_looked_at) {
  const auto page = render(tax_notice_page("X"), {.degrees = 1.7, .noise = 5});
  EXPECT_EQ(examine(*decode_page(page)), straighten(page)->quality);
}

}  // namespace
