#pragma once

#include <cstddef>
#include <expected>
#include <stop_token>
#include <vector>

// Paper becomes pictures: one call, one page, as the device encodes it.
// Nothing is decoded here: what a page says is for kiosk/documents.
namespace guichet::platform::scanner {

struct Page {
  std::vector<std::byte> image;  // PNG or JPEG
};

struct Error {
  enum class Kind {
    no_paper,     // the feeder is empty
    unreadable,   // this page is lost; the next one may be good
    unavailable,  // no device answers
    cancelled,    // the caller asked to stop
  };
  Kind kind;
  friend bool operator==(const Error&, const Error&) = default;
};

struct Scanner {
  virtual ~Scanner() = default;
  virtual std::expected<Page, Error> scan(std::stop_token stop) = 0;  // blocks: call it from a worker
};

}  // namespace guichet::platform::scanner
