// The 41 specimens of the specification, the certificate that signs them, and the product's tables.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/documents/tables.hpp"
#include "kiosk/documents/trust.hpp"

namespace guichet::tests {

struct OfficialField {
  std::string id;
  std::string value;
  bool known = true;
};

struct Specimen {
  std::string name;
  std::string payload;
  std::size_t signed_length = 0;
  int version = 0;
  std::string authority, certificate, document_type, perimeter, country;
  std::string issued, signed_on;  // ISO, or empty
  std::vector<OfficialField> fields;
};

std::filesystem::path data_folder();
const std::vector<Specimen>& official_specimens();
const Specimen& official_specimen(std::string_view name);
const kiosk::documents::Tables& tables();

// FR00-0001 alone.
const kiosk::documents::TrustStore& specimen_trust();

}  // namespace guichet::tests
