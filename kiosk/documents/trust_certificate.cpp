#include "kiosk/documents/trust_certificate.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>
#include <utility>

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace guichet::kiosk::documents {
namespace {

struct BioRelease {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using OwnedBio = std::unique_ptr<BIO, BioRelease>;

OwnedBio source_of(std::span<const std::byte> bytes) {
  return OwnedBio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

bool is_pem(std::span<const std::byte> bytes) {
  return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()).contains("-----BEGIN ");
}

demand::Date day_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return demand::Date{std::chrono::year{parts.tm_year + 1900},
                      std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                      std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
}

std::optional<Curve> curve_of(EVP_PKEY* key) {
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return std::nullopt;
  std::array<char, 64> text{};
  std::size_t length = 0;
  // Parameters spelled out may describe any curve under a known name.
  if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_EC_ENCODING, text.data(), text.size(), &length) != 1 ||
      std::string_view(text.data(), length) != OSSL_PKEY_EC_ENCODING_GROUP)
    return std::nullopt;
  if (EVP_PKEY_get_group_name(key, text.data(), text.size(), &length) != 1) return std::nullopt;
  const std::string_view group(text.data(), length);
  if (group == "prime256v1") return Curve::p256;
  if (group == "secp384r1") return Curve::p384;
  if (group == "secp521r1") return Curve::p521;
  return std::nullopt;
}

std::string common_name(const X509& certificate) {
  std::array<char, 64> name{};
  const int length = X509_NAME_get_text_by_NID(X509_get_subject_name(&certificate), NID_commonName, name.data(),
                                               static_cast<int>(name.size()));
  return length > 0 ? std::string(name.data(), static_cast<std::size_t>(length)) : std::string{};
}

bool has_issued(const X509& authority, const X509& certificate) {
  EVP_PKEY* const key = X509_get0_pubkey(&authority);
  const bool issued = key &&
                      X509_check_issued(const_cast<X509*>(&authority), const_cast<X509*>(&certificate)) == X509_V_OK &&
                      X509_verify(const_cast<X509*>(&certificate), key) == 1;
  ERR_clear_error();
  return issued;
}

}  // namespace

std::size_t Certificate::signature_bytes() const {
  static constexpr std::array<std::size_t, 3> sizes = {64, 96, 132};
  return sizes[static_cast<std::size_t>(curve)];
}

void X509Release::operator()(X509* certificate) const { X509_free(certificate); }
void X509Release::operator()(X509_CRL* list) const { X509_CRL_free(list); }

OwnedX509 decode_certificate(std::span<const std::byte> bytes) {
  const OwnedBio source = source_of(bytes);
  OwnedX509 certificate(is_pem(bytes) ? PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)
                                      : d2i_X509_bio(source.get(), nullptr));
  ERR_clear_error();
  return certificate;
}

OwnedCrl decode_crl(std::span<const std::byte> bytes) {
  const OwnedBio source = source_of(bytes);
  OwnedCrl list(is_pem(bytes) ? PEM_read_bio_X509_CRL(source.get(), nullptr, nullptr, nullptr)
                              : d2i_X509_CRL_bio(source.get(), nullptr));
  ERR_clear_error();
  return list;
}

Certificate read_certificate(const X509* x509) {
  if (!x509) return {};
  Certificate certificate;
  certificate.valid_from = day_of(X509_get0_notBefore(x509));
  certificate.valid_to = day_of(X509_get0_notAfter(x509));
  certificate.test = common_name(*x509).starts_with("TEST");
  std::shared_ptr<EVP_PKEY> key(X509_get_pubkey(const_cast<X509*>(x509)), EVP_PKEY_free);
  const auto curve = key ? curve_of(key.get()) : std::nullopt;
  ERR_clear_error();
  if (!curve || !certificate.valid_from.ok() || !certificate.valid_to.ok()) return certificate;
  certificate.key = std::move(key);
  certificate.curve = *curve;
  return certificate;
}

bool has_common_name(const X509& certificate, std::string_view name) { return common_name(certificate) == name; }

bool Authority::is_sound() const {
  EVP_PKEY* const key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
  if (!has_list) return key != nullptr;
  const bool has_signed =
      key && list && X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(certificate.get())) == 0 &&
      X509_CRL_verify(list.get(), key) == 1;
  ERR_clear_error();
  return has_signed;
}

void check_chain(Certificate& certificate, const X509& x509, const Authority& authority) {
  if (!has_issued(*authority.certificate, x509)) {
    certificate.key.reset();
    return;
  }
  const X509* const issuer = authority.certificate.get();
  certificate.valid_from = std::max(certificate.valid_from, day_of(X509_get0_notBefore(issuer)));
  certificate.valid_to = std::min(certificate.valid_to, day_of(X509_get0_notAfter(issuer)));
  X509_REVOKED* entry = nullptr;
  if (authority.list && X509_CRL_get0_by_serial(authority.list.get(), &entry, X509_get0_serialNumber(&x509)) == 1)
    certificate.revoked = true;
}

}  // namespace guichet::kiosk::documents
