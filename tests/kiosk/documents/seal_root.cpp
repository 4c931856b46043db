#include "tests/kiosk/documents/seal_root.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include <openssl/ecdsa.h>
#include <openssl/x509v3.h>

namespace guichet::tests {
namespace {

void require(bool done) {
  if (!done) throw std::runtime_error{"seal root: OpenSSL refuses"};
}

std::shared_ptr<EVP_PKEY> make_key(KeyKind kind) {
  const char* curve = kind == KeyKind::p384 ? "P-384" : kind == KeyKind::p521 ? "P-521" : "P-256";
  return {EVP_EC_gen(curve), EVP_PKEY_free};
}

template <typename Object>
std::string der_of(const Object* object, int (*write)(const Object*, unsigned char**)) {
  std::string der(static_cast<std::size_t>(write(object, nullptr)), '\0');
  auto* cursor = reinterpret_cast<unsigned char*>(der.data());
  write(object, &cursor);
  return der;
}

std::shared_ptr<X509> blank_certificate(const std::string& name, long serial, const Term& term, EVP_PKEY* key) {
  std::shared_ptr<X509> certificate(X509_new(), X509_free);
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.data()), static_cast<int>(name.size()), -1, 0);
  ASN1_TIME_set(X509_getm_notBefore(certificate.get()), std::chrono::system_clock::to_time_t(term.from));
  ASN1_TIME_set(X509_getm_notAfter(certificate.get()), std::chrono::system_clock::to_time_t(term.to));
  require(X509_set_pubkey(certificate.get(), key) == 1);
  return certificate;
}

int width_of(KeyKind kind) { return kind == KeyKind::p521 ? 66 : kind == KeyKind::p384 ? 48 : 32; }

const EVP_MD* digest_of(KeyKind kind) {
  return kind == KeyKind::p521 ? EVP_sha512() : kind == KeyKind::p384 ? EVP_sha384() : EVP_sha256();
}

}  // namespace

std::string SealSigner::sign(std::string_view bytes) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::vector<unsigned char> der(256);
  std::size_t length = der.size();
  require(EVP_DigestSignInit(context.get(), nullptr, digest_of(kind), nullptr, key.get()) == 1);
  require(EVP_DigestSign(context.get(), der.data(), &length, reinterpret_cast<const unsigned char*>(bytes.data()),
                         bytes.size()) == 1);
  const unsigned char* cursor = der.data();
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(
      d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(length)), ECDSA_SIG_free);
  const int width = width_of(kind);
  std::string raw(static_cast<std::size_t>(2 * width), '\0');
  auto* const out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, width);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + width, width);
  return raw;
}

SealRoot::SealRoot(std::string name, Term term) : name_(std::move(name)), key_(make_key(KeyKind::p256)) {
  certificate_ = blank_certificate(name_, 1, term, key_.get());
  X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
  X509_EXTENSION* const is_authority = X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE");
  X509_add_ext(certificate_.get(), is_authority, -1);
  X509_EXTENSION_free(is_authority);
  require(X509_sign(certificate_.get(), key_.get(), EVP_sha256()) != 0);
}

SealSigner SealRoot::issue(const std::string& common_name, KeyKind kind, Term term) {
  SealSigner signer{.certificate = {}, .key = make_key(kind), .kind = kind, .serial = ++issued_};
  const auto certificate = blank_certificate(common_name, signer.serial, term, signer.key.get());
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
  require(X509_sign(certificate.get(), key_.get(), EVP_sha256()) != 0);
  signer.certificate = der_of<X509>(certificate.get(), i2d_X509);
  return signer;
}

std::string SealRoot::certificate() const { return der_of<X509>(certificate_.get(), i2d_X509); }

std::string SealRoot::revoking(std::initializer_list<const SealSigner*> signers) const {
  const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> list(X509_CRL_new(), X509_CRL_free);
  const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> day(ASN1_TIME_new(), ASN1_TIME_free);
  ASN1_TIME_set_string_X509(day.get(), "20261001000000Z");
  X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(certificate_.get()));
  X509_CRL_set1_lastUpdate(list.get(), day.get());
  X509_CRL_set1_nextUpdate(list.get(), day.get());
  for (const SealSigner* signer : signers) {
    X509_REVOKED* const entry = X509_REVOKED_new();
    const std::unique_ptr<ASN1_INTEGER, decltype(&ASN1_INTEGER_free)> serial(ASN1_INTEGER_new(), ASN1_INTEGER_free);
    ASN1_INTEGER_set(serial.get(), signer->serial);
    X509_REVOKED_set_serialNumber(entry, serial.get());
    X509_REVOKED_set_revocationDate(entry, day.get());
    X509_CRL_add0_revoked(list.get(), entry);
  }
  X509_CRL_sort(list.get());
  require(X509_CRL_sign(list.get(), key_.get(), EVP_sha256()) != 0);
  return der_of<X509_CRL>(list.get(), i2d_X509_CRL);
}

}  // namespace guichet::tests
