#include "sync/sandbox/reception.hpp"

#include <algorithm>
#include <span>

namespace guichet::sync::sandbox {
namespace {

constexpr std::size_t piece_size = std::size_t{256} << 10;

}  // namespace

bool Reception::take(const char* data, std::size_t size) {
  if (stop_after_) {
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, *stop_after_));
    *stop_after_ -= size;
  }
  too_long_ = too_long_ || offset_ + piece_.size() + size > upload_.size;
  if (!too_long_) {
    const auto bytes = std::as_bytes(std::span{data, size});
    piece_.insert(piece_.end(), bytes.begin(), bytes.end());
    if (piece_.size() >= piece_size) keep();
  }
  return !is_stopped();
}

void Reception::keep() {
  if (appended_ == Appended::yes && !too_long_) appended_ = shelf_.append(upload_.id, offset_, piece_);
  if (appended_ == Appended::yes && !too_long_) offset_ += piece_.size();
  piece_.clear();
}

}  // namespace guichet::sync::sandbox
