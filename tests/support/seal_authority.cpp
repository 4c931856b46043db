#include "tests/support/seal_authority.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <stdexcept>
#include <utility>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include "tests/support/release.hpp"
#include "tests/support/seal_blocks.hpp"

namespace guichet::tests {
namespace {

using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error{std::string{"seal authority: "} + what};
}

const char* curve_of(KeyKind kind) {
  if (kind == KeyKind::p384) return "P-384";
  return kind == KeyKind::p521 ? "P-521" : "P-256";
}

// The secret is the digest of the seed.
Key key_from_seed(KeyKind kind, const std::string& seed) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  require(EVP_Digest(seed.data(), seed.size(), digest.data(), &length, EVP_sha512(), nullptr) == 1, "seed");
  const std::unique_ptr<EC_GROUP, Release<EC_GROUP_free>> group{
      EC_GROUP_new_by_curve_name(EC_curve_nist2nid(curve_of(kind)))};
  const std::unique_ptr<BIGNUM, Release<BN_free>> secret{BN_bin2bn(digest.data(), static_cast<int>(length), nullptr)};
  const std::unique_ptr<BN_CTX, Release<BN_CTX_free>> scratch{BN_CTX_new()};
  require(BN_nnmod(secret.get(), secret.get(), EC_GROUP_get0_order(group.get()), scratch.get()) == 1, "secret");
  const std::unique_ptr<EC_POINT, Release<EC_POINT_free>> point{EC_POINT_new(group.get())};
  require(EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, scratch.get()) == 1, "point");
  std::array<unsigned char, 133> written{};
  const std::size_t size = EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, written.data(),
                                              written.size(), scratch.get());

  const std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>> builder{OSSL_PARAM_BLD_new()};
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve_of(kind), 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, written.data(), size);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
  const std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>> parameters{OSSL_PARAM_BLD_to_param(builder.get())};
  const std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>> context{
      EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr)};
  EVP_PKEY* key = nullptr;
  require(EVP_PKEY_fromdata_init(context.get()) == 1 &&
              EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) == 1,
          "key of a seed");
  return Key{key};
}

Key make_key(KeyKind kind, const std::string& seed) {
  if (kind == KeyKind::rsa) return Key{EVP_RSA_gen(2048)};
  if (!seed.empty()) return key_from_seed(kind, seed);
  Key key{EVP_EC_gen(curve_of(kind))};
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

unsigned long number_in(std::string_view text, int base) { return std::stoul(std::string(text), nullptr, base); }

std::string bytes_in(std::string_view hexadecimal) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
    bytes += static_cast<char>(number_in(hexadecimal.substr(i, 2), 16));
  return bytes;
}

std::string value_of(const SealedField& field) {
  const std::string_view value = field.value;
  switch (field.writing) {
    case Writing::c40: return c40(value);
    case Writing::number: return binary_number(number_in(value, 10));
    case Writing::bytes: return bytes_in(value);
    case Writing::day: {
      const auto part = [&](std::size_t at, std::size_t size) {
        return static_cast<unsigned>(number_in(value.substr(at, size), 10));
      };
      return binary_date(part(2, 2), part(0, 2), part(4, 4));
    }
    case Writing::text: break;
  }
  return field.value;
}

std::string written(const std::vector<SealedField>& fields) {
  std::string message;
  for (const SealedField& field : fields)
    message += is_block(field) ? block(static_cast<unsigned char>(number_in(field.id, 16)), value_of(field))
                               : field.id + field.value + field.end;
  return message;
}

std::string text_header(const SealAuthority::Settings& settings, const SealContent& content) {
  std::string header = std::format("DC{:02}{}{}{}{}{}", content.version, settings.authority, settings.certificate,
                                   content.issued.ok() ? seal_date(content.issued) : "FFFF",
                                   seal_date(content.signed_on), content.document_type);
  if (content.version >= 3) header += "01";
  if (content.version >= 4) header += "FR";
  return header;
}

std::string binary_header(const SealAuthority::Settings& settings, const SealContent& content) {
  require(settings.certificate.size() == 5, "a binary seal names a certificate of five characters");
  return "\xdc\x04" + c40("FRA") + c40(settings.authority + settings.certificate) + binary_date(content.issued) +
         binary_date(content.signed_on) + bytes_in(content.document_type) + bytes_in("0001");
}

}  // namespace

struct SealAuthority::Keys {
  Key key;
  Certificate certificate;
};

SealAuthority::SealAuthority(Settings settings) : settings_(std::move(settings)), keys_(std::make_unique<Keys>()) {
  keys_->key = make_key(settings_.key, settings_.seed);
  require(keys_->key != nullptr, "key");
  keys_->certificate = make_certificate(keys_->key.get(), settings_);
}

SealAuthority::~SealAuthority() = default;

std::string SealAuthority::seal(const SealContent& content) const {
  const bool is_binary = !content.fields.empty() && std::ranges::all_of(content.fields, is_block);
  const std::string covered =
      (is_binary ? binary_header(settings_, content) : text_header(settings_, content)) + written(content.fields);
  if (std::ranges::any_of(content.fields, is_block))
    return covered + block(0xff, signature(covered)) + written(content.annex);
  if (content.version == 1) return covered + signature(covered);
  const std::string annex = content.annex.empty() ? "" : "\x1d" + written(content.annex);
  return covered + "\x1f" + sign(covered) + annex;
}

std::string SealAuthority::sign(std::string_view header_and_fields) const {
  return encode_base32(signature(header_and_fields));
}

std::string SealAuthority::signature(std::string_view header_and_fields) const {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(header_and_fields.data());
  const std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
  EVP_PKEY_CTX* options = nullptr;
  require(EVP_DigestSignInit(context.get(), &options, digest_of(settings_.key), nullptr, keys_->key.get()) == 1,
          "sign");
  if (!settings_.seed.empty()) {
    unsigned deterministic = 1;  // RFC 6979
    const std::array parameters = {OSSL_PARAM_construct_uint(OSSL_SIGNATURE_PARAM_NONCE_TYPE, &deterministic),
                                   OSSL_PARAM_construct_end()};
    require(EVP_PKEY_CTX_set_params(options, parameters.data()) == 1, "nonce");
  }
  std::vector<unsigned char> der(512);
  std::size_t length = der.size();
  require(EVP_DigestSign(context.get(), der.data(), &length, bytes, header_and_fields.size()) == 1, "sign");
  if (settings_.key == KeyKind::rsa) return {reinterpret_cast<const char*>(der.data()), 64};

  const unsigned char* cursor = der.data();
  const std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>> signature{
      d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(length))};
  require(signature != nullptr, "signature");
  const int width = width_of(settings_.key);
  std::string raw(static_cast<std::size_t>(width) * 2, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, width);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + width, width);
  return raw;
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
