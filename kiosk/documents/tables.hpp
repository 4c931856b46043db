// What the 2D-Doc specification lists, as data: document types, fields with their lengths, fields that a type must
// carry. A new type of document is a new line in assets/seals, never new code.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::kiosk::documents {

struct FieldKind {
  std::string id;          // two characters
  std::uint32_t most = 0;  // characters; 0 = unbounded
  bool fixed = false;      // always exactly `most` characters
  std::string kind;        // "text", "numeric", "date-ddmmyyyy" …
  std::string label;       // French, from the specification
};

struct DocumentType {
  std::string code;      // two characters
  std::string category;  // "Justificatif de ressources"
  std::string name;      // "Avis d'impôt sur les revenus V2 (depuis l'été 2025)"
  std::vector<std::string> mandatory;
  std::vector<std::vector<std::string>> alternatives;  // one of these groups, whole
};

struct TablesError {
  std::string file;
  int line = 0;  // 0: the file cannot be read
};

class Tables {
 public:
  // The folder assets/seals.
  static std::expected<Tables, TablesError> load(const std::filesystem::path& folder);

  // Nothing when the specification that we hold does not know it.
  const FieldKind* field(std::string_view id) const;
  const DocumentType* document_type(std::string_view code) const;

 private:
  // Identifiers are two characters of 36: the table is indexed by them, so that reading a field searches nothing.
  using Index = std::array<std::uint16_t, std::size_t{36} * 36>;

  std::expected<void, TablesError> load_fields(const std::filesystem::path& file);
  std::expected<void, TablesError> load_types(const std::filesystem::path& file);
  std::expected<void, TablesError> load_requirements(const std::filesystem::path& file);

  std::vector<FieldKind> fields_;
  std::vector<DocumentType> types_;
  Index field_index_{};  // position + 1, 0 = none
  Index type_index_{};
};

}  // namespace guichet::kiosk::documents
