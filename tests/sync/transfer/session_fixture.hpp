#pragma once

#include <chrono>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "sync/transfer/session.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/transfer/tls_server.hpp"

// A terminal with its certificate, the authority that it believes, and another one.
namespace guichet::tests {

class TransferSession : public testing::Test {
 protected:
  using Session = sync::transfer::Session;
  using Settings = sync::transfer::Settings;
  using Error = sync::transfer::Error;
  using Answer = std::expected<sync::transfer::Response, Error>;

  Settings settings() const {
    return {.ca_file = authority.certificate(),
            .certificate_file = terminal.certificate,
            .key_file = terminal.key,
            .connect_timeout = std::chrono::seconds{5},
            .total_timeout = std::chrono::seconds{10}};
  }
  static Answer post(Session& session, const std::string& url, std::string_view body = "bonjour",
                     const std::stop_token& stop = {}) {
    return session.post(url, "text/plain", std::as_bytes(std::span{body}), stop);
  }
  static Answer post(const Settings& settings, const std::string& url) {
    auto session = Session::create(settings);
    if (!session) return std::unexpected(session.error());
    return post(*session, url);
  }
  static Error::Kind kind(const Answer& answer) {
    EXPECT_FALSE(answer) << "an answer where none was wanted";
    return answer ? Error::Kind::cancelled : answer.error().kind;
  }

  TemporaryFolder folder;
  CertificateAuthority authority{folder / "ca"};
  CertificateAuthority other_authority{folder / "other", "Autre autorite"};
  Identity server = authority.server();
  Identity terminal = authority.terminal();
};

}  // namespace guichet::tests
