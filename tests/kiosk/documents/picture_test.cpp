#include <format>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "kiosk/documents/picture.hpp"
#include "platform/system/cells.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using guichet::platform::system::cell_at;
using namespace guichet::kiosk::documents;
using namespace guichet::tests;

struct DestroyPix {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using OwnedPix = std::unique_ptr<PIX, DestroyPix>;

// White with a black square whose corner is at (3, 2).
OwnedPix drawing(int depth, int width = 40, int height = 30) {
  OwnedPix pix(pixCreate(width, height, depth));
  pixSetAll(pix.get());
  if (depth == 1) pixClearAll(pix.get());  // in one bit, one is black
  for (int y = 2; y < 6; ++y)
    for (int x = 3; x < 7; ++x) pixSetPixel(pix.get(), x, y, depth == 1 ? 1 : 0);
  return pix;
}

std::string encoded(PIX* pix, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(pixWriteMem(&data, &size, pix, format), 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

std::expected<Picture, PictureError> decode(const std::string& bytes, int page = 0) {
  return decode_page(bytes_of(bytes), page);
}

std::uint8_t at(const Picture& picture, int x, int y) { return picture.grey[cell_at(x, y, picture.width)]; }

// The header of a PNG that says it is that large, with no pixel behind it.
std::string png_of_size(std::uint32_t width, std::uint32_t height) {
  std::string bytes = encoded(drawing(8).get(), IFF_PNG);
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[16 + i] = static_cast<char>(width >> (24 - 8 * i) & 0xffU);
    bytes[20 + i] = static_cast<char>(height >> (24 - 8 * i) & 0xffU);
  }
  return bytes;
}

TEST(Picture, reads_the_formats_that_scanners_and_cameras_write) {
  for (const int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF_LZW, IFF_PNM}) {
    const auto picture = decode(encoded(drawing(8).get(), format));
    ASSERT_TRUE(picture.has_value()) << format;
    EXPECT_EQ(picture->width, 40);
    EXPECT_EQ(picture->height, 30);
    EXPECT_LT(at(*picture, 4, 3), 60);
    EXPECT_GT(at(*picture, 20, 20), 200);
  }
}

TEST(Picture, is_grey_whatever_the_depth_was) {
  for (const int depth : {1, 2, 4, 8, 16, 32}) {
    const auto picture = decode(encoded(drawing(depth).get(), IFF_PNG));
    ASSERT_TRUE(picture.has_value()) << depth;
    EXPECT_EQ(at(*picture, 4, 3), 0) << depth;
    EXPECT_EQ(at(*picture, 2, 2), 255) << depth;
    EXPECT_EQ(at(*picture, 39, 29), 255) << depth;
  }
}

TEST(Picture, takes_transparent_pixels_for_paper) {
  const OwnedPix pix(pixCreate(40, 30, 32));
  pixSetSpp(pix.get(), 4);
  pixSetAllArbitrary(pix.get(), 0x00000000U);
  const auto picture = decode(encoded(pix.get(), IFF_PNG));
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(at(*picture, 10, 10), 255);
}

TEST(Picture, reads_each_page_of_a_tiff) {
  const TemporaryFolder folder;
  const std::string path = (folder / "pages.tif").string();
  ASSERT_EQ(pixWriteTiff(path.c_str(), drawing(8).get(), IFF_TIFF_LZW, "w"), 0);
  ASSERT_EQ(pixWriteTiff(path.c_str(), drawing(8, 50, 60).get(), IFF_TIFF_LZW, "a"), 0);
  const std::string bytes = read_file(path);
  EXPECT_EQ(decode(bytes, 1)->height, 60);
  EXPECT_EQ(decode(bytes, 2).error(), PictureError::no_such_page);
  EXPECT_EQ(decode_pages(bytes_of(bytes))->size(), 2U);
  EXPECT_EQ(decode(encoded(drawing(8).get(), IFF_PNG), 1).error(), PictureError::no_such_page);
}

TEST(Picture, of_an_a4_page_in_colour_at_600_dpi_is_bearable) {
  constexpr std::size_t width = 5102, height = 7016;  // 216 x 297 mm: what a glass gives
  std::string page = std::format("P6\n{} {}\n255\n", width, height);
  page.append(3 * width * height, '\xff');
  const auto picture = decode(page);
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(at(*picture, 5000, 7000), 255);
}

TEST(Picture, refuses_a_huge_page_before_decoding_it) {
  EXPECT_EQ(decode(png_of_size(200'000, 10)).error(), PictureError::too_large);
  EXPECT_EQ(decode(png_of_size(12'000, 12'000)).error(), PictureError::too_large);
  EXPECT_EQ(decode("P5\n60000 60000\n255\n0000").error(), PictureError::too_large);
  EXPECT_EQ(decode(std::string(most_bytes + 1, 'x')).error(), PictureError::too_large);
}

TEST(Picture, refuses_a_page_with_endless_passes) {
  std::string bytes = encoded(drawing(8).get(), IFF_JFIF_JPEG);
  const std::string pass = bytes.substr(bytes.find("\xff\xda"));
  for (int i = 0; i < 100; ++i) bytes += pass;
  EXPECT_EQ(decode(bytes).error(), PictureError::too_large);
}

TEST(Picture, refuses_a_page_cut_short) {
  for (const int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF, IFF_PNM}) {
    const std::string whole = encoded(drawing(8).get(), format);
    for (std::size_t tenth = 0; tenth < 10; ++tenth)
      EXPECT_FALSE(decode(whole.substr(0, whole.size() * tenth / 10)).has_value()) << format << " cut at " << tenth;
  }
}

TEST(Picture, refuses_what_is_not_a_picture) {
  EXPECT_EQ(decode("").error(), PictureError::unknown_format);
  EXPECT_EQ(decode("This is a letter, not a page.").error(), PictureError::unknown_format);
  EXPECT_EQ(decode("%PDF-1.7\nnot read here").error(), PictureError::unknown_format);
  EXPECT_EQ(decode(encoded(drawing(8).get(), IFF_BMP)).error(), PictureError::unknown_format);
}

TEST(Preview, is_the_page_made_small_for_the_screen) {
  const auto picture = decode_page(blank_page());
  ASSERT_TRUE(picture.has_value());
  const Preview preview = preview_of(*picture);
  EXPECT_EQ(preview.height, 700);
  EXPECT_NEAR(preview.width, 700 * 210.0 / 297, 2);
  EXPECT_EQ(preview.rgba.size(), static_cast<std::size_t>(preview.width * preview.height * 4));
  EXPECT_EQ(preview.rgba[0], 255);
  EXPECT_EQ(preview.rgba[3], 255);
}

TEST(Preview, never_enlarges) {
  const auto picture = decode(encoded(drawing(8).get(), IFF_PNG));
  const Preview preview = preview_of(*picture);
  EXPECT_EQ(preview.width, 40);
  EXPECT_EQ(preview.height, 30);
  EXPECT_EQ(preview.rgba[4 * cell_at(4, 3, 40)], 0);
  EXPECT_TRUE(preview_of(Picture{}).rgba.empty());
}

}  // namespace
