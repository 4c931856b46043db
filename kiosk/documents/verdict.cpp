#include "kiosk/documents/verdict.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

#include <openssl/err.h>
#include <openssl/evp.h>

#include "kiosk/documents/base32.hpp"

namespace guichet::kiosk::documents {
namespace {

using Bytes = std::vector<unsigned char>;

std::optional<Bytes> raw_signature(const Seal& seal) {
  if (seal.has_raw_signature()) return Bytes(seal.signature.begin(), seal.signature.end());
  return decode_base32(seal.signature);
}

// One number as DER writes it: no leading zeros, but one where the sign bit would be set.
void append_integer(Bytes& der, std::span<const unsigned char> number) {
  while (number.size() > 1 && number.front() == 0) number = number.subspan(1);
  const bool needs_zero = number.front() >= 0x80;
  der.push_back(0x02);
  der.push_back(static_cast<unsigned char>(number.size() + (needs_zero ? 1 : 0)));
  if (needs_zero) der.push_back(0);
  der.insert(der.end(), number.begin(), number.end());
}

// r‖s of fixed width into the DER that OpenSSL reads; by hand, for its own way takes as long as a tenth of the check.
Bytes der_signature(std::span<const unsigned char> raw) {
  Bytes numbers;
  numbers.reserve(raw.size() + 6);
  append_integer(numbers, raw.first(raw.size() / 2));
  append_integer(numbers, raw.last(raw.size() / 2));
  Bytes der = {0x30};
  der.reserve(numbers.size() + 3);
  if (numbers.size() >= 0x80) der.push_back(0x81);
  der.push_back(static_cast<unsigned char>(numbers.size()));
  std::ranges::copy(numbers, std::back_inserter(der));
  return der;
}

// Fetched once: looking an algorithm up by its name costs more than digesting a seal.
const EVP_MD* digest_of(Curve curve) {
  static const std::array<std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)>, 3> fetched = {
      {{EVP_MD_fetch(nullptr, "SHA2-256", nullptr), EVP_MD_free},
       {EVP_MD_fetch(nullptr, "SHA2-384", nullptr), EVP_MD_free},
       {EVP_MD_fetch(nullptr, "SHA2-512", nullptr), EVP_MD_free}}};
  return fetched[static_cast<std::size_t>(curve)].get();
}

// OpenSSL refuses r and s equal to zero or beyond the order of the curve.
bool holds(std::string_view bytes, const Bytes& raw, const Certificate& certificate) {
  const Bytes der = der_signature(raw);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
      EVP_PKEY_CTX_new_from_pkey(nullptr, certificate.key.get(), nullptr), EVP_PKEY_CTX_free);
  const bool held =
      context &&
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, digest_of(certificate.curve), nullptr) == 1 &&
      EVP_PKEY_verify_init(context.get()) == 1 &&
      EVP_PKEY_verify(context.get(), der.data(), der.size(), digest.data(), length) == 1;
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
  if (certificate->revoked) return undetermined(Reason::revoked, held);
  if (trust.is_too_old(today)) return undetermined(Reason::bundle_too_old, held);
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
  return header.authority.ends_with("00") || header.certificate == "0000" || header.certificate == "00000" ||
         header.certificate == "TEST";
}

std::string_view name_of(Outcome outcome) {
  static constexpr std::array<std::string_view, 3> names = {"proven", "altered", "undetermined"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(Reason reason) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"unsupported_form", "incomplete_set", "malformed", "test_authority", "unknown_authority", "unknown_certificate",
       "unusable_key", "wrong_signer", "outside_validity", "revoked", "bundle_too_old", "bad_signature", "valid"});
  static_assert(names.size() == reason_count);
  return names[static_cast<std::size_t>(reason)];
}

}  // namespace guichet::kiosk::documents
