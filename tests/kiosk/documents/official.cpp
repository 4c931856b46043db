#include "tests/kiosk/documents/official.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/system/paths.hpp"
#include "tests/support/files.hpp"

namespace guichet::tests {
namespace {

using nlohmann::json;

std::string from_hexadecimal(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2)
    bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  return bytes;
}

std::string text_or(const json& object, const char* key, const char* otherwise) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? otherwise : found->get<std::string>();
}

Specimen specimen_of(const json& vector) {
  const json& header = vector.at("header");
  Specimen specimen{.name = vector.at("id"),
                    .payload = from_hexadecimal(vector.at("payload_hex")),
                    .signed_length = vector.at("signed_length"),
                    .version = header.at("version"),
                    .authority = header.at("ca_id"),
                    .certificate = header.at("cert_id"),
                    .document_type = header.at("doc_type"),
                    .perimeter = text_or(header, "perimeter", "01"),
                    .country = text_or(header, "country", "FR"),
                    .issued = text_or(header, "issue_date", ""),
                    .signed_on = text_or(header, "signature_date", ""),
                    .fields = {}};
  for (const json& field : vector.at("fields"))
    specimen.fields.push_back({field.at("id"), field.at("value"), !field.value("unknown", false)});
  return specimen;
}

}  // namespace

std::filesystem::path data_folder() { return "tests/kiosk/documents/data"; }

const std::vector<Specimen>& official_specimens() {
  static const auto all = [] {
    std::vector<Specimen> specimens;
    for (const json& vector : json::parse(read_file(data_folder() / "official.json")))
      specimens.push_back(specimen_of(vector));
    return specimens;
  }();
  return all;
}

const Specimen& official_specimen(std::string_view name) {
  const auto found = std::ranges::find(official_specimens(), name, &Specimen::name);
  if (found == official_specimens().end()) throw std::runtime_error{"no specimen of that name"};
  return *found;
}

const kiosk::documents::Tables& tables() {
  static const auto loaded = kiosk::documents::Tables::load(platform::system::assets_folder() / "seals");
  if (!loaded) throw std::runtime_error{"tables of seals: " + loaded.error().file};
  return *loaded;
}

const kiosk::documents::TrustStore& specimen_trust() {
  static const auto store = [] {
    kiosk::documents::TrustStore trust;
    trust.add("FR00", "0001", bytes_of(read_file(data_folder() / "FR00-0001.pem")));
    return trust;
  }();
  return store;
}

}  // namespace guichet::tests
