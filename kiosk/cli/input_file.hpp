#pragma once
// A file named on the command line, whole, and the errors that the caller can tell a person.

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace guichet::kiosk::cli {

using Json = nlohmann::ordered_json;

struct InputError {
  std::string_view code;
  std::string_view sentence;  // French
};

std::expected<std::string, InputError> read_input(const std::filesystem::path& path);

Json error_json(std::string_view path, const InputError& error);

// Bytes as JSON can carry them: UTF-8 stays, anything else becomes one character for each byte.
std::string as_text(std::string_view bytes);

}  // namespace guichet::kiosk::cli
