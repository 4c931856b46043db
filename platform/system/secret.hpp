#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

// Memory for secrets: kept out of swap and core dumps where the kernel allows it, and zeroed before it is given back.
// A secret is moved, never copied by accident, and nothing here can print it.
namespace guichet::platform::system {

class SecretBytes {
 public:
  explicit SecretBytes(std::size_t size);  // zeroed; throws std::bad_alloc
  static SecretBytes copy_of(std::span<const std::byte> bytes);

  SecretBytes(SecretBytes&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  std::span<std::byte> bytes() { return bytes_; }
  std::span<const std::byte> bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::span<std::byte> bytes_;
};

void wipe(std::span<std::byte> bytes);
void wipe(std::string& text);  // zeroed with its spare capacity, then empty

// What functions that have returned left on this thread's stack: short texts live there. Calls deeper than 256 KB are
// not reached.
void wipe_dead_stack();

}  // namespace guichet::platform::system
