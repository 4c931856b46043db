#include <gtest/gtest.h>

#include "sync/transfer/curl_error.hpp"

namespace {

using namespace guichet::sync::transfer;
using Kind = Error::Kind;

// Codes and words as curl 8.14 with OpenSSL 3.5 gives them.
TEST(CurlError, tells_an_alert_about_our_certificate_from_a_refusal_of_our_own) {
  EXPECT_EQ(
      explain(
          56,
          "OpenSSL SSL_read: OpenSSL/3.5.7: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0")
          .kind,
      Kind::credential_refused);
  EXPECT_EQ(explain(35, "TLS connect error: error:0A000418:SSL routines::tlsv1 alert unknown ca").kind,
            Kind::credential_refused);
  EXPECT_EQ(explain(60, "SSL certificate verification failed").kind, Kind::credential_refused);
  EXPECT_EQ(explain(60, "SSL certificate problem: certificate has expired").kind, Kind::tls_refused);
  EXPECT_EQ(explain(35, "TLS connect error: error:0A00042E:SSL routines::tlsv1 alert protocol version").kind,
            Kind::tls_refused);
  EXPECT_EQ(explain(56, "Recv failure: Connection reset by peer").kind, Kind::cut);
  EXPECT_EQ(explain(56, "error:zz").kind, Kind::cut);
}

TEST(CurlError, has_a_kind_for_each_code_that_matters) {
  EXPECT_EQ(explain(6, "").kind, Kind::unreachable);
  EXPECT_EQ(explain(7, "").kind, Kind::unreachable);
  EXPECT_EQ(explain(28, "").kind, Kind::timed_out);
  EXPECT_EQ(explain(52, "").kind, Kind::cut);
  EXPECT_EQ(explain(58, "").kind, Kind::credential_refused);
  EXPECT_EQ(explain(65, "necessary data rewind was not possible").kind, Kind::cut);
  EXPECT_FALSE(explain(7, "").detail.empty());
}

}  // namespace
