#include "kiosk/cli/input_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace guichet::kiosk::cli {
namespace {

constexpr std::size_t most_bytes = 64U << 20U;

std::size_t continuation_bytes(unsigned char lead) {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

// Shortest forms only, no surrogates: what a strict reader of JSON accepts.
bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    const std::size_t more = continuation_bytes(lead);
    if (more == 0 || i + more >= bytes.size()) return false;
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90) ||
        (lead == 0xf4 && second > 0x8f))
      return false;
    const auto rest = bytes.substr(i + 1, more);
    if (!std::ranges::all_of(rest, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }))
      return false;
    i += more;
  }
  return true;
}

}  // namespace

std::expected<std::string, InputError> read_input(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return std::unexpected(InputError{"not_found", "Ce fichier n’existe pas."});
  if (std::filesystem::is_directory(path, error))
    return std::unexpected(InputError{"unreadable", "Ceci est un dossier, pas un fichier."});
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(InputError{"unreadable", "Ce fichier ne peut pas être lu."});
  // By pieces: a device or a pipe has no size to ask for, and may have no end.
  std::string bytes;
  for (std::array<char, 1U << 16U> piece; file.read(piece.data(), piece.size()), file.gcount() > 0;) {
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most_bytes)
      return std::unexpected(InputError{"too_large", "Ce fichier est trop grand pour être une page numérisée."});
  }
  if (file.bad()) return std::unexpected(InputError{"unreadable", "Ce fichier ne peut pas être lu."});
  return bytes;
}

Json error_json(std::string_view path, const InputError& error) {
  return {{"path", as_text(path)}, {"error", {{"code", error.code}, {"sentence", error.sentence}}}};
}

std::string as_text(std::string_view bytes) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
      continue;
    }
    text += static_cast<char>(0xc0U | byte >> 6U);
    text += static_cast<char>(0x80U | (byte & 0x3fU));
  }
  return text;
}

}  // namespace guichet::kiosk::cli
