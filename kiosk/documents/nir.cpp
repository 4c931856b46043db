#include "kiosk/documents/nir.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "kiosk/documents/nir_runs.hpp"
#include "kiosk/documents/nir_text.hpp"
#include "kiosk/documents/pix.hpp"
#include "platform/system/cells.hpp"
#include "platform/system/work_clock.hpp"

namespace guichet::kiosk::documents {
namespace {

using platform::system::cell_at;
using platform::system::cell_count;
using platform::system::WorkClock;

constexpr int fewest_signs = 12;  // two of the fifteen may touch each other, and a frame hide one

// One way of reading a run: which side is up, and how much enlarged.
struct Look {
  int quarter_turns = 0;
  float scale = 1;
};

struct Looked {
  Look look;
  std::vector<ReadSign> signs;
};

Picture scaled(const Picture& picture, float by) {
  const OwnedPix pix = to_pix(picture);
  OwnedPix large(pix ? pixScaleGrayLI(pix.get(), by, by) : nullptr);
  return large ? to_picture(std::move(large)).value_or(Picture{}) : Picture{};
}

Looked look_at(const Picture& page, const SignRun& run, Look look, LineReader& reader) {
  const Picture cut = cut_run(page, run, look.quarter_turns);
  if (look.scale == 1) return {look, reader.read(cut)};
  auto signs = reader.read(scaled(cut, look.scale));
  const auto back = [&](int value) { return static_cast<int>(static_cast<float>(value) / look.scale); };
  for (ReadSign& one : signs)
    one.zone = {back(one.zone.x), back(one.zone.y), back(one.zone.width) + 1, back(one.zone.height) + 1};
  return {look, std::move(signs)};
}

// The recogniser's boxes are not exact to the sign: half a height on each side is painted with them,
// and the whole height of the run.
Zone painted(const Picture& page, const SignRun& run, const Looked& looked, SignSpan span) {
  const Zone first = looked.signs[span.first].zone, last = looked.signs[span.last].zone;
  const int more = run.height / 2 + 2;
  const int from = first.x - more, to = last.x + last.width + more;
  const int thickness = (run.upright ? run.zone.height : run.zone.width) + 2 * (run.height * 2 / 3 + 2);
  return on_page(page, run, looked.look.quarter_turns, {from, 0, to - from, thickness});
}

// Reads until something is found, either way up; what may have been misread is read again, larger and smaller.
Looked look_until(const Picture& page, const SignRun& run, LineReader& reader, auto is_found, auto is_near) {
  const std::array<int, 2> ways = run.upright ? std::array{0, 2} : std::array{1, 3};
  std::optional<int> near;
  Looked looked;
  for (const int way : ways) {
    looked = look_at(page, run, {.quarter_turns = way}, reader);
    if (is_found(looked.signs)) return looked;
    if (!near && is_near(looked.signs)) near = way;
  }
  if (!near) return looked;
  for (const float scale : {1.6F, 0.75F}) {
    looked = look_at(page, run, {*near, scale}, reader);
    if (is_found(looked.signs)) break;
  }
  return looked;
}

}  // namespace

NirSearch find_nir(const Picture& page, LineReader& reader, std::chrono::milliseconds budget,
                   const std::stop_token& stop) {
  const auto deadline = WorkClock::now() + budget;
  NirSearch search;
  const auto is_found = [](std::span<const ReadSign> signs) { return !find_nirs(signs).empty(); };
  for (const SignRun& run : find_sign_runs(page, fewest_signs)) {
    if (WorkClock::now() >= deadline || stop.stop_requested()) {
      search.finished = false;
      return search;
    }
    const Looked last = look_until(page, run, reader, is_found, may_be_a_misread_nir);
    for (const SignSpan span : find_nirs(last.signs)) search.zones.push_back(painted(page, run, last, span));
  }
  return search;
}

void paint_out(std::span<std::uint8_t> pixels, int width, int channels, std::span<const Zone> zones) {
  if (width <= 0 || channels <= 0) return;
  const int height = static_cast<int>(pixels.size() / cell_count(width, channels));
  for (const Zone& zone : zones) {
    const int from = std::clamp(zone.x, 0, width), to = std::clamp(zone.x + zone.width, from, width);
    for (int y = std::max(zone.y, 0); y < std::min(zone.y + zone.height, height); ++y) {
      const auto start = cell_at(from, y, width) * static_cast<std::size_t>(channels);
      std::ranges::fill(pixels.subspan(start, cell_count(to - from, channels)), std::uint8_t{0});
    }
  }
}

NirSearch black_out_nir(Picture& page, LineReader& reader, std::chrono::milliseconds budget,
                        const std::stop_token& stop) {
  NirSearch search = find_nir(page, reader, budget, stop);
  paint_out(page.grey, page.width, 1, search.zones);
  return search;
}

std::optional<demand::UniqueNumber> find_unique_number(const Picture& page, LineReader& reader,
                                                       std::chrono::milliseconds budget, const std::stop_token& stop) {
  const auto deadline = WorkClock::now() + budget;
  std::optional<demand::UniqueNumber> found;
  const auto is_found = [](std::span<const ReadSign> signs) { return unique_number_in(signs).has_value(); };
  const auto never = [](std::span<const ReadSign>) { return false; };
  for (const SignRun& run : find_sign_runs(page, fewest_signs)) {
    if (WorkClock::now() >= deadline || stop.stop_requested()) break;
    const auto number = unique_number_in(look_until(page, run, reader, is_found, never).signs);
    if (number && found && *number != *found) return std::nullopt;
    if (number) found = number;
  }
  return found;
}

}  // namespace guichet::kiosk::documents
