#include "tests/support/seal_authority.hpp"

#include <array>
#include <format>
#include <fstream>
#include <stdexcept>
#include <utility>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace guichet::tests {
namespace {

template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error{std::string{"seal authority: "} + what};
}

Key make_key(KeyKind kind) {
  if (kind == KeyKind::rsa) return Key{EVP_RSA_gen(2048)};
  const char* curve = kind == KeyKind::p384 ? "P-384" : kind == KeyKind::p521 ? "P-521" : "P-256";
  Key key{EVP_EC_gen(curve)};
  if (key && kind == KeyKind::explicit_p256)
    require(EVP_PKEY_set_utf8_string_param(key.get(), OSSL_PKEY_PARAM_EC_ENCODING, OSSL_PKEY_EC_ENCODING_EXPLICIT) == 1,
            "explicit parameters");
  return key;
}

Certificate make_certificate(EVP_PKEY* key, const SealAuthority::Settings& settings) {
  Certificate certificate{X509_new()};
  X509* const self = certificate.get();
  X509_set_version(self, X509_VERSION_3);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(self), 1);
  const std::string& name = settings.subject.empty() ? settings.certificate : settings.subject;
  X509_NAME* const subject = X509_get_subject_name(self);
  X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("SPECIMEN"), -1, -1,
                             0);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.data()),
                             static_cast<int>(name.size()), -1, 0);
  X509_set_issuer_name(self, subject);
  ASN1_TIME_set(X509_getm_notBefore(self), std::chrono::system_clock::to_time_t(settings.valid_from));
  ASN1_TIME_set(X509_getm_notAfter(self), std::chrono::system_clock::to_time_t(settings.valid_to));
  require(X509_set_pubkey(self, key) == 1, "public key");
  require(X509_sign(self, key, EVP_sha256()) != 0, "certificate");
  return certificate;
}

const EVP_MD* digest_of(KeyKind kind) {
  if (kind == KeyKind::p384) return EVP_sha384();
  return kind == KeyKind::p521 ? EVP_sha512() : EVP_sha256();
}

int width_of(KeyKind kind) {
  if (kind == KeyKind::p384) return 48;
  return kind == KeyKind::p521 ? 66 : 32;
}

std::string blocks(const std::vector<SealedField>& fields) {
  std::string text;
  for (const SealedField& field : fields) text += field.id + field.value + field.end;
  return text;
}

}  // namespace

struct SealAuthority::Keys {
  Key key;
  Certificate certificate;
};

SealAuthority::SealAuthority(Settings settings) : settings_(std::move(settings)), keys_(std::make_unique<Keys>()) {
  keys_->key = make_key(settings_.key);
  require(keys_->key != nullptr, "key");
  keys_->certificate = make_certificate(keys_->key.get(), settings_);
}

SealAuthority::~SealAuthority() = default;

std::string SealAuthority::seal(const SealContent& content) const {
  const std::string header = std::format("DC04{}{}{}{}{}01FR", settings_.authority, settings_.certificate,
                                         content.issued.ok() ? seal_date(content.issued) : "FFFF",
                                         seal_date(content.signed_on), content.document_type);
  const std::string covered = header + blocks(content.fields);
  const std::string annex = content.annex.empty() ? "" : "\x1d" + blocks(content.annex);
  return covered + "\x1f" + sign(covered) + annex;
}

std::string SealAuthority::sign(std::string_view header_and_fields) const {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(header_and_fields.data());
  const std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
  require(EVP_DigestSignInit(context.get(), nullptr, digest_of(settings_.key), nullptr, keys_->key.get()) == 1, "sign");
  std::vector<unsigned char> der(512);
  std::size_t length = der.size();
  require(EVP_DigestSign(context.get(), der.data(), &length, bytes, header_and_fields.size()) == 1, "sign");
  if (settings_.key == KeyKind::rsa) return encode_base32({reinterpret_cast<const char*>(der.data()), 64});

  const unsigned char* cursor = der.data();
  const std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>> signature{
      d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(length))};
  require(signature != nullptr, "signature");
  const int width = width_of(settings_.key);
  std::string raw(static_cast<std::size_t>(width) * 2, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, width);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + width, width);
  return encode_base32(raw);
}

std::vector<std::byte> SealAuthority::certificate() const {
  unsigned char* der = nullptr;
  const int length = i2d_X509(keys_->certificate.get(), &der);
  require(length > 0, "certificate bytes");
  const std::unique_ptr<unsigned char, Release<[](void* memory) { OPENSSL_free(memory); }>> owner{der};
  const auto* const first = reinterpret_cast<const std::byte*>(der);
  return {first, first + length};
}

std::filesystem::path SealAuthority::write_certificate(const std::filesystem::path& folder) const {
  std::filesystem::create_directories(folder);
  const auto name = settings_.authority + "-" + settings_.certificate;
  std::ofstream(folder / "signers.tsv", std::ios::app) << name << "\t00 01 02 04 28\n";
  auto path = folder / (name + ".der");
  const auto bytes = certificate();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return path;
}

std::string encode_base32(std::string_view bytes) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned pending = 0, bits = 0;
  for (const char byte : bytes) {
    pending = (pending << 8U | static_cast<unsigned char>(byte)) & 0xfffU;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[pending >> (bits - 5) & 31U];
  }
  if (bits > 0) text += alphabet[pending << (5 - bits) & 31U];
  return text;
}

std::string seal_date(std::chrono::year_month_day date) {
  using namespace std::chrono;
  return std::format("{:04X}", (sys_days{date} - sys_days{year{2000} / 1 / 1}).count());
}

}  // namespace guichet::tests
