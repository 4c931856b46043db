#include "sync/transfer/curl_error.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <curl/curl.h>

namespace guichet::sync::transfer {
namespace {

using Kind = Error::Kind;

// A TLS alert that the server sent us appears in OpenSSL's error number as its reason, 1000 + alert (RFC 8446, 6).
// In TLS 1.3 a refused client certificate comes only with the first read, long after the handshake looked done.
bool server_refused_our_certificate(std::string_view words) {
  constexpr std::array alerts{41L, 42L, 43L, 44L, 45L, 46L, 48L, 49L, 116L};
  constexpr std::string_view mark = "error:0";
  const auto at = words.find(mark);
  if (at == std::string_view::npos) return false;
  const std::string_view digits = words.substr(at + mark.size());
  unsigned long number = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number, 16).ec != std::errc{}) return false;
  const long alert = static_cast<long>(number & 0x7FFFFF) - 1000;
  return std::ranges::contains(alerts, alert);
}

// In TLS 1.2 curl gives the server's alert "certificate expired" the code of our own refusals, but not their words.
constexpr std::string_view server_says_expired = "SSL certificate verification failed";

Kind kind_of(int code, std::string_view words) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return Kind::timed_out;
    case CURLE_ABORTED_BY_CALLBACK: return Kind::cancelled;
    case CURLE_FILESIZE_EXCEEDED: return Kind::too_large;
    case CURLE_SSL_CERTPROBLEM: return Kind::credential_refused;
    case CURLE_PEER_FAILED_VERIFICATION:
      return words == server_says_expired ? Kind::credential_refused : Kind::tls_refused;
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS: return Kind::tls_refused;
    case CURLE_SSL_CONNECT_ERROR:
      return server_refused_our_certificate(words) ? Kind::credential_refused : Kind::tls_refused;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return server_refused_our_certificate(words) ? Kind::credential_refused : Kind::cut;
    case CURLE_SEND_FAIL_REWIND:  // of what is sent once
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_WEIRD_SERVER_REPLY: return Kind::cut;
    default: return Kind::unreachable;
  }
}

}  // namespace

Error explain(int code, std::string_view words) {
  const std::string_view text = words.empty() ? curl_easy_strerror(static_cast<CURLcode>(code)) : words;
  return {.kind = kind_of(code, words), .detail = std::string{text}};
}

}  // namespace guichet::sync::transfer
