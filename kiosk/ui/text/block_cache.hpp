#pragma once
// The blocks made lately, by what they say and how; the oldest go first, between frames only.
// It holds what people typed, and so it overwrites its texts as they leave.

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "kiosk/ui/text/block.hpp"

namespace guichet::kiosk::ui::text {

// An icon is asked for by its name and size: `Style` with a wrap width that no text has.
struct BlockRequest {
  std::string_view text;
  Style style;
  float wrap_width;
  bool operator==(const BlockRequest&) const = default;
};

class BlockCache {
 public:
  static constexpr std::size_t bound = 512;

  Block* find(const BlockRequest& request);
  Block& keep(const BlockRequest& request, Block block);
  void end_frame();  // forgets the oldest beyond the bound, never one of this frame
  void clear() { entries_.clear(); }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Key {
    Wiped<char> text;
    Style style;
    float wrap_width;
    operator BlockRequest() const { return {{text.data(), text.size()}, style, wrap_width}; }
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const BlockRequest& request) const;
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const BlockRequest& a, const BlockRequest& b) const { return a == b; }
  };
  struct Entry {
    Block block;
    std::uint64_t last_frame;
  };

  std::unordered_map<Key, Entry, Hash, Equal> entries_;
  std::uint64_t frame_ = 0;
};

}  // namespace guichet::kiosk::ui::text
