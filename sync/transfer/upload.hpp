// Uploads that go on where they were cut, in the shape of draft-ietf-httpbis-resumable-upload: POST opens one, PATCH
// brings the next part, HEAD tells how far it is. What the answers mean for a document is the registry's business.
#pragma once

#include <cstdint>
#include <optional>

#include "sync/transfer/session.hpp"

namespace guichet::sync::transfer {

inline constexpr std::size_t largest_part = std::size_t{1} << 20;

struct UploadAnswer {
  long status = 0;
  std::string location;
  std::optional<std::uint64_t> offset;  // what the server holds, as it says
  bool complete = false;
  std::string digest;  // Repr-Digest (RFC 9530), as it was sent
  std::optional<std::chrono::seconds> retry_after;
};

// `about`: what else is said of the upload. Its bytes come later.
std::expected<UploadAnswer, Error> open_upload(Session& session, const std::string& url, std::uint64_t size,
                                               Headers about, const std::stop_token& stop = {});
std::expected<UploadAnswer, Error> ask_upload(Session& session, const std::string& url,
                                              const std::stop_token& stop = {});

struct Part {
  std::uint64_t offset = 0;
  std::span<const std::byte> bytes;
  bool last = false;
};
std::expected<UploadAnswer, Error> send_part(Session& session, const std::string& url, const Part& part,
                                             const std::stop_token& stop = {});

}  // namespace guichet::sync::transfer
