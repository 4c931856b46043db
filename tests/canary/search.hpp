// Looks for marks where something of a person could stay: memory of this process or of another one, and files with
// their names.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/canary/marks.hpp"

namespace guichet::tests {

// Each place once: which mark, in which form, how often, where. Letters of the mark are left out.
using Places = std::vector<std::string>;

Places found_in_memory(std::span<const Mark> marks);
// Of a process that lets itself be read.
Places found_in_memory_of(pid_t process, std::span<const Mark> marks);
Places found_in_files(std::span<const Mark> marks, const std::filesystem::path& folder,
                      std::span<const std::filesystem::path> except = {});
Places found_in_text(std::span<const Mark> marks, std::string_view text, std::string_view where);

// In the folders that everyone may write to, what was touched since.
Places found_in_shared_folders(std::span<const Mark> marks, std::filesystem::file_time_type since,
                               std::span<const std::filesystem::path> except = {});

}  // namespace guichet::tests
