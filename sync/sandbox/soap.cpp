#include "sync/sandbox/soap.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "sync/registry/mime.hpp"
#include "sync/registry/request.hpp"
#include "sync/registry/xml.hpp"

namespace guichet::sync::sandbox {
namespace {

using registry::child;
using registry::escape_xml;
using registry::Part;

constexpr std::string_view envelope_start =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
    "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\""
    " xmlns:ws=\"http://ws.metier.nuu.application.i2/\"";

std::string envelope(std::string_view body) {
  return std::string{envelope_start} + " xmlns:sbx=\"" + std::string{own_namespace} +
         "\"><soap:Header><sbx:sandbox>Registre d’essai : rien ici n’est officiel.</sbx:sandbox></soap:Header>"
         "<soap:Body>" +
         std::string{body} + "</soap:Body></soap:Envelope>";
}

const Part* find_part(const std::vector<Part>& parts, std::string_view content_id) {
  const auto found = std::ranges::find(parts, content_id, &Part::content_id);
  return found == parts.end() ? nullptr : &*found;
}

std::string_view without(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::expected<std::string, std::string> attached(const pugi::xml_node& element, const std::vector<Part>& parts) {
  const std::string_view href = child(element, "Include").attribute("href").as_string();
  const Part* part = href.starts_with("cid:") ? find_part(parts, without(href, "cid:")) : nullptr;
  if (part == nullptr) return std::unexpected("La pièce jointe annoncée est absente.");
  return part->body;
}

std::expected<Call, std::string> read_operation(const pugi::xml_node& operation, const std::vector<Part>& parts) {
  const std::string_view name = registry::local_name(operation);
  if (!child(operation, "nomCertificat")) return std::unexpected("Le nom du certificat est absent.");
  if (name == "demandeLogementParametres") {
    return GetDemandeLogement{.number = child(operation, "numUnique").text().get()};
  }
  if (name != "numUniqueParametres") return std::unexpected("Opération inconnue du bac à sable.");
  auto xml = attached(child(operation, "fichierDemande"), parts);
  if (!xml) return std::unexpected(xml.error());
  return GetNumUnique{.file_name = child(operation, "nomFichierDemande").text().get(), .xml = std::move(*xml)};
}

}  // namespace

std::expected<Call, std::string> read_call(std::string_view content_type, std::string_view body) {
  const auto parts = registry::read_parts(content_type, body);
  if (!parts) return std::unexpected("Message illisible.");
  const std::string start_parameter = registry::parameter(content_type, "start");
  std::string_view start = start_parameter;
  if (start.starts_with('<') && start.ends_with('>')) start = start.substr(1, start.size() - 2);
  const Part* root = start.empty() ? &parts->front() : find_part(*parts, start);

  pugi::xml_document document;
  if (root == nullptr || !registry::parse(document, root->body)) return std::unexpected("Enveloppe illisible.");
  const pugi::xml_node soap_body = child(document.document_element(), "Body");
  return read_operation(soap_body.first_child(), *parts);
}

Answer answer_with(std::string_view interface_xml) {
  const std::vector<Part> parts{
      {.content_type = "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"",
       .content_id = "soap@bac-a-sable",
       .encoding = "8bit",
       .file_name = {},
       .body = envelope("<ws:reponse><ws:fichier><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                        " href=\"cid:demande@bac-a-sable\"/></ws:fichier></ws:reponse>")},
      {.content_type = "text/xml; charset=UTF-8",
       .content_id = "demande@bac-a-sable",
       .encoding = "8bit",
       .file_name = {},
       .body = std::string{interface_xml}}};
  const std::string boundary = registry::boundary_for(parts);
  return {.status = 200,
          .content_type =
              "multipart/related; type=\"application/xop+xml\"; start=\"<soap@bac-a-sable>\";"
              " start-info=\"application/soap+xml\"; boundary=\"" +
              boundary + "\"",
          .body = registry::write_parts(parts, boundary)};
}

Answer answer_with(const std::vector<registry::Anomaly>& anomalies) {
  std::string list;
  for (const auto& anomaly : anomalies) {
    list += "<ns1:anomalie code=\"" + escape_xml(anomaly.code) + "\">" + escape_xml(anomaly.text) + "</ns1:anomalie>";
  }
  return answer_with(
      "<ns1:interfaceNuu xmlns:ns1=\"http://nuu.application.i2/\" versionInterface=\"02.01\"><ns1:demande>"
      "<ns1:demandeLogement><ns1:listeAnomalie>" +
      list + "</ns1:listeAnomalie></ns1:demandeLogement></ns1:demande></ns1:interfaceNuu>");
}

Answer fault(std::string_view sentence) {
  return {.status = 500,
          .content_type = "application/soap+xml; charset=UTF-8",
          .body = envelope("<soap:Fault><soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code><soap:Reason>"
                           "<soap:Text xml:lang=\"fr\">" +
                           escape_xml(sentence) + "</soap:Text></soap:Reason></soap:Fault>")};
}

}  // namespace guichet::sync::sandbox
