// Linked into the kiosk, this takes the place of the C library's free and realloc: memory that is given back, by our
// code or by any library, holds nothing any more. Allocation itself stays the C library's.
#include <algorithm>
#include <cstddef>
#include <cstring>

#include <malloc.h>
#include <string.h>

// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library calls it so.
extern "C" void __libc_free(void* block);

extern "C" void free(void* block) noexcept {
  if (block == nullptr) return;
  ::explicit_bzero(block, ::malloc_usable_size(block));
  __libc_free(block);
}

// The C library's own could move the bytes and leave the old ones behind.
extern "C" void* realloc(void* block, std::size_t size) noexcept {
  if (block == nullptr) return ::malloc(size);
  if (size == 0) return free(block), nullptr;
  const std::size_t room = ::malloc_usable_size(block);
  const bool fits = size <= room && size >= room / 2;
  if (fits) return block;
  void* const other = ::malloc(size);
  if (other == nullptr) return nullptr;
  std::memcpy(other, block, std::min(room, size));
  free(block);
  return other;
}
