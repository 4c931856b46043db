#include "kiosk/documents/verdict.hpp"

#include <array>
#include <memory>
#include <vector>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "kiosk/documents/base32.hpp"

namespace guichet::kiosk::documents {
namespace {

using Bytes = std::vector<unsigned char>;

std::optional<Bytes> raw_signature(const Seal& seal) {
  if (seal.header.version == 1) return Bytes(seal.signature.begin(), seal.signature.end());
  return decode_base32(seal.signature);
}

// r‖s of fixed width into the DER that OpenSSL reads; nothing when memory is short.
Bytes der_signature(const Bytes& raw) {
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(ECDSA_SIG_new(), ECDSA_SIG_free);
  const auto width = static_cast<int>(raw.size() / 2);
  BIGNUM* r = BN_bin2bn(raw.data(), width, nullptr);
  BIGNUM* s = BN_bin2bn(raw.data() + width, width, nullptr);
  if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  const int length = i2d_ECDSA_SIG(signature.get(), nullptr);
  if (length <= 0) return {};
  Bytes der(static_cast<std::size_t>(length));
  unsigned char* cursor = der.data();
  i2d_ECDSA_SIG(signature.get(), &cursor);
  return der;
}

const EVP_MD* digest_of(Curve curve) {
  switch (curve) {
    case Curve::p256: return EVP_sha256();
    case Curve::p384: return EVP_sha384();
    case Curve::p521: return EVP_sha512();
  }
  return nullptr;
}

// OpenSSL refuses r and s equal to zero or beyond the order of the curve.
bool holds(std::string_view bytes, const Bytes& raw, const Certificate& certificate) {
  const Bytes der = der_signature(raw);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  const bool held =
      !der.empty() && context &&
      EVP_DigestVerifyInit(context.get(), nullptr, digest_of(certificate.curve), nullptr, certificate.key.get()) == 1 &&
      EVP_DigestVerify(context.get(), der.data(), der.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size()) == 1;
  ERR_clear_error();
  return held;
}

bool was_valid(const Certificate& certificate, const Header& header, demand::Date today) {
  // Without a date of its own the seal can only be as old as today; signed tomorrow, it was not signed by a clock.
  const demand::Date day = header.signed_on.value_or(today);
  return day <= today && certificate.valid_from <= day && day <= certificate.valid_to;
}

enum class TestAuthorities : unsigned char { refused, counted };

Verdict judge(const Seal& seal, const TrustStore& trust, demand::Date today, TestAuthorities tests) {
  const Header& header = seal.header;
  const Certificate* certificate = trust.find(header.authority, header.certificate);
  const bool test = is_test(header) || (certificate && certificate->test);
  const auto undetermined = [&](Reason reason, std::optional<bool> signature_holds = std::nullopt) {
    return Verdict{Outcome::undetermined, reason, test, signature_holds};
  };

  const auto raw = raw_signature(seal);
  if (seal.flaw || !raw) return undetermined(Reason::malformed);
  // A test seal without its certificate is told as such too: nobody should look for a missing authority.
  if (test && (tests == TestAuthorities::refused || !certificate)) return undetermined(Reason::test_authority);
  if (!trust.knows_authority(header.authority)) return undetermined(Reason::unknown_authority);
  if (!certificate) return undetermined(Reason::unknown_certificate);
  if (!certificate->key) return undetermined(Reason::unusable_key);
  if (certificate->documents && !certificate->documents->contains(header.document_type))
    return undetermined(Reason::wrong_signer);
  // Another length is no signature of this key at all: a payload cut by a reader, not a false paper.
  if (raw->size() != certificate->signature_bytes()) return undetermined(Reason::malformed);

  const bool held = holds(seal.signed_bytes, *raw, *certificate);
  if (!was_valid(*certificate, header, today)) return undetermined(Reason::outside_validity, held);
  if (!held) return {Outcome::altered, Reason::bad_signature, test, false};
  return {Outcome::proven, Reason::valid, test, true};
}

}  // namespace

Verdict verify(const Seal& seal, const TrustStore& trust, KioskPolicy policy) {
  return judge(seal, trust, policy.today, TestAuthorities::refused);
}

Verdict verify(const Seal& seal, const TrustStore& trust, WorkbenchPolicy policy) {
  return judge(seal, trust, policy.today, TestAuthorities::counted);
}

bool is_test(const Header& header) {
  return header.authority.ends_with("00") || header.certificate == "0000" || header.certificate == "TEST";
}

std::string_view name_of(Outcome outcome) {
  static constexpr std::array<std::string_view, 3> names = {"proven", "altered", "undetermined"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(Reason reason) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"unsupported_form", "malformed", "test_authority", "unknown_authority", "unknown_certificate", "unusable_key",
       "wrong_signer", "outside_validity", "bad_signature", "valid"});
  static_assert(names.size() == reason_count);
  return names[static_cast<std::size_t>(reason)];
}

}  // namespace guichet::kiosk::documents
