#include "kiosk/cli/seal_json.hpp"

#include <array>
#include <format>
#include <optional>
#include <span>

#include "kiosk/documents/nir_text.hpp"

namespace guichet::kiosk::cli {
namespace {

using namespace documents;

Json date_json(const std::optional<demand::Date>& date) { return date ? Json(demand::iso_date(*date)) : Json(nullptr); }

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += std::format("{:02X}", static_cast<unsigned char>(c));
  return text;
}

Json fields_json(std::span<const Field> fields) {
  Json list = Json::array();
  for (const Field& field : fields) {
    Json one = {{"id", as_text(field.id)},
                {"name", field.kind ? Json(field.kind->label) : Json("Champ inconnu")},
                {"value", as_text(without_nir(field.value))},
                {"known", field.kind != nullptr},
                {"truncated", field.truncated}};
    if (field.bytes.data()) one["bytes"] = contains_nir(field.value) ? Json(nullptr) : Json(hexadecimal(field.bytes));
    list.push_back(std::move(one));
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

std::string_view form_word(Form form) {
  static constexpr std::array<std::string_view, 3> words = {"text", "binary", "mixed"};
  return words[static_cast<std::size_t>(form)];
}

Json flaw_json(const std::optional<Flaw>& flaw) {
  static constexpr std::array<std::string_view, 3> words = {"no_signature", "cut_field", "stray_character"};
  return flaw ? Json(words[static_cast<std::size_t>(*flaw)]) : Json(nullptr);
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

Reason reason_of(SealError error) {
  if (error == SealError::unsupported_form) return Reason::unsupported_form;
  return error == SealError::incomplete_set ? Reason::incomplete_set : Reason::malformed;
}

}  // namespace

Json seal_json(const Seal& seal, const Verdict& verdict, const Tables& tables) {
  const Header& header = seal.header;
  const DocumentType* type = type_of(header, tables);
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
  json["perimeter"] = as_text(header.perimeter);
  json["country"] = as_text(header.country);
  json["form"] = form_word(seal.form);
  json["flaw"] = flaw_json(seal.flaw);
  return json;
}

Json seal_json(SealError error) {
  Json json;
  for (const char* key : {"version", "document_type", "document_name", "issuer", "certificate", "issued", "signed"})
    json[key] = nullptr;
  for (const char* key : {"fields", "truncated", "missing", "annex"}) json[key] = Json::array();
  add_verdict(json, Verdict{.reason = reason_of(error)});
  for (const char* key : {"perimeter", "country", "form", "flaw"}) json[key] = nullptr;
  return json;
}

std::string_view sentence(const Verdict& verdict) {
  static constexpr auto sentences = std::to_array<std::string_view>(
      {"Ce sceau est d’une forme qui n’est pas encore lue ici : cela ne dit rien contre le document.",
       "Ce sceau est réparti sur plusieurs codes : il faut aussi montrer les autres.",
       "Le code est incomplet ou abîmé : il ne peut pas être vérifié.", "Ce code est un code de test, sans valeur.",
       "L’autorité qui a délivré ce sceau n’est pas connue ici.",
       "Le certificat qui a signé ce sceau n’est pas connu ici.",
       "Le certificat qui a signé ce sceau ne peut pas être utilisé.",
       "Le certificat qui a signé ce sceau n’est pas fait pour ce type de document.",
       "Le certificat n’était pas valable le jour de la signature.",
       "Le certificat qui a signé ce sceau a été révoqué par son autorité.",
       "La liste des signataires connue ici est trop ancienne : la signature ne peut pas être confirmée.",
       "Le contenu du code n’est pas celui qui a été signé : il a été modifié.",
       "La signature est bonne : le contenu du code est celui de l’émetteur."});
  static_assert(sentences.size() == reason_count);
  if (verdict.outcome == Outcome::proven && verdict.test)
    return "La signature est bonne, mais d’une autorité de test : sans valeur hors des essais.";
  return sentences[static_cast<std::size_t>(verdict.reason)];
}

}  // namespace guichet::kiosk::cli
