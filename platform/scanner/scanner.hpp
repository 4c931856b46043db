#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <stop_token>
#include <vector>

// Paper becomes pictures: one call, one page, as the device encodes it.
// Nothing is decoded here: what a page says is for kiosk/documents.
namespace guichet::platform::scanner {

struct Page {
  std::vector<std::byte> image;  // PNG, JPEG or binary PNM
  int dpi = 0;                   // as the device says; 0 when it does not
  bool filmed = false;           // by a camera, from where it hangs
};

inline constexpr std::size_t most_page_bytes = std::size_t{160} << 20U;  // A4 in colour at 600 dpi is 107 MB

struct Error {
  enum class Kind {
    no_paper,     // the feeder is empty, or nothing lies before the camera
    unreadable,   // this page is lost; the next one may be good
    busy,         // the device is at something else; soon it may not be
    cover_open,   //
    jammed,       // paper stuck in the feeder
    unavailable,  // no device answers, or it went away
    cancelled,    // the caller asked to stop
  };
  Kind kind;
  friend bool operator==(const Error&, const Error&) = default;
};

inline std::unexpected<Error> failed(Error::Kind kind) { return std::unexpected(Error{kind}); }

struct Sight;  // one frame of a camera: steady.hpp

// What a caller may ask of a scan, and hear of it until it returns, from the threads that do it.
struct ScanWish {
  bool another = false;                         // a camera waits until the page that it took last has gone
  std::function<void(const Sight&)> sees = {};  // each frame of a camera
  std::function<void(double)> comes = {};       // which part of the page is here, where the device knows
};

struct Scanner {
  virtual ~Scanner() = default;
  // Blocks, but never for ever: call it from a worker.
  virtual std::expected<Page, Error> scan(const std::stop_token& stop, const ScanWish& wish) = 0;
  std::expected<Page, Error> scan(const std::stop_token& stop) { return scan(stop, {}); }
  // Whether it shows what it sees, and takes the page by itself once that lies still.
  virtual bool films() const { return false; }
  // For the next person: nothing of a page is remembered.
  virtual void forget() {}
};

}  // namespace guichet::platform::scanner
