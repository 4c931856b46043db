// What a registry may answer about a document, and what is not believed: any other host, length or digest than ours.
#include <gtest/gtest.h>

#include "sync/registry/digest_field.hpp"
#include "sync/registry/documents.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/transfer/tls_server.hpp"

namespace {

using namespace guichet::sync;
using namespace guichet::sync::registry;
using namespace std::chrono_literals;
using guichet::tests::CertificateAuthority;
using guichet::tests::TlsServer;

constexpr const char* upload = "/depots/1";

class Documents : public testing::Test {
 protected:
  // Whatever it is asked, the registry answers this.
  HeldOrFailure when(int status, const httplib::Headers& headers,
                     const std::function<HeldOrFailure(DocumentClient&)>& asked) {
    const auto answer = [this, status, headers](const httplib::Request& request, httplib::Response& response) {
      path = request.path;
      response.status = status;
      response.headers = headers;
    };
    const TlsServer server{identity, authority.certificate(), [&](httplib::SSLServer& http) {
                             http.Post(".*", answer).Patch(".*", answer).Get(".*", answer);
                           }};
    auto session = transfer::Session::create({.ca_file = authority.certificate(),
                                              .certificate_file = terminal.certificate,
                                              .key_file = terminal.key,
                                              .connect_timeout = 5s,
                                              .total_timeout = 10s});
    DocumentClient client{std::move(*session), server.url("/bac-a-sable/v1/")};
    return asked(client);
  }
  HeldOrFailure opened(int status, const httplib::Headers& headers) {
    return when(status, headers, [&](auto& client) { return client.open(document); });
  }
  HeldOrFailure asked(int status, const httplib::Headers& headers) {
    return when(status, headers, [&](auto& client) { return client.ask(document, upload); });
  }
  HeldOrFailure sent(int status, const httplib::Headers& headers) {
    return when(status, headers, [&](auto& client) { return client.send(document, {.upload = upload}, bytes); });
  }

  guichet::tests::TemporaryFolder folder;
  CertificateAuthority authority{folder / "ca"};
  guichet::tests::Identity identity = authority.server(), terminal = authority.terminal();
  std::vector<std::byte> bytes = std::vector<std::byte>(100);
  Document document{.number = "1111126000001G1104",
                    .id = "11111111-2222-4333-8444-555555555555",
                    .kind = "avis",
                    .name = "Avis.pdf",
                    .size = 100,
                    .sha256 = std::vector(32, std::byte{9})};
  std::string path;  // last asked for
};

template <class Expected>
bool is(const HeldOrFailure& held) {
  return !held && std::holds_alternative<Expected>(held.error());
}

TEST_F(Documents, are_announced_under_their_number_and_their_own_name) {
  const auto held = opened(201, {{"Location", upload}, {"Upload-Offset", "40"}, {"Upload-Complete", "?0"}});
  ASSERT_TRUE(held);
  EXPECT_EQ(path, "/bac-a-sable/v1/demandes/1111126000001G1104/pieces/11111111-2222-4333-8444-555555555555");
  EXPECT_EQ(held->upload, upload);
  EXPECT_EQ(held->offset, 40U);
}

TEST_F(Documents, go_to_no_other_host) {
  for (const auto* location : {"https://autre.example/depots/1", "//autre.example/depots/1", "depots/1", ""})
    EXPECT_TRUE(is<BadAnswer>(opened(201, {{"Location", location}, {"Upload-Offset", "0"}}))) << location;
}

TEST_F(Documents, are_complete_with_their_own_digest_only) {
  const auto complete = [&](const std::string& digest) {
    return sent(200, {{"Upload-Complete", "?1"}, {"Repr-Digest", digest}});
  };
  const auto right = complete(digest_field(document.sha256));
  ASSERT_TRUE(right);
  EXPECT_TRUE(right->complete);
  EXPECT_EQ(right->offset, 100U);
  EXPECT_TRUE(is<DigestDiffers>(complete(digest_field(std::vector(32, std::byte{8})))));
  EXPECT_TRUE(is<DigestDiffers>(complete("")));
  EXPECT_TRUE(is<DigestDiffers>(asked(204, {{"Upload-Complete", "?1"}})));
}

TEST_F(Documents, stand_where_the_registry_says_when_they_have_such_a_byte) {
  EXPECT_EQ(asked(204, {{"Upload-Offset", "100"}})->offset, 100U);
  EXPECT_EQ(sent(409, {{"Upload-Offset", "7"}})->offset, 7U);
  EXPECT_TRUE(is<BadAnswer>(asked(204, {{"Upload-Offset", "101"}})));
  EXPECT_TRUE(is<BadAnswer>(asked(204, {})));
  EXPECT_TRUE(is<BadAnswer>(sent(409, {})));
  EXPECT_TRUE(is<BadAnswer>(sent(302, {{"Location", "/ailleurs"}})));
}

TEST_F(Documents, fail_in_ways_that_have_different_ends) {
  EXPECT_TRUE(is<DocumentRefused>(opened(404, {})));
  EXPECT_TRUE(is<UploadLost>(asked(404, {})));
  EXPECT_TRUE(is<UploadLost>(sent(404, {})));
  EXPECT_TRUE(is<DocumentRefused>(opened(422, {})));
  EXPECT_TRUE(is<DigestDiffers>(sent(422, {})));
  EXPECT_TRUE(is<DocumentRefused>(opened(413, {})));
  EXPECT_TRUE(is<TechnicalFault>(sent(500, {})));
  EXPECT_TRUE(is<transfer::Error>(sent(403, {})));
  const auto late = sent(503, {{"Retry-After", "40"}});
  ASSERT_TRUE(is<TechnicalFault>(late));
  EXPECT_EQ(std::get<TechnicalFault>(late.error()).retry_after, 40s);
}

}  // namespace
