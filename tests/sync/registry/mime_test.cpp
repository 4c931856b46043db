#include <gtest/gtest.h>

#include "sync/registry/base64.hpp"
#include "sync/registry/mime.hpp"

namespace {

using namespace guichet::sync::registry;

std::string content_type(std::string_view boundary) {
  return "multipart/related; boundary=\"" + std::string{boundary} + "\"";
}

TEST(Base64, gives_back_what_it_was_given) {
  std::string bytes;
  for (int length = 0; length < 300; ++length) {
    EXPECT_EQ(decode_base64(encode_base64(bytes)), bytes);
    bytes += static_cast<char>(length * 37);
  }
}

TEST(Base64, never_writes_a_line_of_more_than_76_characters) {
  const std::string text = encode_base64(std::string(1000, 'x'));
  for (std::size_t start = 0, end = 0; start < text.size(); start = end + 2) {
    end = std::min(text.find("\r\n", start), text.size());
    EXPECT_LE(end - start, 76u);
  }
}

TEST(Base64, refuses_what_is_not_base64) {
  for (const auto* text : {"YQ=", "YQ", "Y!==", "YQ==YQ==", "===="}) EXPECT_FALSE(decode_base64(text)) << text;
}

TEST(Mime, reads_back_the_parts_it_wrote) {
  const std::vector<Part> parts{{.content_type = "text/xml",
                                 .content_id = "a@b",
                                 .encoding = "8bit",
                                 .file_name = {},
                                 .body = "<a>\r\n--x\r\n</a>"},
                                {.content_type = "application/octet-stream",
                                 .content_id = "c",
                                 .encoding = "base64",
                                 .file_name = "c.pem",
                                 .body = {}}};
  const std::string boundary = boundary_for(parts);
  const auto read = read_parts(content_type(boundary), write_parts(parts, boundary));
  ASSERT_TRUE(read) << read.error();
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ(read->at(0).body, parts[0].body);
  EXPECT_EQ(read->at(0).content_id, "a@b");
  EXPECT_EQ(read->at(1).file_name, "c.pem");
  EXPECT_EQ(read->at(1).body, "");
}

TEST(Mime, never_chooses_a_boundary_that_a_part_contains) {
  std::vector<Part> parts(1);
  parts[0].body = "guichet_0 guichet_1 guichet_2";
  EXPECT_EQ(boundary_for(parts), "guichet_3");
}

TEST(Mime, skips_what_comes_before_the_first_part_and_reads_folded_headers) {
  const auto read = read_parts(content_type("b"),
                               "hello\r\n--b  \r\nContent-Type: text/xml;\r\n  charset=utf-8\r\n\r\nbody\r\n--b--\r\n");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(parameter(read->front().content_type, "charset"), "utf-8");
  EXPECT_EQ(read->front().body, "body");
}

TEST(Mime, says_why_it_cannot_read) {
  const std::string whole = "--b\r\nContent-Type: text/xml\r\n\r\nbody\r\n--b--\r\n";
  EXPECT_FALSE(read_parts("text/xml", whole));
  EXPECT_FALSE(read_parts("multipart/related", whole));
  EXPECT_FALSE(read_parts(content_type("other"), whole));
  EXPECT_FALSE(read_parts(content_type(std::string(71, 'b')), whole));
  for (std::size_t length = 0; length < whole.find("--b--") + 5; ++length) {
    EXPECT_FALSE(read_parts(content_type("b"), whole.substr(0, length))) << length;
  }
}

TEST(Mime, refuses_a_flood_of_parts) {
  std::string body = "--b";
  for (int i = 0; i < 17; ++i) body += "\r\n\r\nx\r\n--b";
  EXPECT_FALSE(read_parts(content_type("b"), body + "--\r\n"));
}

TEST(Mime, reads_quoted_and_bare_parameters) {
  const std::string_view header = R"(multipart/related; type="a;b"; start="<x\"y>";boundary=z ; last="")";
  EXPECT_EQ(parameter(header, "type"), "a;b");
  EXPECT_EQ(parameter(header, "start"), "<x\"y>");
  EXPECT_EQ(parameter(header, "boundary"), "z");
  EXPECT_EQ(parameter(header, "last"), "");
  EXPECT_EQ(parameter(header, "absent"), "");
  EXPECT_EQ(media_type(header), "multipart/related");
}

TEST(Mime, ends_every_line_with_crlf_once) { EXPECT_EQ(with_crlf("a\nb\r\nc\n\n"), "a\r\nb\r\nc\r\n\r\n"); }

}  // namespace
