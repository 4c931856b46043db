#include "platform/vault/key_file.hpp"

#include <cerrno>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/system/durable_file.hpp"

namespace guichet::platform::vault {

namespace {

std::unexpected<Error> refused(Error::Kind kind) { return std::unexpected(Error{kind}); }

std::optional<Error::Kind> objection(const struct stat& file) {
  if (!S_ISREG(file.st_mode)) return Error::Kind::not_a_file;
  if ((file.st_mode & (S_IRWXG | S_IRWXO)) != 0) return Error::Kind::readable_by_others;
  if (file.st_size != static_cast<off_t>(key_size)) return Error::Kind::wrong_size;
  return std::nullopt;
}

std::expected<system::SecretBytes, Error> read_key(int file) {
  // Asked of the open file, so that what is checked is what is read.
  struct stat status{};
  if (::fstat(file, &status) != 0) return refused(Error::Kind::unreadable);
  if (const auto kind = objection(status)) return refused(*kind);
  system::SecretBytes key(key_size);
  if (::read(file, key.bytes().data(), key.size()) != static_cast<ssize_t>(key_size))
    return refused(Error::Kind::unreadable);
  return key;
}

}  // namespace

std::expected<KeyFile, Error> KeyFile::create(const std::filesystem::path& path, system::Random& random) {
  system::SecretBytes key(key_size);
  random.fill(key.bytes());
  const auto written = system::write_durably(path, key.bytes(), system::Existing::refuse);
  if (!written)
    return refused(written.error() == std::errc::file_exists ? Error::Kind::already_exists : Error::Kind::unwritable);
  return KeyFile(path);
}

std::expected<system::SecretBytes, Error> KeyFile::load() {
  // O_NONBLOCK: a pipe left under that name must be refused, not waited for.
  const int file = ::open(path_.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) return refused(Error::Kind::missing);
  if (file < 0 && errno == ELOOP) return refused(Error::Kind::not_a_file);
  if (file < 0) return refused(Error::Kind::unreadable);
  auto key = read_key(file);
  ::close(file);
  return key;
}

}  // namespace guichet::platform::vault
