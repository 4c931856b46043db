// A capture becomes a sheet to keep: the page is found on its background, straightened, cropped, brought to 200 dpi,
// looked at for what would make it unreadable, and compressed. It takes some tenths of a second: call it from a worker.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "kiosk/documents/picture.hpp"
#include "kiosk/documents/quality.hpp"

namespace guichet::kiosk::documents {

inline constexpr int sheet_dpi = 200;
inline constexpr int sheet_jpeg_quality = 75;

struct Sheet {
  std::vector<std::byte> jpeg{};
  int width = 0, height = 0;  // multiples of 16 once straightened: a sheet turns without loss
  int dpi = sheet_dpi;
  bool colour = false;
  Quality quality{};
  int redactions = 0;  // zones that were blacked out before anything was compressed
};

enum class CaptureSource : unsigned char {
  scanner,  // the paper may fill the picture, or touch the glass's edge
  camera,   // paper that touches the picture's edge goes on beyond it
};

// Blacks out zones of the straightened page and gives their count. It is shown the page in grey: what it changes there
// is black in the colours too, and the pixels that were there reach no file.
using Redact = std::function<int(Picture&)>;

struct SheetWish {
  CaptureSource source = CaptureSource::scanner;
  bool colour = false;       // for identity documents; grey otherwise
  std::optional<int> dpi{};  // of the scanner; without it, the shape of the paper tells its size
  int page = 0;              // of a TIFF
  Redact redact{};
};

enum class SheetStep : unsigned char { decoding, finding, straightening, checking, encoding };
inline constexpr int sheet_step_count = 5;

enum class SheetError : unsigned char {
  unknown_format,
  too_large,
  damaged,
  no_such_page,
  cancelled,
  no_memory,
};

using Progress = std::function<void(SheetStep)>;

std::expected<Sheet, SheetError> straighten(std::span<const std::byte> encoded, const SheetWish& wish = {},
                                            const std::stop_token& stop = {}, const Progress& progress = {});

// The quality of a page that is already decoded, without making a sheet of it.
Quality examine(const Picture& capture, const SheetWish& wish = {});

// By quarters of a turn, clockwise; -1 is to the left. Without loss for a sheet of ours.
std::expected<Sheet, SheetError> rotate(const Sheet& sheet, int quarter_turns);

// A smaller one, for a desk that takes no more: a quarter to a third less, then half. What was compressed at 75 loses
// only a tenth at 60: its coarse steps are still there.
enum class Lighter : unsigned char { quality_45, dpi_150 };
std::expected<Sheet, SheetError> recompress(const Sheet& sheet, Lighter step);

std::string_view name_of(SheetError error);

}  // namespace guichet::kiosk::documents
