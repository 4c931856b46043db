#pragma once
// One certificate as the trust store needs it, and the two things that only its authority can say: that it issued it,
// and that it took it back.

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "kiosk/demand/date.hpp"

using EVP_PKEY = struct evp_pkey_st;
using X509 = struct x509_st;
using X509_CRL = struct X509_crl_st;

namespace guichet::kiosk::documents {

enum class Curve : unsigned char { p256, p384, p521 };

struct Certificate {
  std::shared_ptr<EVP_PKEY>
      key;  // nothing: RSA, explicit curve parameters, undecodable, or not issued by its authority
  Curve curve = Curve::p256;
  demand::Date valid_from{};  // of the certificate and of its authority's together
  demand::Date valid_to{};
  bool test = false;                                                 // its subject is TEST…
  bool revoked = false;                                              // by its authority, or with it
  std::optional<std::set<std::string, std::less<>>> documents = {};  // types it may prove; nothing: any

  std::size_t signature_bytes() const;  // r and s together
};

struct X509Release {
  void operator()(X509* certificate) const;
  void operator()(X509_CRL* list) const;
};
using OwnedX509 = std::unique_ptr<X509, X509Release>;
using OwnedCrl = std::unique_ptr<X509_CRL, X509Release>;

// PEM or DER; nothing when it is neither.
OwnedX509 decode_certificate(std::span<const std::byte> bytes);
OwnedCrl decode_crl(std::span<const std::byte> bytes);

Certificate read_certificate(const X509* x509);  // an empty one for nothing

bool has_common_name(const X509& certificate, std::string_view name);

// One authority with its own certificate and, when there is one, its list of what it took back.
struct Authority {
  OwnedX509 certificate;
  OwnedCrl list;
  bool has_list = false;  // one was given, be it readable or not

  bool is_sound() const;  // its certificate can be read, and it signed its list
};

// The chain, checked once: the certificate keeps its key only if this authority issued it, and is valid only while both
// are. A list takes a certificate back whatever the day of signing: that day is what a stolen key would write.
void check_chain(Certificate& certificate, const X509& x509, const Authority& authority);

}  // namespace guichet::kiosk::documents
