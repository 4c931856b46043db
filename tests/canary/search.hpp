// Looks for a hidden word where something of a person could stay: this process's memory, and every file of a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/canary/hidden_word.hpp"

namespace guichet::tests {

// Where the word was found: the mapping and what stands around it, letters of the word left out.
std::vector<std::string> found_in_memory(const HiddenWord& word);
std::vector<std::string> found_in_files(const HiddenWord& word, const std::filesystem::path& folder);

}  // namespace guichet::tests
