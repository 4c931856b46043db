#include "sync/transfer/upload.hpp"

#include <charconv>

namespace guichet::sync::transfer {
namespace {

// Structured Fields (RFC 8941): an integer, and a boolean written ?0 or ?1.
std::optional<std::uint64_t> integer(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string boolean(bool value) { return value ? "?1" : "?0"; }

UploadAnswer read(const Response& response) {
  return {.status = response.status,
          .location = response.header("location"),
          .offset = integer(response.header("upload-offset")),
          .complete = response.header("upload-complete") == "?1",
          .digest = response.header("repr-digest"),
          .retry_after = response.retry_after};
}

}  // namespace

std::expected<UploadAnswer, Error> open_upload(Session& session, const std::string& url, std::uint64_t size,
                                               Headers about, const std::stop_token& stop) {
  about.emplace_back("Upload-Complete", boolean(false));
  about.emplace_back("Upload-Length", std::to_string(size));
  return session.send({.method = "POST", .url = url, .headers = std::move(about)}, stop).transform(read);
}

std::expected<UploadAnswer, Error> ask_upload(Session& session, const std::string& url, const std::stop_token& stop) {
  return session.send({.method = "HEAD", .url = url}, stop).transform(read);
}

std::expected<UploadAnswer, Error> send_part(Session& session, const std::string& url, const Part& part,
                                             const std::stop_token& stop) {
  Headers headers{{"Content-Type", "application/partial-upload"},
                  {"Upload-Offset", std::to_string(part.offset)},
                  {"Upload-Complete", boolean(part.last)}};
  return session
      .send({.method = "PATCH", .url = url, .headers = std::move(headers), .body = part.bytes, .once = true}, stop)
      .transform(read);
}

}  // namespace guichet::sync::transfer
