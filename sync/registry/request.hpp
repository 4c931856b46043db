// The messages we send to the national registry: SOAP 1.2 with the demand as an XOP attachment (SNE interface, as used
// by the desks' software). Pure functions: same arguments, same bytes.
#pragma once

#include <string>
#include <string_view>

namespace guichet::sync::registry {

// The certificate the registry may encrypt its answer for; may be empty.
struct EncryptionCertificate {
  std::string name;  // CER<desk>-<AAAAMMJJhhmm>.pem
  std::string pem;
};

struct Request {
  std::string content_type;  // of the HTTP request
  std::string body;
};

Request get_num_unique_request(std::string_view file_name, std::string_view xml,
                               const EncryptionCertificate& certificate);
Request get_demande_logement_request(std::string_view number, const EncryptionCertificate& certificate);

// & < > and quotes as entities.
std::string escape_xml(std::string_view text);

}  // namespace guichet::sync::registry
