#include "kiosk/cli/seal_json.hpp"

#include <array>
#include <optional>
#include <span>

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

Json date_json(const std::optional<demand::Date>& date) { return date ? Json(demand::iso_date(*date)) : Json(nullptr); }

Json fields_json(std::span<const Field> fields) {
  Json list = Json::array();
  for (const Field& field : fields) {
    list.push_back({{"id", as_text(field.id)},
                    {"name", field.kind ? Json(field.kind->label) : Json("Champ inconnu")},
                    {"value", as_text(field.value)}});
  }
  return list;
}

Json truncated_json(std::span<const Field> fields) {
  Json list = Json::array();
  for (const Field& field : fields) {
    if (field.truncated) list.push_back(as_text(field.id));
  }
  return list;
}

std::string_view signature_word(std::optional<bool> holds) {
  if (!holds) return "unchecked";
  return *holds ? "valid" : "invalid";
}

void add_verdict(Json& json, const Verdict& verdict) {
  json["test"] = verdict.test;
  json["verdict"] = name_of(verdict.outcome);
  json["reason"] = name_of(verdict.reason);
  json["signature"] = signature_word(verdict.signature_holds);
  json["sentence"] = sentence(verdict);
}

}  // namespace

Json seal_json(const Seal& seal, const Verdict& verdict, const Tables& tables) {
  const Header& header = seal.header;
  const DocumentType* type = tables.document_type(header.document_type);
  Json json = {{"version", header.version},
               {"document_type", header.document_type},
               {"document_name", type ? Json(type->name) : Json(nullptr)},
               {"issuer", header.authority},
               {"certificate", header.certificate},
               {"issued", date_json(header.issued)},
               {"signed", date_json(header.signed_on)},
               {"fields", fields_json(seal.fields)},
               {"truncated", truncated_json(seal.fields)},
               {"missing", missing_fields(seal, tables)},
               {"annex", fields_json(seal.annex)}};
  add_verdict(json, verdict);
  return json;
}

Json seal_json(SealError error) {
  Json json;
  for (const char* key : {"version", "document_type", "document_name", "issuer", "certificate", "issued", "signed"})
    json[key] = nullptr;
  for (const char* key : {"fields", "truncated", "missing", "annex"}) json[key] = Json::array();
  const bool is_unsupported = error == SealError::unsupported_form;
  add_verdict(json, Verdict{.reason = is_unsupported ? Reason::unsupported_form : Reason::malformed});
  return json;
}

std::string_view sentence(const Verdict& verdict) {
  static constexpr auto sentences = std::to_array<std::string_view>(
      {"Ce sceau est d’une forme qui n’est pas encore lue ici : cela ne dit rien contre le document.",
       "Le code est incomplet ou abîmé : il ne peut pas être vérifié.", "Ce code est un code de test, sans valeur.",
       "L’autorité qui a délivré ce sceau n’est pas connue ici.",
       "Le certificat qui a signé ce sceau n’est pas connu ici.",
       "Le certificat qui a signé ce sceau ne peut pas être utilisé.",
       "Le certificat qui a signé ce sceau n’est pas fait pour ce type de document.",
       "Le certificat n’était pas valable le jour de la signature.",
       "Le contenu du code n’est pas celui qui a été signé : il a été modifié.",
       "La signature est bonne : le contenu du code est celui de l’émetteur."});
  static_assert(sentences.size() == reason_count);
  if (verdict.outcome == Outcome::proven && verdict.test)
    return "La signature est bonne, mais d’une autorité de test : sans valeur hors des essais.";
  return sentences[static_cast<std::size_t>(verdict.reason)];
}

}  // namespace guichet::kiosk::cli
