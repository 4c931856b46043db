#include <atomic>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "tests/sync/transfer/session_fixture.hpp"

namespace {

using namespace guichet::sync::transfer;
using namespace std::chrono_literals;
using guichet::tests::Identity;
using guichet::tests::TlsServer;
using guichet::tests::TransferSession;
using Kind = Error::Kind;

TEST_F(TransferSession, posts_and_reads_the_answer) {
  const TlsServer registry{server, authority.certificate(), [](auto& http) {
                             http.Post("/late", [](const auto&, auto& response) {
                               response.status = 503;
                               response.set_header("Retry-After", "30");
                               response.set_header("Date", "Sun, 22 Nov 2026 10:15:00 GMT");
                             });
                           }};
  auto session = Session::create(settings());
  ASSERT_TRUE(session);
  const auto echo = post(*session, registry.url());
  ASSERT_TRUE(echo) << echo.error().detail;
  EXPECT_EQ(echo->status, 200);
  EXPECT_EQ(echo->body, "bonjour");
  EXPECT_EQ(echo->content_type, "text/plain");
  EXPECT_EQ(echo->retry_after, std::nullopt);

  const auto late = post(*session, registry.url("/late"));
  ASSERT_TRUE(late);
  EXPECT_EQ(late->status, 503);
  EXPECT_EQ(late->retry_after, 30s);
  EXPECT_EQ(late->server_date, std::chrono::sys_days{2026y / 11 / 22} + 10h + 15min);
}

TEST_F(TransferSession, sends_every_byte_of_a_large_body) {
  const TlsServer registry{server, authority.certificate()};
  std::string body(3'000'000, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 31 >> 3);
  auto session = Session::create(settings());
  const auto echo = post(*session, registry.url(), body);
  ASSERT_TRUE(echo) << echo.error().detail;
  EXPECT_TRUE(echo->body == body);
}

TEST_F(TransferSession, refuses_a_server_it_cannot_believe) {
  const auto try_server = [&](const Identity& identity) {
    const TlsServer registry{identity, authority.certificate()};
    return kind(post(settings(), registry.url()));
  };
  EXPECT_EQ(try_server(authority.issue({.name = "perime",
                                        .hosts = {"localhost"},
                                        .valid_since = std::chrono::days{-60},
                                        .valid_for = std::chrono::days{30}})),
            Kind::tls_refused);
  EXPECT_EQ(try_server(authority.issue({.name = "futur", .hosts = {"localhost"}, .valid_since = std::chrono::days{2}})),
            Kind::tls_refused);
  EXPECT_EQ(try_server(authority.issue({.name = "ailleurs", .hosts = {"autre.example"}})), Kind::tls_refused);
  EXPECT_EQ(try_server(other_authority.server()), Kind::tls_refused);
  EXPECT_EQ(try_server(authority.terminal("borne-0009")), Kind::tls_refused);
}

TEST_F(TransferSession, refuses_tls_1_1) {
  const TlsServer old{server, {}, [](auto& http) {
                        SSL_CTX_set_security_level(http.ssl_context(), 0);
                        SSL_CTX_set_min_proto_version(http.ssl_context(), TLS1_VERSION);
                        SSL_CTX_set_max_proto_version(http.ssl_context(), TLS1_1_VERSION);
                      }};
  EXPECT_EQ(kind(post(settings(), old.url())), Kind::tls_refused);
}

TEST_F(TransferSession, accepts_tls_1_2) {
  const TlsServer older{server, authority.certificate(),
                        [](auto& http) { SSL_CTX_set_max_proto_version(http.ssl_context(), TLS1_2_VERSION); }};
  EXPECT_TRUE(post(settings(), older.url()));
}

TEST_F(TransferSession, refuses_a_revoked_server_when_it_has_the_list) {
  const TlsServer registry{server, authority.certificate()};
  auto with_list = settings();
  with_list.crl_file = authority.revoke(authority.server("autre"));
  EXPECT_TRUE(post(with_list, registry.url()));
  with_list.crl_file = authority.revoke(server);
  EXPECT_EQ(kind(post(with_list, registry.url())), Kind::tls_refused);
}

TEST_F(TransferSession, tells_when_its_own_certificate_is_refused) {
  const auto try_terminal = [&](const Identity& identity, int version) {
    const TlsServer registry{server, authority.certificate(),
                             [&](auto& http) { SSL_CTX_set_max_proto_version(http.ssl_context(), version); }};
    auto with_other = settings();
    with_other.certificate_file = identity.certificate;
    with_other.key_file = identity.key;
    with_other.alert_timeout = 10s;
    return kind(post(with_other, registry.url()));
  };
  const auto expired = authority.issue({.name = "borne-perimee",
                                        .hosts = {},
                                        .valid_since = std::chrono::days{-60},
                                        .valid_for = std::chrono::days{30}});
  const auto foreign = other_authority.terminal();
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    EXPECT_EQ(try_terminal(expired, version), Kind::credential_refused) << version;
    EXPECT_EQ(try_terminal(foreign, version), Kind::credential_refused) << version;
  }
  EXPECT_EQ(try_terminal({}, TLS1_3_VERSION), Kind::credential_refused);
  EXPECT_EQ(try_terminal({.certificate = terminal.certificate, .key = foreign.key}, TLS1_3_VERSION),
            Kind::credential_refused);
}

