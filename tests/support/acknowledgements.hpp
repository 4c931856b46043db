#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

namespace guichet::tests {

// A pipe from the process that commits to the one that will judge it.
class Acknowledgements {
 public:
  Acknowledgements() { EXPECT_EQ(::pipe(ends_.data()), 0); }
  Acknowledgements(const Acknowledgements&) = delete;
  Acknowledgements& operator=(const Acknowledgements&) = delete;
  ~Acknowledgements() {
    for (const int end : ends_) ::close(end);
  }

  bool say(std::int64_t id) const { return ::write(ends_[1], &id, sizeof id) == sizeof id; }
  // Reads until so many were said: whatever the machine's speed, the child is then at work.
  void wait_for(int count) {
    while (count > 0 && hear()) --count;
  }
  // What was said, once the child is gone.
  std::int64_t last(std::int64_t otherwise) {
    hear_all();
    return last_.value_or(otherwise);
  }
  std::size_t count() {
    hear_all();
    return count_;
  }

 private:
  bool hear() {
    std::int64_t id = 0;
    if (::read(ends_[0], &id, sizeof id) != sizeof id) return false;
    last_ = id;
    ++count_;
    return true;
  }
  void hear_all() {
    ::close(std::exchange(ends_[1], -1));
    while (hear()) {
    }
  }

  std::array<int, 2> ends_{};
  std::optional<std::int64_t> last_;
  std::size_t count_ = 0;
};

}  // namespace guichet::tests
