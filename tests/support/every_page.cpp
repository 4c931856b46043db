#include "tests/support/every_page.hpp"

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <openssl/evp.h>

#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {
namespace {

namespace fs = std::filesystem;

// SQLCipher 4: AES-256-CBC, and at the end of each page its initialisation vector and its seal.
constexpr std::size_t page_size = 8192, vector_size = 16, seal_size = 64, salt_size = 16;
constexpr std::size_t log_header = 32, frame_header = 24;

void decrypt(std::string_view page, bool is_first, std::span<const std::byte> key, std::string& clear) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(page.data());
  const std::size_t start = is_first ? salt_size : 0, size = page_size - vector_size - seal_size - start;
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> cipher(EVP_CIPHER_CTX_new(),
                                                                               EVP_CIPHER_CTX_free);
  EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_cbc(), nullptr, reinterpret_cast<const unsigned char*>(key.data()),
                     bytes + start + size);
  EVP_CIPHER_CTX_set_padding(cipher.get(), 0);
  const auto end = clear.size();
  clear.resize(end + size);
  int written = 0;
  if (EVP_DecryptUpdate(cipher.get(), reinterpret_cast<unsigned char*>(&clear[end]), &written, bytes + start,
                        static_cast<int>(size)) != 1)
    throw std::runtime_error("a page cannot be decrypted");
}

bool is_first_page(std::string_view frame) { return frame.substr(0, 4) == std::string_view("\0\0\0\1", 4); }

}  // namespace

std::string read_every_page(const fs::path& database, std::span<const std::byte> key) {
  const TemporaryFolder folder;
  // Another process copies: were we to open and close the file, the locks that this process holds on it would be lost.
  // The log goes first: what leaves it meanwhile is in the database, and the last connection to close takes it away.
  const auto to = "' '" + folder.path().string() + "'";
  const auto command = "cp '" + database.string() + "-wal" + to + " 2>/dev/null; cp '" + database.string() + to;
  if (std::system(command.c_str()) != 0) throw std::runtime_error("no copy of the database");
  const auto pages = read_file(folder / database.filename().string());
  std::string clear;
  for (std::size_t at = 0; at + page_size <= pages.size(); at += page_size)
    decrypt(std::string_view(pages).substr(at, page_size), at == 0, key, clear);
  const auto log = folder / (database.filename().string() + "-wal");
  const auto frames = fs::exists(log) ? read_file(log) : std::string();
  for (std::size_t at = log_header; at + frame_header + page_size <= frames.size(); at += frame_header + page_size) {
    const auto frame = std::string_view(frames).substr(at);
    decrypt(frame.substr(frame_header, page_size), is_first_page(frame), key, clear);
  }
  return clear;
}

}  // namespace guichet::tests
