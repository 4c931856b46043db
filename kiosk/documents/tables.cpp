#include "kiosk/documents/tables.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <ranges>

#include "kiosk/demand/lines.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::size_t nowhere = std::size_t{36} * 36;

constexpr std::size_t rank(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0');
  if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A') + 10;
  return nowhere;
}

std::size_t slot(std::string_view id) {
  if (id.size() != 2) return nowhere;
  const std::size_t high = rank(id[0]), low = rank(id[1]);
  return high == nowhere || low == nowhere ? nowhere : high * 36 + low;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (const auto part : std::views::split(text, separator)) {
    const std::string_view view(part.begin(), part.end());
    const std::size_t first = view.find_first_not_of(' ');
    if (first != std::string_view::npos) parts.emplace_back(view.substr(first, view.find_last_not_of(' ') - first + 1));
  }
  return parts;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  if (text.empty()) return value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// One line of the table at a time, without its heading; false when the line cannot be understood.
std::expected<void, TablesError> read_table(const std::filesystem::path& file,
                                            const std::function<bool(std::string_view)>& take) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator(stream), {}};
  if (!stream || bytes.empty()) return std::unexpected(TablesError{file.filename().string(), 0});
  int line = 0;
  for (const std::string_view text : demand::data_lines(bytes)) {
    if (++line > 1 && !take(text)) return std::unexpected(TablesError{file.filename().string(), line});
  }
  return {};
}

}  // namespace

std::expected<Tables, TablesError> Tables::load(const std::filesystem::path& folder) {
  Tables tables;
  for (const auto& loaded :
       {tables.load_fields(folder / "data-identifiers.tsv"), tables.load_types(folder / "document-types.tsv"),
        tables.load_requirements(folder / "requirements.tsv")}) {
    if (!loaded) return std::unexpected(loaded.error());
  }
  return tables;
}

std::expected<void, TablesError> Tables::load_fields(const std::filesystem::path& file) {
  return read_table(file, [this](std::string_view line) {
    const auto [id, least, most, fixed, kind, since, label] = demand::columns<7>(line);
    const auto longest = number(most);
    const bool is_fixed = fixed == "yes";
    if (slot(id) == nowhere || !longest || (is_fixed && *longest == 0)) return false;
    fields_.push_back({std::string(id), *longest, is_fixed, std::string(kind), std::string(label)});
    field_index_[slot(id)] = static_cast<std::uint16_t>(fields_.size());
    return true;
  });
}

std::expected<void, TablesError> Tables::load_types(const std::filesystem::path& file) {
  return read_table(file, [this](std::string_view line) {
    const auto [code, issue_date, category, name] = demand::columns<4>(line);
    if (slot(code) == nowhere || name.empty()) return false;
    types_.push_back({std::string(code), std::string(category), std::string(name), {}, {}});
    type_index_[slot(code)] = static_cast<std::uint16_t>(types_.size());
    return true;
  });
}

std::expected<void, TablesError> Tables::load_requirements(const std::filesystem::path& file) {
  return read_table(file, [this](std::string_view line) {
    const auto [code, mandatory, alternatives] = demand::columns<3>(line);
    if (slot(code) == nowhere || type_index_[slot(code)] == 0) return false;
    DocumentType& type = types_[type_index_[slot(code)] - 1U];
    type.mandatory = split(mandatory, ' ');
    for (const std::string& group : split(alternatives, '|')) type.alternatives.push_back(split(group, '+'));
    return true;
  });
}

const FieldKind* Tables::field(std::string_view id) const {
  const std::size_t at = slot(id);
  return at == nowhere || field_index_[at] == 0 ? nullptr : &fields_[field_index_[at] - 1U];
}

const DocumentType* Tables::document_type(std::string_view code) const {
  const std::size_t at = slot(code);
  return at == nowhere || type_index_[at] == 0 ? nullptr : &types_[type_index_[at] - 1U];
}

}  // namespace guichet::kiosk::documents
