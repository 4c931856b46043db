// The registry as a place for papers: announce a document of a demand, ask how much of it arrived, bring the next part.
// No public document describes the national registry's own way: this speaks the sandbox's, and says so in its address.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "sync/registry/answer.hpp"
#include "sync/transfer/upload.hpp"

namespace guichet::sync::registry {

struct Document {
  std::string number;  // of its demand
  std::string id;      // a UUID, the same for ever
  std::string kind;    // code of the paper
  std::string name;    // of the file
  std::uint64_t size = 0;
  std::vector<std::byte> sha256;
  int restarts = 0;  // another try of the same document, from its first byte
};

struct Held {
  std::string upload;  // path where it goes on
  std::uint64_t offset = 0;
  bool complete = false;  // and its digest is ours
};

// What arrived whole is not what left.
struct DigestDiffers {};
// The registry knows no such upload, any more.
struct UploadLost {};
// Sending it again as it is would change nothing.
struct DocumentRefused {
  std::string reason;  // unknown_number, too_large, not_admitted
};

using DocumentFailure =
    std::variant<DigestDiffers, UploadLost, DocumentRefused, TechnicalFault, transfer::Error, BadAnswer>;
using HeldOrFailure = std::expected<Held, DocumentFailure>;

// Not for two threads at once. Like Client, it never tries again by itself.
class DocumentClient {
 public:
  // url: https://host[:port]/bac-a-sable/v1/
  DocumentClient(transfer::Session session, std::string url);

  // Announces it; the same document again finds what it had.
  HeldOrFailure open(const Document& document, const std::stop_token& stop = {});
  HeldOrFailure ask(const Document& document, const std::string& upload, const std::stop_token& stop = {});
  // At most transfer::largest_part. When the registry holds another offset than said, it says which.
  HeldOrFailure send(const Document& document, const Held& held, std::span<const std::byte> part,
                     const std::stop_token& stop = {});
  void close() { session_.close(); }

 private:
  std::string address(const std::string& upload) const;

  transfer::Session session_;
  std::string url_;
};

}  // namespace guichet::sync::registry
