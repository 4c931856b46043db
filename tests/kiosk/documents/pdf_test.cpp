#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/pdf_profile.hpp"
#include "kiosk/documents/pdf_reader.hpp"
#include "kiosk/documents/pdf_writer.hpp"
#include "kiosk/documents/sheet_raster.hpp"
#include "platform/system/cells.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using guichet::platform::system::cell_at;
using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using namespace std::chrono_literals;

Sheet sheet_of(const PageContent& page, bool colour) {
  Capture capture = lying(1, 200);
  capture.tinted = colour;
  return *straighten(captured(render(page), capture), {.colour = colour});
}

const std::vector<Sheet>& sheets() {
  static const std::vector<Sheet> two = {sheet_of(tax_notice_page(SealAuthority().seal(sample_tax_notice())), false),
                                         sheet_of(proof_of_address_page("X"), true)};
  return two;
}

const PdfWish wish{.title = "Avis d’impôt <2025> & suite", .language = "fr"};

std::string wrapped() { return text_of(*wrap_pdf(sheets(), wish)); }

// What the program printed; it must end well.
std::string run(const std::string& command) {
  std::string printed;
  FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) printed += static_cast<char>(c);
  EXPECT_EQ(::pclose(pipe), 0) << command << '\n' << printed;
  return printed;
}

TEST(WrappedPdf, holds_every_jpeg_as_it_is) {
  const std::string pdf = wrapped();
  for (const Sheet& sheet : sheets()) EXPECT_TRUE(pdf.contains(text_of(sheet.jpeg)));
}

TEST(WrappedPdf, is_found_clean_by_qpdf) {
  const TemporaryFolder folder;
  write_file(folder / "sheets.pdf", wrapped());
  const std::string path = (folder / "sheets.pdf").string();
  EXPECT_TRUE(run("qpdf --check " + path).contains("No syntax or stream encoding errors"));
  EXPECT_TRUE(run("qpdf --show-npages " + path).starts_with("2"));
}

TEST(WrappedPdf, tells_its_title_size_and_form_to_other_readers) {
  const TemporaryFolder folder;
  write_file(folder / "sheets.pdf", wrapped());
  const std::string told = run("pdfinfo " + (folder / "sheets.pdf").string());
  EXPECT_TRUE(told.contains("Avis d’impôt <2025> & suite")) << told;
  EXPECT_TRUE(told.contains("593.28 x 840.96 pts")) << told;  // what whole blocks leave of an A4
  const std::string images = run("pdfimages -list " + (folder / "sheets.pdf").string());
  EXPECT_TRUE(images.contains("gray") && images.contains("rgb") && images.contains("jpeg")) << images;
}

TEST(WrappedPdf, says_what_pdf_a_2b_asks_for) {
  const std::string pdf = wrapped();
  for (const char* part : {"pdfaid:part=\"2\"", "pdfaid:conformance=\"B\"", "/GTS_PDFA1", "/Lang (fr)", "/ID [<",
                           "Avis d’impôt &lt;2025&gt; &amp; suite", "<rdf:li>fr</rdf:li>"})
    EXPECT_TRUE(pdf.contains(part)) << part;
  EXPECT_FALSE(pdf.contains("/Encrypt"));
  EXPECT_FALSE(pdf.contains("/JavaScript"));
}

TEST(WrappedPdf, has_a_profile_whose_parts_lie_where_it_says) {
  const std::string profile = srgb_profile();
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(profile.at(at + i));
    return value;
  };
  EXPECT_EQ(number(0), profile.size());
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  std::string names;
  for (std::size_t i = 0; i < number(128); ++i) {
    names += profile.substr(132 + 12 * i, 4) + ' ';
    EXPECT_LE(number(136 + 12 * i) + number(140 + 12 * i), profile.size());
    EXPECT_EQ(number(136 + 12 * i) % 4, 0U);
  }
  EXPECT_EQ(names, "desc cprt wtpt rXYZ gXYZ bXYZ rTRC gTRC bTRC ");
}

TEST(WrappedPdf, is_the_same_every_time) {
  EXPECT_EQ(wrapped(), wrapped());
  EXPECT_NE(wrapped(), text_of(*wrap_pdf(sheets(), {.title = "Autre"})));
}

TEST(WrappedPdf, costs_little_more_than_its_sheets) {
  EXPECT_LT(wrapped().size(), sheets()[0].jpeg.size() + sheets()[1].jpeg.size() + 8'000);
}

TEST(WrappedPdf, says_by_how_much_it_is_too_large_and_fits_once_lightened) {
  const std::size_t whole = wrapped().size();
  const auto refused = wrap_pdf(sheets(), {.title = wish.title, .most_bytes = whole - 1000});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (PdfRefusal{PdfRefusal::Kind::too_large, 1000}));
  const auto lighter = lighten(sheets(), Lighter::quality_45);
  EXPECT_TRUE(wrap_pdf(*lighter, {.title = wish.title, .most_bytes = whole - 1000}).has_value());
  const auto lightest = lighten(sheets(), Lighter::dpi_150);
  EXPECT_LT(wrap_pdf(*lightest, wish)->size(), wrap_pdf(*lighter, wish)->size());
  EXPECT_EQ(wrap_pdf({}, wish).error().kind, PdfRefusal::Kind::no_sheet);
}

