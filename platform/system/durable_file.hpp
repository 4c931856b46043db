#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <span>
#include <system_error>

// Small files that must be whole or absent, whatever happens to the power: keys, key checks, printed documents.
// They are readable by the terminal's own user only.
namespace guichet::platform::system {

enum class Existing { replace, refuse };

// Temporary file beside, fsync, rename, fsync of the folder; mode 0600. Existing::refuse answers errc::file_exists.
std::expected<void, std::error_code> write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes,
                                                   Existing existing);

}  // namespace guichet::platform::system
