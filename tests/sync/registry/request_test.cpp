#include <gtest/gtest.h>

#include "sync/registry/mime.hpp"
#include "sync/registry/request.hpp"
#include "tests/support/creation_message.hpp"

namespace {

using namespace guichet::sync::registry;
using guichet::tests::creation_message;

const EncryptionCertificate certificate{.name = "CERG1104-202611221015.pem", .pem = {}};
constexpr std::string_view file_name = "DEMG1104-202611221015-000001.xml";

TEST(Request, is_a_multipart_message_as_the_interface_describes_it) {
  const auto request = get_num_unique_request(file_name, creation_message(), certificate);
  EXPECT_EQ(parameter(request.content_type, "type"), "application/xop+xml");
  EXPECT_EQ(parameter(request.content_type, "start-info"), "application/soap+xml");
  EXPECT_EQ(parameter(request.content_type, "action"), "http://ws.metier.nuu.application.i2/getNumUnique");
  const auto parts = read_parts(request.content_type, request.body);
  ASSERT_TRUE(parts) << parts.error();
  ASSERT_EQ(parts->size(), 3u);
  EXPECT_EQ("<" + parts->at(0).content_id + ">", parameter(request.content_type, "start"));
  EXPECT_EQ(parameter(parts->at(0).content_type, "action"), "getNumUnique");
  EXPECT_EQ(parts->at(1).content_type, "text/xml; charset=us-ascii");
  EXPECT_EQ(parts->at(1).encoding, "7bit");
  EXPECT_EQ(parts->at(1).file_name, file_name);
  EXPECT_EQ(parts->at(2).content_type, "application/octet-stream");
  EXPECT_EQ(parts->at(2).body, "");
}

TEST(Request, ends_every_line_with_crlf) {
  const auto request = get_num_unique_request(file_name, creation_message(), {.name = "c.pem", .pem = "a\nb"});
  ASSERT_TRUE(request.body.contains('\n'));
  for (std::size_t i = 0; i < request.body.size(); ++i) {
    const bool ends_line = request.body[i] == '\n';
    ASSERT_EQ(ends_line, i > 0 && request.body[i - 1] == '\r') << i;
  }
}

TEST(Request, keeps_the_include_on_the_line_of_its_parent) {
  const auto body = get_num_unique_request(file_name, creation_message(), certificate).body;
  EXPECT_TRUE(body.contains("<ws:fichierDemande ws:contentType=\"text/xml\"><xop:Include"));
  EXPECT_TRUE(body.contains("/></ws:fichierDemande>\r\n"));
  EXPECT_TRUE(body.contains("/></ws:certificat>\r\n"));
}

TEST(Request, says_utf_8_when_the_file_is_not_ascii) {
  const auto request = get_num_unique_request(file_name, "<nom>Agn\xC3\xA8s</nom>", certificate);
  const auto parts = read_parts(request.content_type, request.body);
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->at(1).content_type, "text/xml; charset=UTF-8");
  EXPECT_EQ(parts->at(1).encoding, "8bit");
  EXPECT_EQ(parts->at(1).body, "<nom>Agn\xC3\xA8s</nom>");
}

TEST(Request, is_the_same_for_the_same_arguments) {
  EXPECT_EQ(get_num_unique_request(file_name, "<a/>", certificate).body,
            get_num_unique_request(file_name, "<a/>", certificate).body);
}

TEST(Request, for_a_number_escapes_what_it_is_given) {
  const auto request = get_demande_logement_request("<&\">", certificate);
  EXPECT_TRUE(request.body.contains("<ws:numUnique>&lt;&amp;&quot;&gt;</ws:numUnique>"));
  EXPECT_EQ(read_parts(request.content_type, request.body)->size(), 2u);
}

}  // namespace
