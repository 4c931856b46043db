// The certificates that this terminal believes, each under the two names a seal gives, and for the documents it may
// prove. A certificate that cannot be used is kept with the reason, so that its seals are not called false.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/demand/date.hpp"
#include "kiosk/documents/bundle.hpp"
#include "kiosk/documents/trust_certificate.hpp"

namespace guichet::kiosk::documents {

// What a certificate may prove that `signers.tsv` says nothing of: in a terminal nothing (the key of an energy supplier
// is as well certified as that of the tax office), on a workbench everything.
enum class Unlisted : unsigned char { proves_nothing, proves_anything };

class TrustStore {
 public:
  // PEM or DER files named ISSUER-CERT or ISSUER_CERT ("FR06-FPE2.der"); files named otherwise are left alone.
  // `signers.tsv` has lines "FR06-FPE2<TAB>04 28": the types of documents that this certificate may prove.
  // `authorities/FR06.der` is the authority's own certificate, against which its certificates are then checked, and
  // `authorities/FR06.crl` what it revoked. With a `bundle.tsv` only its files count, and every certificate needs its
  // authority.
  static std::expected<TrustStore, TrustError> load(const std::filesystem::path& folder,
                                                    Unlisted unlisted = Unlisted::proves_nothing);

  void add(std::string_view authority, std::string_view certificate, std::span<const std::byte> pem_or_der);

  bool knows_authority(std::string_view authority) const;
  // From then on it proves these types of documents only.
  void entitle(std::string_view authority_and_certificate, std::set<std::string, std::less<>> documents);
  void revoke(std::string_view authority_and_certificate);
  // Five characters, as binary seals write them, find the certificate of the last four when the first is 0.
  const Certificate* find(std::string_view authority, std::string_view certificate) const;
  std::size_t size() const { return certificates_.size(); }

  // Nothing for a folder without a date: it is as new as its owner says.
  std::optional<demand::Date> bundle_date() const;
  const std::optional<Bundle>& bundle() const { return bundle_; }
  void allow_age(std::chrono::days most) { most_age_ = most; }  // of the bundle; without it only the list's own term
  bool is_too_old(demand::Date today) const;

 private:
  class Loading;

  std::map<std::string, Certificate, std::less<>> certificates_;  // by "FR06-FPE2"
  std::set<std::string, std::less<>> authorities_;                // that the bundle names, with certificates or without
  std::optional<Bundle> bundle_;
  std::optional<std::chrono::days> most_age_;
};

}  // namespace guichet::kiosk::documents
