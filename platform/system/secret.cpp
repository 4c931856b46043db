#include "platform/system/secret.hpp"

#include <algorithm>
#include <new>

#include <string.h>
#include <sys/mman.h>

namespace guichet::platform::system {

SecretBytes::SecretBytes(std::size_t size) {
  if (size == 0) return;
  // Pages of its own: unlocking or hiding them never touches a neighbour's memory.
  void* const pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  static_cast<void>(::mlock(pages, size));  // best effort: a small RLIMIT_MEMLOCK must not stop the terminal
  static_cast<void>(::madvise(pages, size, MADV_DONTDUMP));
  bytes_ = {static_cast<std::byte*>(pages), size};
}

SecretBytes SecretBytes::copy_of(std::span<const std::byte> bytes) {
  SecretBytes copy(bytes.size());
  std::ranges::copy(bytes, copy.bytes_.begin());
  return copy;
}

SecretBytes::~SecretBytes() {
  if (bytes_.empty()) return;
  wipe(bytes_);
  static_cast<void>(::munmap(bytes_.data(), bytes_.size()));
}

void wipe(std::span<std::byte> bytes) {
  if (!bytes.empty()) ::explicit_bzero(bytes.data(), bytes.size());
}

[[gnu::noinline]] void wipe_dead_stack() {
  constexpr std::size_t deep = std::size_t{256} * 1024;
  char dead[deep];  // NOLINT(cppcoreguidelines-avoid-c-arrays): uninitialised on purpose
  ::explicit_bzero(dead, deep);
}

void wipe(std::string& text) {
  text.resize(text.capacity());
  ::explicit_bzero(text.data(), text.size());
  text.clear();
}

}  // namespace guichet::platform::system
