#include "kiosk/documents/proof_of_address.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "kiosk/documents/nir_text.hpp"
#include "kiosk/documents/sealed_text.hpp"

namespace guichet::kiosk::documents {
namespace {

using Part = ProofOfAddress::Part;

constexpr std::array<std::string_view, 4> name_fields = {"10", "11", "12", "13"};
constexpr std::array<std::string_view, 4> line_fields = {"20", "21", "22", "23"};
constexpr std::array<std::string_view, 1> locality_fields = {"25"};

std::string beneficiary(const Seal& seal) {
  std::string name;
  for (const std::string_view id : name_fields) append_part(name, with_parts_joined(seal.value(id), " "), " ");
  return name;
}

void note_if_truncated(ProofOfAddress& proof, Part part, const Seal& seal, std::span<const std::string_view> fields) {
  const bool cut = std::ranges::any_of(fields, [&](std::string_view id) {
    const Field* field = seal.find(id);
    return field && field->truncated;
  });
  if (cut) proof.truncated.insert(part);
}

}  // namespace

bool is_proof_of_address(const Header& header) { return is_of_type(header, {"00", "01", "02"}); }

ProofOfAddress proof_of_address(const Seal& seal) {
  ProofOfAddress proof{.beneficiary = without_nir(beneficiary(seal)),
                       .lines = {},
                       .postcode = std::string(seal.value("24")),
                       .locality = without_nir(seal.value("25")),
                       .country = std::string(seal.value("26")),
                       .issued = seal.header.issued,
                       .truncated = {}};
  for (const std::string_view id : line_fields) {
    if (const std::string_view line = seal.value(id); !line.empty()) proof.lines.push_back(without_nir(line));
  }
  note_if_truncated(proof, Part::beneficiary, seal, name_fields);
  note_if_truncated(proof, Part::lines, seal, line_fields);
  note_if_truncated(proof, Part::locality, seal, locality_fields);
  return proof;
}

}  // namespace guichet::kiosk::documents