TEST_F(TransferSession, is_not_created_with_files_it_cannot_read) {
  auto wrong = settings();
  wrong.ca_file = folder / "absent.pem";
  EXPECT_EQ(Session::create(wrong).error().kind, Kind::tls_refused);
  wrong = settings();
  wrong.ca_file.clear();
  EXPECT_EQ(Session::create(wrong).error().kind, Kind::tls_refused);
  wrong = settings();
  wrong.key_file = folder / "absent.key";
  EXPECT_EQ(Session::create(wrong).error().kind, Kind::credential_refused);
}

TEST_F(TransferSession, tells_that_nobody_listens) {
  int port = 0;
  {
    const TlsServer gone{server, authority.certificate()};
    port = gone.port();
  }
  EXPECT_EQ(kind(post(settings(), "https://localhost:" + std::to_string(port) + "/echo")), Kind::unreachable);
  EXPECT_EQ(kind(post(settings(), "https://registre.invalid/")), Kind::unreachable);
}

TEST_F(TransferSession, speaks_https_only) {
  const TlsServer registry{server, authority.certificate()};
  EXPECT_EQ(kind(post(settings(), "http://localhost:" + std::to_string(registry.port()) + "/echo")), Kind::unreachable);
}

TEST_F(TransferSession, follows_no_redirect) {
  std::atomic<int> reached = 0;
  const TlsServer elsewhere{server, authority.certificate(),
                            [&](auto& http) { http.Post("/taken", [&](const auto&, auto&) { ++reached; }); }};
  const TlsServer registry{
      server, authority.certificate(), [&](auto& http) {
        http.Post("/go", [&](const auto&, auto& response) { response.set_redirect(elsewhere.url("/taken"), 307); });
      }};
  const auto answer = post(settings(), registry.url("/go"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 307);
  EXPECT_EQ(reached, 0);
}

TEST_F(TransferSession, stops_at_an_answer_larger_than_agreed) {
  const TlsServer registry{server, authority.certificate()};
  auto small = settings();
  small.largest_answer = 7;
  EXPECT_TRUE(post(small, registry.url()));
  small.largest_answer = 6;
  EXPECT_EQ(kind(post(small, registry.url())), Kind::too_large);
}

TEST_F(TransferSession, tells_an_answer_cut_short) {
  const TlsServer registry{server, authority.certificate(), [](auto& http) {
                             http.Post("/cut", [](const auto&, auto& response) {
                               response.set_content_provider(1000, "text/plain", [](auto offset, auto, auto& sink) {
                                 return offset == 0 && sink.write("half", 4);
                               });
                             });
                           }};
  EXPECT_EQ(kind(post(settings(), registry.url("/cut"))), Kind::cut);
}

TEST_F(TransferSession, keeps_its_connection_from_one_exchange_to_the_next) {
  std::set<int> client_ports;
  const TlsServer registry{server, authority.certificate(), [&](auto& http) {
                             http.set_keep_alive_timeout(60);
                             http.Post("/who",
                                       [&](const auto& request, auto&) { client_ports.insert(request.remote_port); });
                           }};
  auto session = Session::create(settings());
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(post(*session, registry.url("/who")));
  EXPECT_EQ(client_ports.size(), 1u);
}

TEST_F(TransferSession, resumes_many_times_without_a_failure) {
  std::atomic<int> resumed = 0;
  const TlsServer registry{server, authority.certificate(), [&](auto& http) {
                             http.set_keep_alive_max_count(1);
                             http.Post("/again", [&](const auto& request, auto&) {
                               resumed += SSL_session_reused(const_cast<SSL*>(request.ssl));
                             });
                           }};
  auto session = Session::create(settings());
  for (int i = 0; i < 100; ++i) {
    const auto answer = post(*session, registry.url("/again"));
    ASSERT_TRUE(answer) << i << ": " << answer.error().detail;
  }
  EXPECT_GT(resumed, 90);
}

TEST_F(TransferSession, ignores_the_proxies_of_the_environment) {
  const TlsServer registry{server, authority.certificate()};
  ASSERT_EQ(setenv("https_proxy", "http://127.0.0.1:9", 1), 0);
  EXPECT_TRUE(post(settings(), registry.url()));
  unsetenv("https_proxy");
}

}  // namespace
