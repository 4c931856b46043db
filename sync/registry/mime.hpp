// The envelope of SOAP with attachments: multipart/related messages (RFC 2387), written and read as bytes.
// The reader is a pure, bounded function: it is given whatever came over the wire, and it is fuzzed.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::sync::registry {

struct Part {
  std::string content_type;
  std::string content_id;  // without the angle brackets
  std::string encoding;    // Content-Transfer-Encoding, lower case; base64 is decoded by the reader
  std::string file_name;   // written as an attachment when not empty
  std::string body;
};

// Lines end with CRLF everywhere. A base64 part is encoded here, the others are written as they are.
std::string write_parts(const std::vector<Part>& parts, std::string_view boundary);

// A boundary that none of the parts contains; the same for the same parts.
std::string boundary_for(const std::vector<Part>& parts);

// content_type: the HTTP header, with its boundary. The error says what is wrong, never what was read.
std::expected<std::vector<Part>, std::string> read_parts(std::string_view content_type, std::string_view body);

// A parameter of a header's value, unquoted: parameter(`text/xml; charset="utf-8"`, "charset") is utf-8; empty when
// absent.
std::string parameter(std::string_view header, std::string_view name);

// The value before the first semicolon, lower case.
std::string media_type(std::string_view header);

// Every line end becomes CRLF; those that are already are left.
std::string with_crlf(std::string_view text);

}  // namespace guichet::sync::registry
