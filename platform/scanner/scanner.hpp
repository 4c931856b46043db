#pragma once

#include <cstddef>
#include <expected>
#include <stop_token>
#include <vector>

// Paper becomes pictures: one call, one page, as the device encodes it.
// Nothing is decoded here: what a page says is for kiosk/documents.
namespace guichet::platform::scanner {

struct Page {
  std::vector<std::byte> image;  // PNG, JPEG or binary PNM
  int dpi = 0;                   // as the device says; 0 when it does not
};

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

struct Scanner {
  virtual ~Scanner() = default;
  // Blocks, but never for ever: call it from a worker.
  virtual std::expected<Page, Error> scan(std::stop_token stop) = 0;
};

}  // namespace guichet::platform::scanner
