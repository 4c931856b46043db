#include "sync/registry/request.hpp"

#include <algorithm>

#include "sync/registry/mime.hpp"

namespace guichet::sync::registry {
namespace {

constexpr std::string_view soap_id = "soap@guichet";
constexpr std::string_view demand_id = "demande@guichet";
constexpr std::string_view certificate_id = "certificat@guichet";

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string element(std::string_view name, std::string_view text) {
  return "<ws:" + std::string{name} + ">" + escape_xml(text) + "</ws:" + std::string{name} + ">\r\n";
}

// The registry wants xop:Include on the same line as its parent, without any blank between them.
std::string attached(std::string_view name, std::string_view type, std::string_view content_id) {
  const std::string tag{name};
  return "<ws:" + tag + " ws:contentType=\"" + std::string{type} +
         "\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:" + std::string{content_id} +
         "\"/></ws:" + tag + ">\r\n";
}

std::string certificate_elements(const EncryptionCertificate& certificate) {
  return element("nomCertificat", certificate.name) +
         attached("certificat", "application/x-x509-ca-cert", certificate_id);
}

Part soap_part(std::string_view operation, std::string_view parameters_name, std::string_view parameters) {
  const std::string name{parameters_name};
  return {.content_type = "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"; action=\"" +
                          std::string{operation} + "\"",
          .content_id = std::string{soap_id},
          .encoding = "8bit",
          .file_name = {},
          .body =
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
              "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\""
              " xmlns:ws=\"http://ws.metier.nuu.application.i2/\">\r\n<soap:Header/>\r\n<soap:Body>\r\n<ws:" +
              name + ">\r\n" + std::string{parameters} + "</ws:" + name + ">\r\n</soap:Body>\r\n</soap:Envelope>"};
}

// The documented form is us-ascii on 7 bits. A file that holds accents says so rather than lie about its bytes.
Part demand_part(std::string_view file_name, std::string_view xml) {
  const bool ascii = is_ascii(xml);
  return {.content_type = ascii ? "text/xml; charset=us-ascii" : "text/xml; charset=UTF-8",
          .content_id = std::string{demand_id},
          .encoding = ascii ? "7bit" : "8bit",
          .file_name = std::string{file_name},
          .body = with_crlf(xml)};
}

Part certificate_part(const EncryptionCertificate& certificate) {
  return {.content_type = "application/octet-stream",
          .content_id = std::string{certificate_id},
          .encoding = "base64",
          .file_name = certificate.name,
          .body = certificate.pem};
}

Request assemble(std::string_view operation, const std::vector<Part>& parts) {
  const std::string boundary = boundary_for(parts);
  return {.content_type = "multipart/related; type=\"application/xop+xml\"; start=\"<" + std::string{soap_id} +
                          ">\"; start-info=\"application/soap+xml\"; boundary=\"" + boundary +
                          "\"; action=\"http://ws.metier.nuu.application.i2/" + std::string{operation} + "\"",
          .body = write_parts(parts, boundary)};
}

}  // namespace

std::string escape_xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

Request get_num_unique_request(std::string_view file_name, std::string_view xml,
                               const EncryptionCertificate& certificate) {
  const std::string parameters = element("nomFichierDemande", file_name) +
                                 attached("fichierDemande", "text/xml", demand_id) + certificate_elements(certificate);
  return assemble("getNumUnique", {soap_part("getNumUnique", "numUniqueParametres", parameters),
                                   demand_part(file_name, xml), certificate_part(certificate)});
}

Request get_demande_logement_request(std::string_view number, const EncryptionCertificate& certificate) {
  const std::string parameters = element("numUnique", number) + certificate_elements(certificate);
  return assemble("getDemandeLogement", {soap_part("getDemandeLogement", "demandeLogementParametres", parameters),
                                         certificate_part(certificate)});
}

}  // namespace guichet::sync::registry