TEST(PdfReader, draws_what_was_wrapped_pixel_for_pixel) {
  const auto pages = read_pdf(bytes_of(wrapped()));
  ASSERT_TRUE(pages.has_value());
  ASSERT_EQ(pages->size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const Picture drawn = (*pages)[i];
    EXPECT_NEAR(drawn.width, sheets()[i].width, 1);
    EXPECT_NEAR(drawn.height, sheets()[i].height, 1);
  }
  EXPECT_FALSE(find_codes(pages->front()).empty());
}

// One page of that size and content.
std::string small_pdf(const std::string& box, const std::string& content = "0 0 40 40 re f") {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> starts;
  const auto object = [&](const std::string& body) {
    starts.push_back(pdf.size());
    pdf += std::to_string(starts.size()) + " 0 obj\n" + body + "\nendobj\n";
  };
  object("<< /Type /Catalog /Pages 2 0 R >>");
  object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
  object("<< /Type /Page /Parent 2 0 R /MediaBox " + box + " /Contents 4 0 R >>");
  object("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream");
  const std::size_t table = pdf.size();
  pdf += "xref\n0 5\n0000000000 65535 f \n";
  for (const std::size_t start : starts) {
    const std::string digits = std::to_string(start);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return pdf + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string error(const std::string& pdf, const PdfLimits& limits = {}) {
  const auto pages = read_pdf(bytes_of(pdf), limits);
  if (pages) return "read";
  switch (pages.error()) {
    case PdfError::not_a_pdf: return "not_a_pdf";
    case PdfError::encrypted: return "encrypted";
    case PdfError::too_large: return "too_large";
    case PdfError::too_slow: return "too_slow";
    case PdfError::damaged: break;
  }
  return "damaged";
}

TEST(PdfReader, draws_black_where_the_page_is_black) {
  const auto pages = read_pdf(bytes_of(small_pdf("[0 0 72 144]")));
  ASSERT_TRUE(pages.has_value());
  const Picture& page = pages->front();
  EXPECT_EQ(page.width, 200);
  EXPECT_EQ(page.height, 400);
  EXPECT_EQ(page.grey[cell_at(10, 390, 200)], 0);
  EXPECT_EQ(page.grey[cell_at(10, 10, 200)], 255);
}

TEST(PdfReader, bounds_pages_pixels_and_bytes) {
  EXPECT_EQ(error(wrapped(), {.pages = 1}), "too_large");
  EXPECT_EQ(error(small_pdf("[0 0 595 842]"), {.page_pixels = 1'000'000}), "too_large");
  EXPECT_EQ(error("%PDF-1.7" + std::string(most_bytes, ' ')), "too_large");
  const auto photograph = read_pdf(bytes_of(small_pdf("[0 0 9000 12000]")));  // a point for each pixel
  ASSERT_TRUE(photograph.has_value());
  EXPECT_LE(photograph->front().height, 3510);
}

TEST(PdfReader, ends_what_takes_too_long) {
  std::string endless;
  for (int i = 0; i < 60'000; ++i) endless += "0 0 m 595 842 l 0 842 l 595 " + std::to_string(i % 842) + " l f*\n";
  const auto started = std::chrono::steady_clock::now();
  EXPECT_EQ(error(small_pdf("[0 0 595 842]", endless), {.time = 300ms}), "too_slow");
  EXPECT_LT(std::chrono::steady_clock::now() - started, 20s);
}

TEST(PdfReader, says_when_a_password_is_asked) {
  const TemporaryFolder folder;
  write_file(folder / "open.pdf", small_pdf("[0 0 72 72]"));
  const std::string locked = (folder / "locked.pdf").string();
  run("qpdf --encrypt secret owner 256 -- " + (folder / "open.pdf").string() + ' ' + locked);
  EXPECT_EQ(error(read_file(locked)), "encrypted");
}

TEST(PdfReader, refuses_what_is_no_pdf_or_is_cut_short) {
  EXPECT_EQ(error("This is a letter."), "not_a_pdf");
  EXPECT_EQ(error(""), "not_a_pdf");
  EXPECT_EQ(error("%PDF-1.7\nand nothing more"), "damaged");
  const std::string whole = wrapped();
  EXPECT_NE(error(whole.substr(0, whole.size() / 10)), "read");
}

}  // namespace
