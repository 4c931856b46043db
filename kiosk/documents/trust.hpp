// The certificates that this terminal believes, each under the two names a seal gives, and for the documents it may
// prove. A certificate that cannot be used is kept with the reason, so that its seals are not called false.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
  std::optional<std::set<std::string, std::less<>>> documents = {};  // types it may prove; nothing: any

  std::size_t signature_bytes() const;  // r and s together
};

enum class TrustError : unsigned char { no_such_folder, unreadable };

// What a certificate may prove that `signers.tsv` says nothing of: in a terminal nothing (the key of an energy supplier is
// as well certified as that of the tax office), on a workbench everything.
enum class Unlisted : unsigned char { proves_nothing, proves_anything };

class TrustStore {
 public:
  // PEM or DER files named ISSUER-CERT or ISSUER_CERT ("FR06-FPE2.der"); files named otherwise are left alone.
  // `signers.tsv` has lines "FR06-FPE2<TAB>04 28": the types of documents that this certificate may prove.
  static std::expected<TrustStore, TrustError> load(const std::filesystem::path& folder,
                                                    Unlisted unlisted = Unlisted::proves_nothing);

  void add(std::string_view authority, std::string_view certificate, std::span<const std::byte> pem_or_der);

  bool knows_authority(std::string_view authority) const;
  // From then on it proves these types of documents only.
  void entitle(std::string_view authority_and_certificate, std::set<std::string, std::less<>> documents);
  const Certificate* find(std::string_view authority, std::string_view certificate) const;
  std::size_t size() const { return certificates_.size(); }

 private:
  std::map<std::string, Certificate, std::less<>> certificates_;  // by "FR06-FPE2"
};

}  // namespace guichet::kiosk::documents
