#pragma once
// Containers for what a person may have typed: their memory is zeroed before it is given back, whatever gives it back.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "platform/system/secret.hpp"

namespace guichet::kiosk::ui::text {

template <typename T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <typename Other>
  WipingAllocator(const WipingAllocator<Other>&) {}

  T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }
  void deallocate(T* memory, std::size_t count) {
    platform::system::wipe(std::as_writable_bytes(std::span(memory, count)));
    std::allocator<T>{}.deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const = default;
};

template <typename T>
using Wiped = std::vector<T, WipingAllocator<T>>;

}  // namespace guichet::kiosk::ui::text
