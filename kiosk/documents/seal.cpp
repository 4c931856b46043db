#include "kiosk/documents/seal.hpp"

#include <algorithm>
#include <iterator>

#include "kiosk/documents/seal_header.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr char group_separator = '\x1d';
constexpr char record_separator = '\x1e';
constexpr char unit_separator = '\x1f';
constexpr std::size_t version_1_signature = 64;  // raw r‖s of P-256, the only curve of that version
constexpr std::size_t usual_fields = 24;

constexpr bool is_separator(char c) { return c == group_separator || c == record_separator; }

// Reads the blocks of a message one after the other: identifier, value, separator where one is due.
class Blocks {
 public:
  Blocks(std::string_view text, const Tables& tables) : rest_(text), tables_(tables) {}

  std::vector<Field> read() {
    std::vector<Field> fields;
    fields.reserve(usual_fields);
    while (!rest_.empty()) {
      if (rest_.size() == 1 || is_separator(rest_[0]) || is_separator(rest_[1])) {
        skip_stray();
        continue;
      }
      Field field{.id = rest_.substr(0, 2), .value = {}, .kind = tables_.field(rest_.substr(0, 2))};
      rest_.remove_prefix(2);
      take_value(field);
      fields.push_back(field);
    }
    return fields;
  }

  std::optional<Flaw> flaw() const { return flaw_; }

 private:
  void take_value(Field& field) {
    const std::size_t most = field.kind && field.kind->most != 0 ? field.kind->most : rest_.size();
    const std::size_t limit = std::min(most, rest_.size());
    std::size_t length = 0;
    while (length < limit && !is_separator(rest_[length])) ++length;
    if (field.kind && field.kind->fixed && length < most) note(Flaw::cut_field);
    field.value = rest_.substr(0, length);
    rest_.remove_prefix(length);
    // At its maximum length a value needs no separator; one that is there all the same belongs to it.
    if (rest_.empty() || !is_separator(rest_[0])) return;
    field.truncated = rest_[0] == record_separator;
    rest_.remove_prefix(1);
  }

  // A separator alone between two fields is harmless; any other lone character is not.
  void skip_stray() {
    if (!is_separator(rest_[0])) note(Flaw::stray_character);
    rest_.remove_prefix(1);
  }

  void note(Flaw flaw) {
    if (!flaw_) flaw_ = flaw;
  }

  std::string_view rest_;
  const Tables& tables_;
  std::optional<Flaw> flaw_;
};

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

}  // namespace

const Field* Seal::find(std::string_view id) const {
  const auto found = std::ranges::find(fields, id, &Field::id);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view Seal::value(std::string_view id) const {
  const Field* field = find(id);
  return field ? field->value : std::string_view{};
}

std::expected<Seal, SealError> parse_seal(std::string_view payload, const Tables& tables) {
  const auto head = read_header(payload);
  if (!head) return std::unexpected(head.error());
  Seal seal;
  seal.header = head->header;
  const auto parts = split(payload, *head);
  Blocks blocks(parts ? parts->message : payload.substr(head->length), tables);
  seal.fields = blocks.read();
  if (!parts || parts->signature.empty()) {
    seal.flaw = Flaw::no_signature;
    return seal;
  }
  seal.flaw = blocks.flaw();
  seal.signed_bytes = payload.substr(0, head->length + parts->message.size());
  seal.signature = parts->signature;
  if (!parts->annex.empty()) seal.annex = Blocks(parts->annex, tables).read();
  return seal;
}

std::vector<std::string> missing_fields(const Seal& seal, const Tables& tables) {
  const DocumentType* type = tables.document_type(seal.header.document_type);
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
