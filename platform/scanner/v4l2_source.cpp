#include "platform/scanner/v4l2_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace guichet::platform::scanner {
namespace {

constexpr unsigned wanted_buffers = 3, capture = V4L2_BUF_TYPE_VIDEO_CAPTURE;

bool asked(int descriptor, unsigned long request, void* argument) {
  int answer = -1;
  do answer = ::ioctl(descriptor, request, argument);
  while (answer < 0 && errno == EINTR);
  return answer == 0;
}

struct Size {
  unsigned width = 0, height = 0;
  unsigned long area() const { return static_cast<unsigned long>(width) * height; }
};

Size largest(int descriptor, unsigned format) {
  Size best;
  v4l2_frmsizeenum size{};
  size.pixel_format = format;
  for (; asked(descriptor, VIDIOC_ENUM_FRAMESIZES, &size); ++size.index) {
    const bool discrete = size.type == V4L2_FRMSIZE_TYPE_DISCRETE;
    const Size one = discrete ? Size{size.discrete.width, size.discrete.height}
                              : Size{size.stepwise.max_width, size.stepwise.max_height};
    if (one.area() > best.area()) best = one;
    if (!discrete) break;
  }
  return best;
}

}  // namespace

std::expected<void, Error> V4l2Source::start() {
  stop();
  descriptor_ = ::open(device_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (descriptor_ < 0) return failed(errno == EBUSY ? Error::Kind::busy : Error::Kind::unavailable);
  auto ready = set_up();
  if (!ready) stop();
  return ready;
}

std::expected<void, Error> V4l2Source::set_up() {
  v4l2_capability can{};
  if (!asked(descriptor_, VIDIOC_QUERYCAP, &can)) return failed(Error::Kind::unavailable);
  const auto does = (can.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? can.device_caps : can.capabilities;
  constexpr unsigned needed = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  if ((does & needed) != needed) return failed(Error::Kind::unavailable);
  // Another program that films with it is told here: the format is not ours to set.
  errno = 0;
  if (!choose_format() || !map_buffers()) return failed(errno == EBUSY ? Error::Kind::busy : Error::Kind::unavailable);
  int type = capture;
  if (!asked(descriptor_, VIDIOC_STREAMON, &type)) return failed(Error::Kind::unavailable);
  return {};
}

bool V4l2Source::choose_format() {
  for (const unsigned format : {V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_YUYV}) {
    const auto size = largest(descriptor_, format);
    if (size.area() == 0) continue;
    v4l2_format chosen{};
    chosen.type = capture;
    chosen.fmt.pix.width = size.width;
    chosen.fmt.pix.height = size.height;
    chosen.fmt.pix.pixelformat = format;
    if (!asked(descriptor_, VIDIOC_S_FMT, &chosen)) return false;
    const auto& got = chosen.fmt.pix;
    // Lines of raw colours with something behind them would have to be taken apart.
    if (got.pixelformat != format || (format == V4L2_PIX_FMT_YUYV && got.bytesperline > 2 * got.width)) continue;
    shape_ = {.encoding = format == V4L2_PIX_FMT_MJPEG ? VideoFrame::Encoding::jpeg : VideoFrame::Encoding::yuyv,
              .width = static_cast<int>(got.width),
              .height = static_cast<int>(got.height)};
    return true;
  }
  return false;
}

bool V4l2Source::map_buffers() {
  v4l2_requestbuffers request{};
  request.count = wanted_buffers;
  request.type = capture;
  request.memory = V4L2_MEMORY_MMAP;
  if (!asked(descriptor_, VIDIOC_REQBUFS, &request)) return false;
  for (unsigned index = 0; index < request.count; ++index) {
    v4l2_buffer buffer{};
    buffer.type = capture;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    if (!asked(descriptor_, VIDIOC_QUERYBUF, &buffer)) return false;
    void* start = ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, buffer.m.offset);
    if (start == MAP_FAILED) return false;
    buffers_.push_back({start, buffer.length});
    if (!give_back(index)) return false;
  }
  return !buffers_.empty();
}

bool V4l2Source::give_back(unsigned index) const {
  v4l2_buffer buffer{};
  buffer.type = capture;
  buffer.memory = V4L2_MEMORY_MMAP;
  buffer.index = index;
  return asked(descriptor_, VIDIOC_QBUF, &buffer);
}

std::expected<std::optional<VideoFrame>, Error> V4l2Source::next(std::chrono::milliseconds patience) {
  pollfd one{.fd = descriptor_, .events = POLLIN, .revents = 0};
  if (::poll(&one, 1, static_cast<int>(patience.count())) <= 0) return std::nullopt;
  if ((one.revents & POLLIN) == 0) return failed(Error::Kind::unavailable);  // POLLERR alone: it was unplugged
  return newest();
}

// Older frames that wait are given back unseen: whoever looks sees what is, not what was.
std::expected<std::optional<VideoFrame>, Error> V4l2Source::newest() {
  VideoFrame frame = shape_;
  for (;;) {
    v4l2_buffer buffer{};
    buffer.type = capture;
    buffer.memory = V4L2_MEMORY_MMAP;
    if (!asked(descriptor_, VIDIOC_DQBUF, &buffer)) {
      if (errno != EAGAIN && errno != EIO) return failed(Error::Kind::unavailable);  // EIO: this frame is lost
      return frame.bytes.empty() ? std::nullopt : std::optional(std::move(frame));
    }
    const bool whole = (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && buffer.index < buffers_.size();
    if (whole) {
      const auto& mapped = buffers_[buffer.index];
      const auto* start = static_cast<const std::byte*>(mapped.start);
      frame.bytes.assign(start, start + std::min<std::size_t>(buffer.bytesused, mapped.size));
    }
    if (!give_back(buffer.index)) return failed(Error::Kind::unavailable);
  }
}

void V4l2Source::stop() {
  if (descriptor_ < 0) return;
  int type = capture;
  asked(descriptor_, VIDIOC_STREAMOFF, &type);
  for (const auto& buffer : buffers_) ::munmap(buffer.start, buffer.size);
  buffers_.clear();
  ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace guichet::platform::scanner
