#include "kiosk/documents/seal_blocks.hpp"

#include <algorithm>

namespace guichet::kiosk::documents {
namespace {

constexpr char group_separator = '\x1d';
constexpr char record_separator = '\x1e';
constexpr std::size_t usual_fields = 24;

constexpr bool is_separator(char c) { return c == group_separator || c == record_separator; }

}  // namespace

std::vector<Field> TextBlocks::read() {
  std::vector<Field> fields;
  fields.reserve(usual_fields);
  while (read_one(fields)) {
  }
  return fields;
}

bool TextBlocks::read_one(std::vector<Field>& fields) {
  while (!rest_.empty() && (rest_.size() == 1 || is_separator(rest_[0]) || is_separator(rest_[1]))) skip_stray();
  if (rest_.empty()) return false;
  Field field{.id = rest_.substr(0, 2), .value = {}, .kind = tables_.field(rest_.substr(0, 2))};
  rest_.remove_prefix(2);
  take_value(field);
  fields.push_back(field);
  return true;
}

void TextBlocks::take_value(Field& field) {
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
void TextBlocks::skip_stray() {
  if (!is_separator(rest_[0])) note(Flaw::stray_character);
  rest_.remove_prefix(1);
}

void TextBlocks::note(Flaw flaw) {
  if (!flaw_) flaw_ = flaw;
}

}  // namespace guichet::kiosk::documents
