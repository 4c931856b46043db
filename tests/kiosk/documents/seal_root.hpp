// An authority with a certificate of its own, the signers it certifies, and its list of those it took back. Signers
// give raw r‖s, so that tests may write a seal in any form.
#pragma once

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "tests/support/seal_authority.hpp"

namespace guichet::tests {

struct Term {
  std::chrono::sys_days from = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
  std::chrono::sys_days to = std::chrono::sys_days{std::chrono::year{2028} / 1 / 1};
};

struct SealSigner {
  std::string certificate;  // DER
  std::shared_ptr<EVP_PKEY> key;
  KeyKind kind = KeyKind::p256;
  long serial = 0;

  std::string sign(std::string_view bytes) const;  // raw r‖s
};

class SealRoot {
 public:
  explicit SealRoot(std::string name = "XX01", Term term = {});

  SealSigner issue(const std::string& common_name, KeyKind kind = KeyKind::p256, Term term = {});
  std::string certificate() const;                                               // DER
  std::string revoking(std::initializer_list<const SealSigner*> signers) const;  // a list, DER

 private:
  std::string name_;
  std::shared_ptr<EVP_PKEY> key_;
  std::shared_ptr<X509> certificate_;
  long issued_ = 1;
};

}  // namespace guichet::tests
