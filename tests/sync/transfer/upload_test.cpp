// Resumable uploads as they go over the wire: which words the draft wants, and which answers are believed.
#include <gtest/gtest.h>

#include "sync/transfer/upload.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/transfer/tls_server.hpp"

namespace {

using namespace guichet::sync::transfer;
using namespace std::chrono_literals;
using guichet::tests::CertificateAuthority;
using guichet::tests::Identity;
using guichet::tests::TemporaryFolder;
using guichet::tests::TlsServer;

class Upload : public testing::Test {
 protected:
  Session session() const {
    return Session::create({.ca_file = authority.certificate(),
                            .certificate_file = terminal.certificate,
                            .key_file = terminal.key,
                            .connect_timeout = 5s,
                            .total_timeout = 10s})
        .value();
  }
  // What the server saw last.
  TlsServer::Configure remembers(int status, const httplib::Headers& headers) {
    const auto answer = [this, status, headers](const httplib::Request& request, httplib::Response& response) {
      seen = request;
      response.status = status;
      response.headers = headers;
    };
    return [answer](httplib::SSLServer& http) { http.Post("/u", answer).Patch("/u", answer).Get("/u", answer); };
  }

  TemporaryFolder folder;
  CertificateAuthority authority{folder / "ca"};
  Identity server = authority.server(), terminal = authority.terminal();
  httplib::Request seen;
};

TEST_F(Upload, is_opened_with_its_length_and_without_a_byte) {
  const TlsServer registry{
      server, authority.certificate(),
      remembers(201, {{"Location", "/depots/1"}, {"Upload-Offset", "0"}, {"Upload-Complete", "?0"}})};
  auto one = session();
  const auto answer = open_upload(one, registry.url("/u"), 3'000'000, {{"Idempotency-Key", "\"a\""}});
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.get_header_value("Upload-Complete"), "?0");
  EXPECT_EQ(seen.get_header_value("Upload-Length"), "3000000");
  EXPECT_EQ(seen.get_header_value("Idempotency-Key"), "\"a\"");
  EXPECT_EQ(seen.body, "");
  EXPECT_EQ(answer->status, 201);
  EXPECT_EQ(answer->location, "/depots/1");
  EXPECT_EQ(answer->offset, 0U);
  EXPECT_FALSE(answer->complete);
}

TEST_F(Upload, brings_a_part_with_its_place_and_says_which_is_the_last) {
  const TlsServer registry{
      server, authority.certificate(),
      remembers(200, {{"Upload-Offset", "12"}, {"Upload-Complete", "?1"}, {"Repr-Digest", "sha-256=:AAAA:"}})};
  auto one = session();
  const std::string bytes = "bonjour";
  const auto answer =
      send_part(one, registry.url("/u"), {.offset = 5, .bytes = std::as_bytes(std::span{bytes}), .last = true});
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(seen.method, "PATCH");
  EXPECT_EQ(seen.get_header_value("Content-Type"), "application/partial-upload");
  EXPECT_EQ(seen.get_header_value("Upload-Offset"), "5");
  EXPECT_EQ(seen.get_header_value("Upload-Complete"), "?1");
  EXPECT_EQ(seen.body, bytes);
  EXPECT_EQ(answer->offset, 12U);
  EXPECT_TRUE(answer->complete);
  EXPECT_EQ(answer->digest, "sha-256=:AAAA:");
  ASSERT_TRUE(send_part(one, registry.url("/u"), {.offset = 5, .bytes = {}, .last = false}));
  EXPECT_EQ(seen.get_header_value("Upload-Complete"), "?0");
  EXPECT_EQ(seen.body, "");
}

TEST_F(Upload, is_asked_how_far_it_is) {
  const TlsServer registry{server, authority.certificate(),
                           remembers(204, {{"upload-offset", "1048576"}, {"UPLOAD-COMPLETE", "?0"}})};
  auto one = session();
  const auto answer = ask_upload(one, registry.url("/u"));
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(seen.method, "HEAD");
  EXPECT_EQ(answer->offset, 1'048'576U);
}

TEST_F(Upload, has_no_offset_when_it_is_not_a_number) {
  for (const auto* text : {"", "-1", "12a", " 1 2", "99999999999999999999999"}) {
    const TlsServer registry{server, authority.certificate(), remembers(204, {{"Upload-Offset", text}})};
    auto one = session();
    EXPECT_EQ(ask_upload(one, registry.url("/u"))->offset, std::nullopt) << text;
  }
}

TEST_F(Upload, may_be_refused_or_asked_to_wait) {
  const TlsServer registry{server, authority.certificate(), remembers(503, {{"Retry-After", "30"}})};
  auto one = session();
  const auto answer = send_part(one, registry.url("/u"), {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->retry_after, 30s);
}

// The same session serves letters and documents: nothing of one exchange is left for the next.
TEST_F(Upload, leaves_the_session_fit_for_a_letter) {
  const TlsServer registry{server, authority.certificate(), remembers(204, {{"Upload-Offset", "0"}})};
  auto one = session();
  ASSERT_TRUE(ask_upload(one, registry.url("/u")));
  const std::string letter = "lettre";
  const auto echo = one.post(registry.url(), "text/plain", std::as_bytes(std::span{letter}));
  ASSERT_TRUE(echo);
  EXPECT_EQ(echo->body, letter);
  EXPECT_EQ(echo->header("content-type"), "text/plain");
}

}  // namespace
