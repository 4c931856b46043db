#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "platform/system/random.hpp"
#include "platform/system/secret.hpp"

// The cipher of sealed files: bytes to chunks and back, a key to its wrapped form and back. No file, no row.
namespace guichet::platform::storage {

inline constexpr std::size_t chunk_size = std::size_t{64} << 10;
inline constexpr std::size_t chunk_tag_size = 16;
inline constexpr std::size_t sealed_chunk_size = chunk_size + chunk_tag_size;
inline constexpr std::size_t file_key_size = 32;

// How long `size` bytes are once sealed. An empty document has one chunk, so that its end is sealed too.
std::uint64_t sealed_size(std::uint64_t size);

// The key must be new: a chunk's nonce is its place and whether it is the last, so that two documents under one key
// would share theirs.
std::vector<std::byte> seal_chunks(const system::SecretBytes& key, std::span<const std::byte> clear);

// One chunk as it lies in the file; `clear` is as long as it, less the tag. False: it is not that chunk of that file.
bool open_chunk(const system::SecretBytes& key, std::uint64_t index, bool last, std::span<const std::byte> sealed,
                std::span<std::byte> clear);

// For which file and which length the key was wrapped is sealed in.
struct Wrapping {
  std::string_view name;
  std::uint64_t size;
};
system::SecretBytes wrapping_key_from(const system::SecretBytes& terminal_key);
std::vector<std::byte> wrap(const system::SecretBytes& wrapping_key, const Wrapping& about,
                            const system::SecretBytes& key, system::Random& random);
std::optional<system::SecretBytes> unwrap(const system::SecretBytes& wrapping_key, const Wrapping& about,
                                          std::span<const std::byte> wrapped);

}  // namespace guichet::platform::storage
