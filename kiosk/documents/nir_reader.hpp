// Reads one line of print with Tesseract, the only place that knows it. Slow to open and to ask: a worker owns it, the
// screen never waits for it. It writes nowhere and uses one thread.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/documents/picture.hpp"

namespace guichet::kiosk::documents {

struct Zone {
  int x = 0, y = 0, width = 0, height = 0;

  friend bool operator==(const Zone&, const Zone&) = default;
};

struct ReadSign {
  char sign = ' ';  // ASCII; '#' for anything else
  Zone zone;        // on the picture that was given
};

enum class ReaderError : unsigned char { no_model };

class LineReader {
 public:
  static std::expected<LineReader, ReaderError> open();
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;
  ~LineReader();

  // The signs of a picture of one upright line, from left to right, with a space where the line leaves one.
  std::vector<ReadSign> read(const Picture& line);

 private:
  struct Engine;
  explicit LineReader(std::unique_ptr<Engine> engine);

  std::unique_ptr<Engine> engine_;
};

}  // namespace guichet::kiosk::documents
