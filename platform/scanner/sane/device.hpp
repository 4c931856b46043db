#pragma once

#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "platform/scanner/sane/frames.hpp"
#include "platform/scanner/sane_wish.hpp"
#include "platform/scanner/scanner.hpp"

// One opened SANE device, set as wished. Its calls block as long as the driver likes.
namespace guichet::platform::scanner {

class SaneDevice {
 public:
  SaneDevice() = default;
  SaneDevice(const SaneDevice&) = delete;
  SaneDevice& operator=(const SaneDevice&) = delete;
  ~SaneDevice();  // may block as well: who is told why a call failed is told before

  // Once. The library is opened with the device and closed with it: what was plugged in or out in between is seen.
  // Where the wish names no device, `known` is tried before the search, which takes seconds.
  std::expected<void, Error> open(const SaneWish& wish, const std::string& known);
  // `goes_on` is asked after each piece that came, with the part of the page that is here, 0 as long as the device does
  // not know how long it will be; when it says no, the page is cancelled. After a page that failed the device is good
  // for nothing but to be closed.
  using GoesOn = std::function<bool(double)>;
  std::expected<Page, Error> read_page(const GoesOn& goes_on);
  // The name under which it was found.
  const std::string& name() const { return name_; }

 private:
  std::expected<void, Error> open_named(const std::string& name);
  static std::string first_found();
  bool set_up(const SaneWish& wish);
  bool choose_source(SaneWish::Source source);
  std::expected<SaneFrame, Error> read_frame(const GoesOn& goes_on, std::size_t before, bool& is_last);
  std::expected<std::vector<SaneFrame>, Error> read_frames(const GoesOn& goes_on);

  bool begun_ = false;      // the library
  void* handle_ = nullptr;  // a SANE_Handle
  std::string name_;
  int dpi_ = 0;
};

}  // namespace guichet::platform::scanner
