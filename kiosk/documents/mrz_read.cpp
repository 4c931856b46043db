#include "kiosk/documents/mrz_read.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/documents/mrz_cells.hpp"
#include "kiosk/documents/mrz_decide.hpp"
#include "kiosk/documents/mrz_lines.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr int margin = 4;         // characters that may not have been seen, at either end
constexpr float like_ocr_b = -2;  // mean logarithm below which a line is written in another face
constexpr int fewest_checks = 2;
constexpr int fewest_clear = 10;  // characters of one line
constexpr std::array<MrzLayout, 4> layouts = {MrzLayout::td1, MrzLayout::td2, MrzLayout::td3, MrzLayout::french_card};

using Rows = std::vector<std::vector<Scores>>;

Scores none() {
  Scores scores;
  scores.fill(-std::log(static_cast<float>(glyph_count)));
  return scores;
}

std::vector<Scores> read_line(const Picture& page, const PitchLine& line, int from, int to, const OcrB& glyphs) {
  std::vector<Scores> scores;
  for (const CutCell& cut : cut_line(page, line, from, to))
    scores.push_back(cut.blank ? none() : glyphs.scores(cut.cell));
  return scores;
}

// The same line read from its other end.
PitchLine reversed(const PitchLine& line, int count) {
  const auto last = static_cast<float>(count - 1);
  return {line.at(last), line.direction_at(last) * -1, line.bend, line.count, line.unrest};
}

MrzBlock upside_down(MrzBlock block) {
  std::ranges::reverse(block.lines);
  for (PitchLine& line : block.lines) line = reversed(line, block.count);
  return block;
}

// Looked at three times, a little higher and lower: what a network is sure of from one side only is no knowledge.
std::vector<Scores> read_thrice(const Picture& page, const PitchLine& line, int from, int to, const OcrB& glyphs) {
  std::vector<Scores> mean = read_line(page, line, from, to, glyphs);
  const Spot down{-line.step.y, line.step.x};
  for (const float by : {-0.05F, 0.05F}) {
    PitchLine beside = line;
    beside.origin = line.origin + down * by;
    const auto scores = read_line(page, beside, from, to, glyphs);
    for (std::size_t i = 0; i < mean.size(); ++i)
      for (std::size_t glyph = 0; glyph < glyph_count; ++glyph) mean[i][glyph] += scores[i][glyph];
  }
  for (Scores& scores : mean)
    for (float& score : scores) score /= 3;
  return mean;
}

Rows rows_of(const Picture& page, const MrzBlock& block, const OcrB& glyphs) {
  Rows rows;
  for (const PitchLine& line : block.lines)
    rows.push_back(read_thrice(page, line, -margin, block.count + margin, glyphs));
  return rows;
}

// How many characters the network knows without hesitation: of another face, or upside down, it knows next to none.
int clear_ones(const std::vector<Scores>& line) {
  constexpr float clear = -0.02F;
  return static_cast<int>(std::ranges::count_if(line, [](const Scores& one) { return std::ranges::max(one) > clear; }));
}

// One way of laying a layout over what was cut.
struct Attempt {
  const MrzFormat* format = nullptr;
  std::vector<Scores> scores;
  int held = 0;
  float mean = -10;

  bool is_better_than(const Attempt& other) const { return std::pair(held, mean) > std::pair(other.held, other.mean); }
};

std::vector<Scores> window(const Rows& rows, std::size_t from, std::size_t width) {
  std::vector<Scores> scores;
  for (const auto& row : rows)
    scores.insert(scores.end(), row.begin() + static_cast<std::ptrdiff_t>(from),
                  row.begin() + static_cast<std::ptrdiff_t>(from + width));
  return scores;
}

int checks_held(const MrzFormat& format, std::string_view text) {
  return static_cast<int>(std::ranges::count_if(checks_of(format), [&](const MrzCheck* check) {
    return check->covered[0].length > 0 && state_of(format, *check, text) == CheckState::holds;
  }));
}

