// The documents the sandbox receives: announced, then brought piece by piece; each piece is on disk before it is
// counted. In the same encrypted file as the demands. Only the terminal that announced a document sees it or adds to
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/system/random.hpp"
#include "sync/sandbox/store.hpp"

namespace guichet::sync::sandbox {

struct Announced {
  std::string terminal;  // subject of its certificate
  std::string key;       // Idempotency-Key
  std::string number;
  std::string document;
  std::string kind;
  std::string name;
  std::uint64_t size = 0;
  std::vector<std::byte> sha256;
  bool operator==(const Announced&) const = default;
};

struct Upload {
  std::string id;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
  bool complete = false;
  std::vector<std::byte> sha256;
};

enum class NotAnnounced { unknown_number, other_content, broken };
enum class Appended { yes, elsewhere, broken };
enum class Finished { right, digest_differs, broken };

// Safe from any thread.
class Shelf {
 public:
  static std::expected<Shelf, std::string> open(const std::filesystem::path& file, platform::system::Random& random);

  // The same key and document find the same upload; another key for the same document begins it anew.
  std::expected<Upload, NotAnnounced> announce(const Announced& announced, platform::system::Random& random);
  std::optional<Upload> find(std::string_view terminal, std::string_view upload);
  // Elsewhere: the upload does not stand at `offset`, or is complete.
  Appended append(std::string_view upload, std::uint64_t offset, std::span<const std::byte> bytes);
  // Once every byte is there. What differs from its digest is forgotten.
  Finished finish(std::string_view upload);
  void forget(std::string_view upload);

  // The bytes of a complete document.
  std::optional<std::vector<std::byte>> content(std::string_view number, std::string_view document);

 private:
  explicit Shelf(platform::storage::Database database) : database_(std::move(database)) {}
  Stored<std::optional<Upload>> known(std::string_view terminal, std::string_view upload);
  Stored<std::vector<std::byte>> bytes_of(std::string_view upload);
  Stored<std::string> begin(const Announced& announced, platform::system::Random& random);

  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  platform::storage::Database database_;
};

}  // namespace guichet::sync::sandbox
