#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "platform/scanner/camera.hpp"

// What a camera delivers, as pixels to look at and as a picture to keep.
namespace guichet::platform::scanner {

// At most about `width` pixels wide. Nothing when the bytes are no whole frame.
std::optional<Frame> shrunk(const VideoFrame& frame, int width);

// The frame as a picture file: a JPEG stays what it is, raw colours become a PNM.
std::optional<std::vector<std::byte>> encoded(VideoFrame&& frame);

}  // namespace guichet::platform::scanner