Attempt best_fit(const Rows& rows, int count) {
  Attempt best;
  for (const auto layout : layouts) {
    const MrzFormat& format = format_of(layout);
    const int width = static_cast<int>(format.width);
    if (format.lines != rows.size() || width > count + margin) continue;
    for (int from = 0; from + width <= count + 2 * margin; ++from) {
      Attempt attempt{.format = &format, .scores = window(rows, static_cast<std::size_t>(from), format.width)};
      const FirstReading first = likeliest(attempt.scores, format);
      attempt.held = checks_held(format, first.text);
      attempt.mean = first.mean;
      if (attempt.is_better_than(best)) best = std::move(attempt);
    }
  }
  return best;
}

// A third line that was not seen stands as far from the second as that from the first; or above.
std::vector<MrzBlock> with_missing_line(const MrzBlock& block) {
  if (block.lines.size() != 2 || std::abs(block.count - 30) > margin) return {};
  const Spot way = block.lines[1].origin - block.lines[0].origin;
  MrzBlock under = block, above = block;
  under.lines.push_back(block.lines[1]);
  under.lines.back().origin = block.lines[1].origin + way;
  above.lines.insert(above.lines.begin(), block.lines[0]);
  above.lines.front().origin = block.lines[0].origin - way;
  return {under, above};
}

bool has_a_layout(const MrzBlock& block) {
  return std::ranges::any_of(layouts, [&](MrzLayout layout) {
    const MrzFormat& format = format_of(layout);
    return format.lines == block.lines.size() && static_cast<int>(format.width) <= block.count + margin;
  });
}

std::optional<MrzReading> read_block(const Picture& page, const MrzBlock& block, const OcrB& glyphs,
                                     demand::Date today) {
  if (!has_a_layout(block)) return std::nullopt;
  const MrzBlock turned = upside_down(block);
  const auto clear_in = [&](const MrzBlock& way) {
    return clear_ones(read_line(page, way.lines[0], 0, block.count, glyphs));
  };
  const int as_found = clear_in(block), other_way = clear_in(turned);
  if (std::max(as_found, other_way) < fewest_clear) return std::nullopt;
  const Rows rows = rows_of(page, as_found < other_way ? turned : block, glyphs);
  const Attempt best = best_fit(rows, block.count);
  if (best.format == nullptr || best.mean < like_ocr_b) return std::nullopt;
  auto reading = parse_mrz(decide(best.scores, *best.format), today);
  if (!reading || reading->checks_held < fewest_checks || reading->layout != best.format->layout) return std::nullopt;
  return reading;
}

class Best {
 public:
  void keep(std::optional<MrzReading> reading) {
    const auto worth = [](const MrzReading& one) {
      return std::pair(one.is_whole(), one.checks_held - one.checks_failed);
    };
    if (reading && (!best_ || worth(*reading) > worth(*best_))) best_ = std::move(reading);
  }
  bool is_whole() const { return best_ && best_->is_whole(); }
  std::optional<MrzReading> take() { return std::move(best_); }

 private:
  std::optional<MrzReading> best_;
};

// Whole blocks first; lines that must be imagined only when nothing else was a zone.
void read_blocks(const Picture& page, const std::vector<MrzBlock>& blocks, const OcrB& glyphs, demand::Date today,
                 Best& best) {
  for (const MrzBlock& block : blocks) {
    if (best.is_whole()) return;
    best.keep(read_block(page, block, glyphs, today));
  }
  for (const MrzBlock& block : blocks) {
    for (const MrzBlock& whole : with_missing_line(block)) {
      if (best.is_whole()) return;
      best.keep(read_block(page, whole, glyphs, today));
    }
  }
}

}  // namespace

std::optional<MrzReading> read_mrz(const Picture& page, const OcrB& glyphs, demand::Date today) {
  constexpr std::array<InkWish, 4> wishes = {{{.threshold = 0.8F, .radius = 24},
                                              {.threshold = 0.65F, .radius = 24},
                                              {.threshold = 0.9F, .radius = 24},
                                              {.threshold = 0.8F, .radius = 70}}};
  Best best;
  for (const InkWish& wish : wishes) {
    read_blocks(page, find_mrz_blocks(page, wish), glyphs, today, best);
    if (best.is_whole()) break;
  }
  return best.take();
}

}  // namespace guichet::kiosk::documents
