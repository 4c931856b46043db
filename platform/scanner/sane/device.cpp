#include "platform/scanner/sane/device.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include <sane/sane.h>
#include <sane/saneopts.h>

#include "platform/scanner/sane/options.hpp"
#include "platform/scanner/sane_wire.hpp"

namespace guichet::platform::scanner {
namespace {

constexpr double page_width = 216, page_height = 297;  // mm: A4, on glasses that are also made for letters
constexpr int most_frames = 3;

Error::Kind kind_of(SANE_Status status) {
  switch (status) {
    case SANE_STATUS_NO_DOCS: return Error::Kind::no_paper;
    case SANE_STATUS_JAMMED: return Error::Kind::jammed;
    case SANE_STATUS_COVER_OPEN: return Error::Kind::cover_open;
    case SANE_STATUS_DEVICE_BUSY: return Error::Kind::busy;
    case SANE_STATUS_CANCELLED: return Error::Kind::cancelled;
    case SANE_STATUS_EOF: return Error::Kind::unreadable;  // a page that ends before it begins
    default: return Error::Kind::unavailable;              // not there, not ours, or gone in the middle
  }
}

std::optional<SaneFrame::Channel> channel_of(SANE_Frame format) {
  switch (format) {
    case SANE_FRAME_GRAY: return SaneFrame::Channel::grey;
    case SANE_FRAME_RGB: return SaneFrame::Channel::rgb;
    case SANE_FRAME_RED: return SaneFrame::Channel::red;
    case SANE_FRAME_GREEN: return SaneFrame::Channel::green;
    case SANE_FRAME_BLUE: return SaneFrame::Channel::blue;
    default: return std::nullopt;
  }
}

// Webcams have a SANE driver too: they are no scanner.
bool is_a_scanner(std::string_view name) { return !name.starts_with("v4l:"); }

}  // namespace

std::expected<void, Error> SaneDevice::open(const SaneWish& wish, const std::string& known) {
  SANE_Int version = 0;
  begun_ = sane_init(&version, nullptr) == SANE_STATUS_GOOD;
  if (!begun_) return failed(Error::Kind::unavailable);
  auto opened = open_named(wish.device.empty() ? known : wish.device);
  // Plugged in again, it may have another name.
  if (wish.device.empty() && opened == failed(Error::Kind::unavailable)) opened = open_named(first_found());
  if (!opened) return opened;
  if (!set_up(wish)) return failed(Error::Kind::unavailable);
  return {};
}

SaneDevice::~SaneDevice() {
  if (handle_ != nullptr) {
    // What is left of a page or of a pile. A driver that stops its own thread wherever that is may not come back.
    sane_cancel(handle_);
    sane_close(handle_);
  }
  if (begun_) sane_exit();
}

std::expected<void, Error> SaneDevice::open_named(const std::string& name) {
  if (name.empty()) return failed(Error::Kind::unavailable);
  name_ = name;
  const auto status = sane_open(name.c_str(), &handle_);
  if (status == SANE_STATUS_GOOD) return {};
  handle_ = nullptr;
  return failed(kind_of(status));
}

std::string SaneDevice::first_found() {
  const SANE_Device** all = nullptr;
  if (sane_get_devices(&all, SANE_TRUE) != SANE_STATUS_GOOD) return {};
  for (; all != nullptr && *all != nullptr; ++all)
    if (is_a_scanner((*all)->name)) return (*all)->name;
  return {};
}

// In this order: the source decides of the modes, and both of the size.
bool SaneDevice::set_up(const SaneWish& wish) {
  const SaneOptions options(handle_);
  if (!choose_source(wish.source)) return false;
  options.choose(SANE_NAME_SCAN_MODE, {"color", "colour", "24bit", "gray", "grey"});
  options.set_number(SANE_NAME_BIT_DEPTH, 8);
  dpi_ = static_cast<int>(std::lround(options.set_number(SANE_NAME_SCAN_RESOLUTION, wish.dpi).value_or(0)));
  options.set_least(SANE_NAME_SCAN_TL_X);
  options.set_least(SANE_NAME_SCAN_TL_Y);
  options.set_extent(SANE_NAME_SCAN_BR_X, page_width);
  options.set_extent(SANE_NAME_SCAN_BR_Y, page_height);
  return true;
}

// A device that feeds sheets only may name no source; one without a feeder cannot be asked for one.
bool SaneDevice::choose_source(SaneWish::Source source) {
  const SaneOptions options(handle_);
  if (source == SaneWish::Source::flatbed) {
    options.choose(SANE_NAME_SCAN_SOURCE, {"flatbed", "document table", "platen"});
    return true;
  }
  const auto choice = options.choose(SANE_NAME_SCAN_SOURCE, {"adf", "feeder", "automatic"}, {"duplex", "back"});
  return choice != SaneOptions::Choice::none_fits;
}

std::expected<Page, Error> SaneDevice::read_page(const GoesOn& goes_on) {
  const auto frames = read_frames(goes_on);
  if (!frames) return std::unexpected(frames.error());
  auto picture = to_pnm(*frames);
  if (!picture) return failed(Error::Kind::unreadable);
  return Page{.image = *std::move(picture), .dpi = dpi_};
}

std::expected<std::vector<SaneFrame>, Error> SaneDevice::read_frames(const GoesOn& goes_on) {
  std::vector<SaneFrame> frames;
  for (bool is_last = false; !is_last;) {
    if (frames.size() == most_frames) return failed(Error::Kind::unreadable);
    auto frame = read_frame(goes_on, frames.size(), is_last);
    if (!frame) return std::unexpected(frame.error());
    frames.push_back(*std::move(frame));
  }
  return frames;
}

std::expected<SaneFrame, Error> SaneDevice::read_frame(const GoesOn& goes_on, std::size_t before, bool& is_last) {
  if (const auto status = sane_start(handle_); status != SANE_STATUS_GOOD) return failed(kind_of(status));
  SANE_Parameters shape{};
  if (const auto status = sane_get_parameters(handle_, &shape); status != SANE_STATUS_GOOD)
    return failed(kind_of(status));
  const auto channel = channel_of(shape.format);
  if (!channel || shape.bytes_per_line <= 0) return failed(Error::Kind::unreadable);
  is_last = shape.last_frame == SANE_TRUE;
  SaneFrame frame{.channel = *channel,
                  .width = shape.pixels_per_line,
                  .depth = shape.depth,
                  .stride = static_cast<std::size_t>(shape.bytes_per_line)};
  // A hand-held scanner does not know how long its page will be.
  const auto whole = shape.lines > 0 ? frame.stride * static_cast<std::size_t>(shape.lines) : 0;
  constexpr std::size_t most = 2 * most_page_bytes;  // sixteen bits are made eight
  frame.bytes.reserve(std::min(most, whole));
  const double of = is_last ? static_cast<double>(before + 1) : most_frames;
  std::array<SANE_Byte, 32768> piece;
  for (;;) {
    const double part = whole > 0 ? static_cast<double>(frame.bytes.size()) / static_cast<double>(whole) : 0;
    if (!goes_on((static_cast<double>(before) + part) / of)) return failed(Error::Kind::cancelled);
    SANE_Int count = 0;
    const auto status = sane_read(handle_, piece.data(), static_cast<SANE_Int>(piece.size()), &count);
    if (status == SANE_STATUS_EOF) return frame;
    if (status != SANE_STATUS_GOOD) return failed(kind_of(status));
    const auto came = std::as_bytes(std::span(piece).first(static_cast<std::size_t>(count)));
    if (frame.bytes.size() + came.size() > most) return failed(Error::Kind::unreadable);
    frame.bytes.insert(frame.bytes.end(), came.begin(), came.end());
  }
}

}  // namespace guichet::platform::scanner
