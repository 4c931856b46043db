#include "kiosk/documents/seal.hpp"

#include <algorithm>
#include <iterator>

#include "kiosk/documents/base32.hpp"
#include "kiosk/documents/seal_binary.hpp"
#include "kiosk/documents/seal_blocks.hpp"
#include "kiosk/documents/seal_header.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr char group_separator = '\x1d';
constexpr char unit_separator = '\x1f';
constexpr std::size_t version_1_signature = 64;  // raw r‖s of P-256, the only curve of that version
constexpr std::string_view known_perimeter = "01";
constexpr char binary_mark = '\xff';  // never a character of a text

struct Parts {
  std::string_view message;
  std::string_view signature;
  std::string_view annex;
};

// The signature covers everything before it, header included.
std::optional<Parts> split(std::string_view payload, const HeaderRead& head) {
  const std::string_view body = payload.substr(head.length);
  if (head.header.version == 1) {
    if (body.size() < version_1_signature) return std::nullopt;
    const std::size_t end = body.size() - version_1_signature;
    return Parts{.message = body.substr(0, end), .signature = body.substr(end), .annex = {}};
  }
  const std::size_t mark = body.find(unit_separator);
  if (mark == std::string_view::npos) return std::nullopt;
  const std::string_view tail = body.substr(mark + 1);
  const std::size_t end = tail.find(group_separator);
  return Parts{.message = body.substr(0, mark),
               .signature = tail.substr(0, end),
               .annex = end == std::string_view::npos ? std::string_view{} : tail.substr(end + 1)};
}

// A signature in text, even behind an annex of bytes, is no binary block.
bool may_be_mixed(std::string_view payload, const Header& header, const std::optional<Parts>& parts) {
  constexpr std::size_t shortest_signature = 103;
  if (header.version != 4 || !payload.contains(binary_mark)) return false;
  return !parts || parts->signature.size() < shortest_signature || !decode_base32(parts->signature);
}

}  // namespace

bool agrees(const Field& field, std::string_view value) {
  return field.truncated ? value.starts_with(field.value) : value == field.value;
}

const Field* Seal::find(std::string_view id) const {
  const auto found = std::ranges::find(fields, id, &Field::id);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view Seal::value(std::string_view id) const {
  const Field* field = find(id);
  return field ? field->value : std::string_view{};
}

std::expected<Seal, SealError> parse_seal(std::string_view payload, const Tables& tables) {
  if (is_binary_seal(payload)) return parse_binary_seal(payload, tables);
  const auto head = read_header(payload);
  if (!head) return std::unexpected(head.error());
  const auto parts = split(payload, *head);
  if (may_be_mixed(payload, head->header, parts)) {
    if (auto mixed = parse_mixed_seal(payload, head->header, head->length, tables)) return *std::move(mixed);
  }
  Seal seal{.header = head->header};
  TextBlocks blocks(parts ? parts->message : payload.substr(head->length), tables);
  seal.fields = blocks.read();
  if (!parts || parts->signature.empty()) {
    seal.flaw = Flaw::no_signature;
    return seal;
  }
  seal.flaw = blocks.flaw();
  seal.signed_bytes = payload.substr(0, head->length + parts->message.size());
  seal.signature = parts->signature;
  if (!parts->annex.empty()) seal.annex = TextBlocks(parts->annex, tables).read();
  return seal;
}

// Another perimeter has types of its own under the same codes.
const DocumentType* type_of(const Header& header, const Tables& tables) {
  return header.perimeter == known_perimeter ? tables.document_type(header.document_type) : nullptr;
}

bool is_of_type(const Header& header, std::initializer_list<std::string_view> types) {
  return header.perimeter == known_perimeter && std::ranges::contains(types, header.document_type);
}

std::vector<std::string> missing_fields(const Seal& seal, const Tables& tables) {
  const DocumentType* type = type_of(seal.header, tables);
  if (!type) return {};
  const auto is_absent = [&](const std::string& id) { return seal.find(id) == nullptr; };
  std::vector<std::string> missing;
  std::ranges::copy_if(type->mandatory, std::back_inserter(missing), is_absent);

  std::string groups;
  for (const auto& group : type->alternatives) {
    if (std::ranges::none_of(group, is_absent)) return missing;
    std::string names;
    for (const std::string& id : group) names += names.empty() ? id : "+" + id;
    groups += groups.empty() ? names : " | " + names;
  }
  if (!groups.empty()) missing.push_back(groups);
  return missing;
}

}  // namespace guichet::kiosk::documents
