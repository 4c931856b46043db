#include "tests/support/certificate_authority.hpp"

#include <cstdio>
#include <stdexcept>
#include <utility>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "tests/support/release.hpp"

namespace guichet::tests {
namespace {

using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using File = std::unique_ptr<std::FILE, Release<std::fclose>>;

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error{std::string{"certificate authority: "} + what};
}

Key make_key() {
  Key key{EVP_EC_gen("P-256")};
  require(key != nullptr, "key");
  return key;
}

File create(const std::filesystem::path& path) {
  File file{std::fopen(path.c_str(), "wb")};
  require(file != nullptr, "file");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return file;
}

void set_name(X509_NAME* name, const std::string& common_name) {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(common_name.data());
  require(
      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, bytes, static_cast<int>(common_name.size()), -1, 0) == 1,
      "name");
}

void set_random_serial(X509* certificate) {
  std::uint64_t serial = 0;
  require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1, "serial");
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
}

void set_validity(X509* certificate, std::chrono::days since, std::chrono::days length) {
  const auto seconds = [](std::chrono::days days) { return static_cast<long>(std::chrono::seconds{days}.count()); };
  X509_gmtime_adj(X509_getm_notBefore(certificate), seconds(since));
  X509_gmtime_adj(X509_getm_notAfter(certificate), seconds(since + length));
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>> extension{
      X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str())};
  require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

Certificate start_certificate(EVP_PKEY* key, const std::string& common_name) {
  Certificate certificate{X509_new()};
  X509_set_version(certificate.get(), X509_VERSION_3);
  set_random_serial(certificate.get());
  set_name(X509_get_subject_name(certificate.get()), common_name);
  require(X509_set_pubkey(certificate.get(), key) == 1, "public key");
  return certificate;
}

void sign_and_write(X509* certificate, EVP_PKEY* issuer_key, const std::filesystem::path& path) {
  require(X509_sign(certificate, issuer_key, EVP_sha256()) != 0, "signature");
  require(PEM_write_X509(create(path).get(), certificate) == 1, "certificate file");
}

}  // namespace

struct CertificateAuthority::Keys {
  Key key;
  Certificate certificate;
  std::unique_ptr<X509_CRL, Release<X509_CRL_free>> revoked;
};

CertificateAuthority::CertificateAuthority(std::filesystem::path folder, const std::string& name)
    : folder_(std::move(folder)), certificate_(folder_ / "autorite.pem"), keys_(std::make_unique<Keys>()) {
  std::filesystem::create_directories(folder_);
  keys_->key = make_key();
  keys_->certificate = start_certificate(keys_->key.get(), name);
  X509* const self = keys_->certificate.get();
  X509_set_issuer_name(self, X509_get_subject_name(self));
  set_validity(self, std::chrono::days{-1}, std::chrono::days{365});
  add_extension(self, self, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(self, self, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(self, self, NID_subject_key_identifier, "hash");
  sign_and_write(self, keys_->key.get(), certificate_);
}

CertificateAuthority::~CertificateAuthority() = default;

Identity CertificateAuthority::issue(const Leaf& leaf) {
  const Key key = make_key();
  const Certificate certificate = start_certificate(key.get(), leaf.name);
  X509* const issuer = keys_->certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  set_validity(certificate.get(), leaf.valid_since, leaf.valid_for);
  add_extension(certificate.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(certificate.get(), issuer, NID_ext_key_usage, leaf.hosts.empty() ? "clientAuth" : "serverAuth");
  std::string hosts;
  for (const auto& host : leaf.hosts) hosts += (hosts.empty() ? "DNS:" : ",DNS:") + host;
  if (!hosts.empty()) add_extension(certificate.get(), issuer, NID_subject_alt_name, hosts);

  const Identity identity{.certificate = folder_ / (leaf.name + ".pem"), .key = folder_ / (leaf.name + ".key")};
  sign_and_write(certificate.get(), keys_->key.get(), identity.certificate);
  require(PEM_write_PrivateKey(create(identity.key).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
          "key file");
  return identity;
}

std::filesystem::path CertificateAuthority::revoke(const Identity& identity) {
  const File file{std::fopen(identity.certificate.c_str(), "rb")};
  require(file != nullptr, "revoked certificate");
  const Certificate certificate{PEM_read_X509(file.get(), nullptr, nullptr, nullptr)};
  const std::unique_ptr<ASN1_TIME, Release<ASN1_TIME_free>> now{X509_gmtime_adj(nullptr, 0)};
  const std::unique_ptr<ASN1_TIME, Release<ASN1_TIME_free>> next{X509_gmtime_adj(nullptr, 30L * 24 * 3600)};

  if (!keys_->revoked) {
    keys_->revoked.reset(X509_CRL_new());
    X509_CRL_set_version(keys_->revoked.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(keys_->revoked.get(), X509_get_subject_name(keys_->certificate.get()));
  }
  X509_CRL* const list = keys_->revoked.get();
  X509_REVOKED* const entry = X509_REVOKED_new();
  X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(certificate.get()));
  X509_REVOKED_set_revocationDate(entry, now.get());
  require(X509_CRL_add0_revoked(list, entry) == 1, "revocation");
  X509_CRL_set1_lastUpdate(list, now.get());
  X509_CRL_set1_nextUpdate(list, next.get());
  require(X509_CRL_sign(list, keys_->key.get(), EVP_sha256()) != 0, "list signature");
  const auto path = folder_ / "revoques.pem";
  require(PEM_write_X509_CRL(create(path).get(), list) == 1, "list file");
  return path;
}

}  // namespace guichet::tests
