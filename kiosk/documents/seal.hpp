// Takes a 2D-Doc (visible electronic seal) apart: header, fields, signature, annex. What is text in the payload is a
// view of it, so that it must outlive the seal; what cannot be split is said, never guessed.
#pragma once

#include <expected>
#include <initializer_list>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/date.hpp"
#include "kiosk/documents/tables.hpp"

namespace guichet::kiosk::documents {

enum class SealError : unsigned char {
  not_a_seal,        // another code: it says nothing about the paper
  unsupported_form,  // a seal of another family (`other_seal`), a version to come
  malformed_header,
  incomplete_set,  // one symbol of several that carry one seal together
};

// How a message is written; a mixed one begins as text.
enum class Form : unsigned char { text, binary, mixed };

struct Header {
  int version = 0;                        // 1 to 4
  std::string_view authority;             // "FR06"
  std::string_view certificate;           // "FPE2"; five characters in binary form
  std::optional<demand::Date> issued;     // of the document
  std::optional<demand::Date> signed_on;  // of the seal
  std::string_view document_type;         // "28"
  std::string_view perimeter = "01";
  std::string_view country = "FR";  // "FRA" in binary form
};

struct Field {
  std::string_view id;
  std::string_view value;
  const FieldKind* kind = nullptr;  // nothing: unknown, kept as it is up to the next separator
  bool truncated = false;           // only a beginning: never compare for equality
  std::string_view bytes = {};      // of a binary block; `value` is what they mean as text, else in hexadecimal
};

// Whether the value may be this one: a truncated value agrees with all that begins with it.
bool agrees(const Field& field, std::string_view value);

// Why the fields or the signature of a readable header cannot be relied upon.
enum class Flaw : unsigned char {
  no_signature,     // the payload stops before it
  cut_field,        // a field of fixed length is shorter
  stray_character,  // one character where an identifier of two should be
};

struct Seal {
  Header header;
  std::vector<Field> fields = {};      // in the order of the payload
  std::vector<Field> annex = {};       // after the signature: nobody certifies it
  std::string_view signed_bytes = {};  // exactly what the signature covers
  std::string_view signature = {};     // raw r‖s in version 1 and in binary; else base32
  std::optional<Flaw> flaw = {};       // the first one met
  Form form = Form::text;
  std::shared_ptr<const std::list<std::string>> texts = {};  // what binary fields and headers are views of

  const Field* find(std::string_view id) const;
  std::string_view value(std::string_view id) const;  // empty when absent
  bool has_raw_signature() const { return header.version == 1 || form != Form::text; }
};

// Begins as a seal of any family does, or as the first of several symbols; the rest is for `parse_seal`.
bool looks_like_seal(std::string_view payload);

std::expected<Seal, SealError> parse_seal(std::string_view payload, const Tables& tables);

// What the tables know of that type; nothing outside the perimeter that they describe.
const DocumentType* type_of(const Header& header, const Tables& tables);
bool is_of_type(const Header& header, std::initializer_list<std::string_view> types);

// Fields that the document's type must carry and that are absent; alternatives are written "10 | 11 | 12 | 13". Empty
// for a type unknown to the tables.
std::vector<std::string> missing_fields(const Seal& seal, const Tables& tables);

// What a handheld reader adds or replaces, undone: AIM prefix, line ends, separators written in letters.
std::string from_handheld_reader(std::string_view typed);

}  // namespace guichet::kiosk::documents
