#include "sync/registry/mime.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "sync/registry/base64.hpp"

namespace guichet::sync::registry {
namespace {

constexpr std::size_t most_parts = 16;
constexpr std::size_t largest_head = std::size_t{8} * 1024;
constexpr std::size_t longest_boundary = 70;  // RFC 2046, 5.1.1

std::string lower(std::string_view text) {
  std::string lowered{text};
  std::ranges::transform(lowered, lowered.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lowered;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The text up to the mark, which is consumed with it.
std::string_view take_until(std::string_view& text, std::string_view mark) {
  const auto at = text.find(mark);
  const auto taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + mark.size());
  return taken;
}

// One parameter "name=value" or "name="quoted"", consumed with its semicolon.
std::pair<std::string, std::string> take_parameter(std::string_view& rest) {
  const std::string name = lower(trim(take_until(rest, "=")));
  rest = rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (!rest.starts_with('"')) return {name, std::string{trim(take_until(rest, ";"))}};

  std::string value;
  std::size_t i = 1;
  for (; i < rest.size() && rest[i] != '"'; ++i) {
    if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
    value += rest[i];
  }
  rest.remove_prefix(std::min(i + 1, rest.size()));
  take_until(rest, ";");
  return {name, value};
}

std::string without_brackets(std::string_view id) {
  return std::string{id.starts_with('<') && id.ends_with('>') && id.size() >= 2 ? id.substr(1, id.size() - 2) : id};
}

void read_header(std::string_view line, Part& part) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = lower(trim(line.substr(0, colon)));
  const std::string_view value = trim(line.substr(colon + 1));
  if (name == "content-type") part.content_type = value;
  if (name == "content-id") part.content_id = without_brackets(value);
  if (name == "content-transfer-encoding") part.encoding = lower(value);
  if (name == "content-disposition") part.file_name = parameter(value, "filename");
}

// A line that starts with a blank continues the one before (RFC 5322, 2.2.3).
void read_head(std::string_view head, Part& part) {
  std::string line;
  while (!head.empty()) {
    const std::string_view next = take_until(head, "\r\n");
    if (next.starts_with(' ') || next.starts_with('\t')) {
      line += next;
      continue;
    }
    read_header(line, part);
    line = next;
  }
  read_header(line, part);
}

std::expected<Part, std::string> read_part(std::string_view text) {
  Part part;
  // A part without any header starts with its empty line.
  const auto end = text.starts_with("\r\n") ? 0 : text.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::unexpected("a part has no end of headers");
  if (end > largest_head) return std::unexpected("the headers of a part are too long");
  read_head(text.substr(0, end), part);
  part.body = text.substr(end + (end == 0 ? 2 : 4));
  if (part.encoding != "base64") return part;

  auto decoded = decode_base64(part.body);
  if (!decoded) return std::unexpected("a part is not base64");
  part.body = std::move(*decoded);
  return part;
}

}  // namespace

std::string media_type(std::string_view header) { return lower(trim(header.substr(0, header.find(';')))); }

std::string parameter(std::string_view header, std::string_view name) {
  take_until(header, ";");
  while (!header.empty()) {
    auto [found, value] = take_parameter(header);
    if (found == name) return value;
  }
  return {};
}

std::string with_crlf(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) result += '\r';
    result += text[i];
  }
  return result;
}

std::string boundary_for(const std::vector<Part>& parts) {
  for (unsigned attempt = 0;; ++attempt) {
    std::string boundary = "guichet_" + std::to_string(attempt);
    const bool found = std::ranges::any_of(parts, [&](const Part& part) { return part.body.contains(boundary); });
    if (!found) return boundary;
  }
}

std::string write_parts(const std::vector<Part>& parts, std::string_view boundary) {
  std::string message;
  for (const auto& part : parts) {
    message.append("--").append(boundary).append("\r\n");
    message.append("Content-Type: ").append(part.content_type).append("\r\n");
    message.append("Content-Transfer-Encoding: ").append(part.encoding).append("\r\n");
    message.append("Content-ID: <").append(part.content_id).append(">\r\n");
    if (!part.file_name.empty()) {
      message.append("Content-Disposition: attachment; filename=\"").append(part.file_name).append("\"\r\n");
    }
    message.append("\r\n").append(part.encoding == "base64" ? encode_base64(part.body) : part.body).append("\r\n");
  }
  return message.append("--").append(boundary).append("--\r\n");
}

std::expected<std::vector<Part>, std::string> read_parts(std::string_view content_type, std::string_view body) {
  if (media_type(content_type) != "multipart/related") return std::unexpected("not multipart/related");
  const std::string boundary = parameter(content_type, "boundary");
  if (boundary.empty() || boundary.size() > longest_boundary) return std::unexpected("no usable boundary");

  const std::string first = "--" + boundary;
  const std::string next = "\r\n" + first;
  if (!body.starts_with(first))
    take_until(body, "\r\n" + first);  // what comes before the first part is not for us
  else
    body.remove_prefix(first.size());

  std::vector<Part> parts;
  while (!body.empty() && !body.starts_with("--")) {
    if (parts.size() == most_parts) return std::unexpected("too many parts");
    const std::string_view blanks = take_until(body, "\r\n");
    if (!trim(blanks).empty()) return std::unexpected("a boundary has something behind it");
    const auto end = body.find(next);
    if (end == std::string_view::npos) return std::unexpected("the last boundary is missing");
    auto part = read_part(body.substr(0, end));
    if (!part) return std::unexpected(part.error());
    parts.push_back(std::move(*part));
    body.remove_prefix(end + next.size());
  }
  if (!body.starts_with("--")) return std::unexpected("the last boundary is missing");
  if (parts.empty()) return std::unexpected("no part");
  return parts;
}

}  // namespace guichet::sync::registry
