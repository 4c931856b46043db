// One part of a document on its way in: kept piece by piece, so that a cut loses a piece at most, never the part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sync/sandbox/shelf.hpp"

namespace guichet::sync::sandbox {

class Reception {
 public:
  // stop_after: where a misbehaviour closes the connection.
  Reception(Shelf& shelf, const Upload& upload, std::optional<std::uint64_t> stop_after)
      : shelf_(shelf), upload_(upload), offset_(upload.offset), stop_after_(stop_after) {}

  // False: no more is wanted. Too much is read to its end and not kept, for the answer to find its way.
  bool take(const char* data, std::size_t size);
  // What is left of the last piece.
  void end() { keep(); }

  std::uint64_t offset() const { return offset_; }
  Appended appended() const { return appended_; }
  bool is_too_long() const { return too_long_; }
  bool is_stopped() const { return stop_after_ == 0; }

 private:
  void keep();

  Shelf& shelf_;
  const Upload& upload_;
  std::uint64_t offset_;
  std::optional<std::uint64_t> stop_after_;
  std::vector<std::byte> piece_;
  Appended appended_ = Appended::yes;
  bool too_long_ = false;
};

}  // namespace guichet::sync::sandbox
