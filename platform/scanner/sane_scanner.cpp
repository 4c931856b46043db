#include "platform/scanner/sane_scanner.hpp"

#include <algorithm>
#include <utility>

namespace guichet::platform::scanner {
namespace {

using Clock = SaneDriver::Clock;

Error::Kind kind_of(std::uint8_t told) {
  const auto kind = static_cast<Error::Kind>(told);
  return kind <= Error::Kind::cancelled ? kind : Error::Kind::unavailable;
}

}  // namespace

SaneScanner::SaneScanner(SaneWish wish, SanePatience patience) : wish_(std::move(wish)), patience_(patience) {}

std::expected<Page, Error> SaneScanner::scan(const std::stop_token& stop, const ScanWish& wish) {
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  const std::unique_lock alone(one_page_, patience_.to_stop);
  if (!alone) return failed(Error::Kind::busy);
  auto* const driver = this->driver();
  if (driver == nullptr) return failed(Error::Kind::unavailable);
  const std::stop_callback stopped(stop, [driver] { driver->hang_up(); });
  auto page = page_of(*driver, wish);
  // It puts its device away while nobody waits for it.
  if (!page || wish_.source == SaneWish::Source::flatbed) driver->hang_up();
  if (!page && stop.stop_requested()) return failed(Error::Kind::cancelled);
  return page;
}

// The one that waits beside a pile, or a new one: a glass is opened for each page, so that a scanner unplugged and
// plugged in again is simply there.
SaneDriver* SaneScanner::driver() {
  if (driver_ && !driver_->is_hung_up()) return driver_.get();
  driver_.reset();  // the one before has let go of the device, or is killed
  auto named = wish_;
  if (named.device.empty()) named.device = std::exchange(found_, {});
  driver_ = SaneDriver::start(named, patience_.to_stop);
  return driver_.get();
}

std::expected<Page, Error> SaneScanner::page_of(SaneDriver& driver, const ScanWish& wish) {
  if (!driver.ask_for_a_page()) return failed(Error::Kind::unavailable);
  const auto last = Clock::now() + patience_.for_a_page;
  for (double told = 0;;) {
    const auto until = std::min(Clock::now() + patience_.for_a_word, last);
    const auto message = driver.hear(until);
    if (!message) return std::unexpected(message.error());
    if (message->kind == SaneMessage::Kind::failed) return failed(kind_of(message->error));
    if (message->kind == SaneMessage::Kind::part) {
      if (wish.comes && message->part > told) wish.comes(told = message->part);
      continue;
    }
    auto bytes = driver.take(message->size, until);
    if (!bytes) return std::unexpected(bytes.error());
    if (message->kind == SaneMessage::Kind::page) return Page{.image = *std::move(bytes), .dpi = message->dpi};
    found_.assign(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  }
}

}  // namespace guichet::platform::scanner
