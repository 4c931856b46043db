#include <cstdlib>

#include <gtest/gtest.h>

#include "kiosk/documents/pdf_writer.hpp"
#include "tests/kiosk/cli/asked.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::tests;
using nlohmann::json;

class DocumentQuality : public testing::Test {
 protected:
  DocumentQuality() { authority_.write_certificate(folder_ / "trust"); }

  json ask(std::string_view bytes) {
    write_file(folder_ / "file", bytes);
    const auto answer = asked({"read-document", "--trust", (folder_ / "trust").string(), (folder_ / "file").string()});
    code_ = answer.code;
    return answer.first();
  }

  std::string pdf_of_two_pages() {
    std::vector<documents::Sheet> sheets;
    for (const PageContent& page : {tax_notice_page(authority_.seal(sample_tax_notice())),
                                    proof_of_address_page(authority_.seal(sample_proof_of_address()))})
      sheets.push_back(*documents::straighten(captured(render(page), lying(1, 200))));
    return text_of(*documents::wrap_pdf(sheets, {.title = "Deux papiers"}));
  }

  TemporaryFolder folder_;
  SealAuthority authority_;
  cli::ExitCode code_{};
};

TEST_F(DocumentQuality, gives_the_pages_of_a_pdf_as_those_of_a_picture) {
  const json answer = ask(pdf_of_two_pages());
  ASSERT_EQ(answer.at("pages").size(), 2U);
  for (const json& page : answer.at("pages")) {
    EXPECT_EQ(page.at("codes").at(0).at("seal").at("verdict"), "proven");
    EXPECT_EQ(page.at("quality").at("readable"), true);
  }
  EXPECT_EQ(code_, cli::ExitCode::success);
}

TEST_F(DocumentQuality, tells_why_a_page_is_not_readable_and_where) {
  Capture capture = lying(1, 200);
  capture.blur = 6;
  const json blurred = ask(text_of(captured(render(tax_notice_page("X")), capture))).at("pages").at(0).at("quality");
  EXPECT_EQ(blurred.at("readable"), false);
  EXPECT_EQ(blurred.at("fault"), "blurred");
  EXPECT_EQ(blurred.at("where").size(), 4U);
  const json sharp = ask(text_of(render(tax_notice_page("X")))).at("pages").at(0).at("quality");
  EXPECT_EQ(sharp.at("fault"), nullptr);
  EXPECT_EQ(sharp.at("where"), nullptr);
  EXPECT_EQ(sharp.at("dpi"), 200);
  for (const char* key : {"paper", "sharpness", "ink"}) EXPECT_TRUE(sharp.at(key).is_number()) << key;
}

TEST_F(DocumentQuality, says_of_a_pdf_what_it_says_of_a_picture_that_cannot_be_read) {
  EXPECT_EQ(ask("%PDF-1.7\nand nothing more").at("error").at("code"), "damaged");
  EXPECT_EQ(code_, cli::ExitCode::unreadable);
  write_file(folder_ / "open.pdf", pdf_of_two_pages());
  const std::string locked = (folder_ / "locked.pdf").string();
  const std::string command = "qpdf --encrypt secret owner 256 -- " + (folder_ / "open.pdf").string() + ' ' + locked;
  ASSERT_EQ(std::system(command.c_str()), 0);
  const json answer = ask(read_file(locked));
  EXPECT_EQ(answer.at("error").at("code"), "encrypted");
  EXPECT_FALSE(answer.at("error").at("sentence").get<std::string>().empty());
}

}  // namespace
