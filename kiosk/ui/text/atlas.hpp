#pragma once
// Packs the pictures of glyphs into one surface, on shelves, and sends to the sink only what was added.
// It grows by height; full at its bound, it is emptied by its owner and filled again with what the screen shows.

#include <optional>
#include <vector>

#include "kiosk/ui/text/atlas_sink.hpp"
#include "kiosk/ui/text/bitmap.hpp"
#include "kiosk/ui/text/wiped.hpp"

namespace guichet::kiosk::ui::text {

class Atlas {
 public:
  static constexpr int width = 1024;
  static constexpr int first_height = 512;  // both languages at 100 % on a 10" panel, with room
  static constexpr int last_height = 4096;  // 16 MiB in the sink: a long page of Chinese in the largest letters

  explicit Atlas(AtlasSink& sink);

  // nullopt: no room left.
  std::optional<platform::display::Rect> add(const Bitmap& bitmap);
  // Sends what changed. False when the surface grew: places are the same, their share of the height is not.
  bool flush();
  // Empty, at its first size, here and in the sink.
  void clear();
  int height() const { return height_; }

 private:
  struct Shelf {
    int y, height, x;
  };
  Shelf* shelf_for(int width, int height);
  bool grow();
  void send(platform::display::Rect rect);

  AtlasSink* sink_;
  int height_ = first_height;
  int sent_height_ = 0;
  Wiped<std::uint8_t> cover_;
  std::vector<Shelf> shelves_;
  platform::display::Rect changed_;
};

}  // namespace guichet::kiosk::ui::text
