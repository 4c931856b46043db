// The database and its log as whoever owns the key can read them, page by page: free pages and pages of before too.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace guichet::tests {

// Works on copies made by another program: a process that closes the file itself would drop SQLite's locks.
std::string read_every_page(const std::filesystem::path& database, std::span<const std::byte> key);

}  // namespace guichet::tests
