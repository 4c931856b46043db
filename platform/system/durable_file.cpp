#include "platform/system/durable_file.hpp"

#include <cerrno>
#include <string>
#include <utility>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace guichet::platform::system {

namespace {

using Outcome = std::expected<void, std::error_code>;

std::unexpected<std::error_code> last_error() {
  return std::unexpected(std::error_code(errno, std::generic_category()));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  bool valid() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

Outcome write_all(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0 ? Outcome() : last_error();
}

// A file under another name until it is whole; removed unless it was given its own.
class Draft {
 public:
  explicit Draft(const std::filesystem::path& path)
      : name_(path.string() + ".XXXXXX"), file_(::mkostemp(name_.data(), O_CLOEXEC)) {}  // mkostemp creates with 0600
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (file_.valid() && !kept_) ::unlink(name_.c_str());
  }

  Outcome write(std::span<const std::byte> bytes) {
    return file_.valid() ? write_all(file_.number(), bytes) : last_error();
  }
  Outcome keep_as(const std::filesystem::path& path, Existing existing) {
    const unsigned flags = existing == Existing::refuse ? RENAME_NOREPLACE : 0U;
    if (::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, path.c_str(), flags) != 0) return last_error();
    kept_ = true;
    return {};
  }

 private:
  std::string name_;
  Descriptor file_;
  bool kept_ = false;
};

Outcome sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.valid() || ::fsync(opened.number()) != 0) return last_error();
  return {};
}

}  // namespace

Outcome write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes, Existing existing) {
  Draft draft(path);
  return draft.write(bytes).and_then([&] { return draft.keep_as(path, existing); }).and_then([&] {
    return sync_folder(path.parent_path());
  });  // until here a power cut could forget the name
}

}  // namespace guichet::platform::system
