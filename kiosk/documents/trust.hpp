// The certificates that this terminal believes, each under the two names a seal gives: authority and certificate.
// A certificate that cannot be used is kept with the reason, so that its seals are not called false.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/demand/date.hpp"

using EVP_PKEY = struct evp_pkey_st;

namespace guichet::kiosk::documents {

enum class Curve : unsigned char { p256, p384, p521 };

struct Certificate {
  std::shared_ptr<EVP_PKEY> key;  // nothing: RSA, explicit curve parameters, or undecodable
  Curve curve = Curve::p256;
  demand::Date valid_from{};
  demand::Date valid_to{};
  bool test = false;  // its subject is TEST…

  std::size_t signature_bytes() const;  // r and s together
};

enum class TrustError : unsigned char { no_such_folder, unreadable };

class TrustStore {
 public:
  // PEM or DER files named ISSUER-CERT or ISSUER_CERT ("FR06-FPE2.der"); files named otherwise are left alone.
  static std::expected<TrustStore, TrustError> load(const std::filesystem::path& folder);

  void add(std::string_view authority, std::string_view certificate, std::span<const std::byte> pem_or_der);

  bool knows_authority(std::string_view authority) const;
  const Certificate* find(std::string_view authority, std::string_view certificate) const;
  std::size_t size() const { return certificates_.size(); }

 private:
  std::map<std::string, Certificate, std::less<>> certificates_;  // by "FR06-FPE2"
};

}  // namespace guichet::kiosk::documents
