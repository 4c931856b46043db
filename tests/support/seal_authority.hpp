// An authority of one's own that signs seals (2D-Doc) for tests and for the demonstration: no real key ever signs here.
// Any type, any field, any of the curves that seals use, and the keys that they must not use.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::tests {

// In text, or as a block of a binary message: its value is then packed text, a day (DDMMYYYY), a number, or bytes
// (in hexadecimal).
enum class Writing : unsigned char { text, c40, day, number, bytes };

struct SealedField {
  std::string id;
  std::string value;
  std::string end;  // nothing after a fixed length, GS after a variable one, RS after a value cut short
  Writing writing = Writing::text;
};

inline bool is_block(const SealedField& field) { return field.writing != Writing::text; }

inline SealedField fixed(std::string id, std::string value) { return {std::move(id), std::move(value), ""}; }
inline SealedField variable(std::string id, std::string value) { return {std::move(id), std::move(value), "\x1d"}; }
inline SealedField packed(std::string id, std::string value) {
  return {std::move(id), std::move(value), "", Writing::c40};
}
inline SealedField cut(std::string id, std::string value) { return {std::move(id), std::move(value), "\x1e"}; }

// All fields blocks: a binary seal, whose authority must have a certificate of five characters. Blocks after text: a
// mixed one.
struct SealContent {
  std::string document_type;
  std::vector<SealedField> fields;
  std::vector<SealedField> annex = {};  // after the signature
  std::chrono::year_month_day signed_on = std::chrono::year{2026} / 8 / 3;
  std::chrono::year_month_day issued{};  // nothing: FFFF, as on tax notices
  int version = 4;                       // 1 to 4
};

enum class KeyKind : unsigned char { p256, p384, p521, rsa, explicit_p256 };

class SealAuthority {
 public:
  struct Settings {
    std::string authority = "XX01";
    std::string certificate = "DEM1";
    KeyKind key = KeyKind::p256;
    std::chrono::sys_days valid_from = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
    std::chrono::sys_days valid_to = std::chrono::sys_days{std::chrono::year{2028} / 1 / 1};
    std::string subject = {};  // nothing: as the certificate
    std::string seed = {};     // the same key and signatures at every run; nothing: by chance
  };

  // Throws std::runtime_error when OpenSSL refuses something: a test or a demonstration cannot go on without it.
  explicit SealAuthority(Settings settings);
  SealAuthority() : SealAuthority(Settings{}) {}
  ~SealAuthority();

  std::string seal(const SealContent& content) const;
  std::string sign(std::string_view header_and_fields) const;       // the text of the signature
  std::string signature(std::string_view header_and_fields) const;  // its bytes, r then s
  std::vector<std::byte> certificate() const;                       // DER

  // "XX01-DEM1.der" in that folder, and there in signers.tsv for proofs of address and tax notices.
  std::filesystem::path write_certificate(const std::filesystem::path& folder) const;

 private:
  struct Keys;
  Settings settings_;
  std::unique_ptr<Keys> keys_;
};

std::string encode_base32(std::string_view bytes);

// Four upper-case hexadecimal digits, days since 2000-01-01.
std::string seal_date(std::chrono::year_month_day date);

}  // namespace guichet::tests
