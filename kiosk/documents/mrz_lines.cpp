#include "kiosk/documents/mrz_lines.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/documents/mrz_blobs.hpp"
#include "kiosk/documents/mrz_chains.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::size_t most_blocks = 12;
constexpr std::size_t most_lines = 200;

float length(Spot vector) { return std::hypot(vector.x, vector.y); }
float dot(Spot a, Spot b) { return a.x * b.x + a.y * b.y; }
Spot below(Spot step) { return {-step.y, step.x}; }

// How many pitches lower and further `other` begins; nothing when it is no neighbour of this line.
struct Offset {
  float lower = 0, further = 0;
};

std::optional<Offset> offset(const PitchLine& line, const PitchLine& other) {
  const float pitch = length(line.step), other_pitch = length(other.step);
  const bool parallel = dot(line.step, other.step) > 0.996F * pitch * other_pitch;
  if (!parallel || std::abs(pitch - other_pitch) > 0.07F * pitch) return std::nullopt;
  // Measured from the middle of both: far ends of long lines turn small angles into large distances.
  const Spot middle = line.at(static_cast<float>(line.count - 1) / 2);
  const Spot other_middle = other.at(static_cast<float>(other.count - 1) / 2);
  const Spot way = other_middle - middle;
  const float between = dot(way, line.step) / (pitch * pitch);
  return Offset{.lower = dot(way, below(line.step)) / (pitch * pitch),
                .further = between + static_cast<float>(line.count - other.count) / 2};
}

// ICAO's lines are 2.5 pitches apart; cards of other times and photographs are not that exact.
std::optional<std::size_t> next_below(const std::vector<PitchLine>& lines, std::size_t from) {
  std::optional<std::size_t> found;
  float least = 3.6F;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto way = i == from ? std::nullopt : offset(lines[from], lines[i]);
    if (!way || way->lower < 1.2F || way->lower >= least || std::abs(way->further) > 12) continue;
    least = way->lower;
    found = i;
  }
  return found;
}

// One column for the first character of all.
MrzBlock block_of(std::vector<PitchLine> lines) {
  std::vector<int> starts;
  for (const PitchLine& line : lines) {
    const auto way = offset(lines.front(), line);
    starts.push_back(way ? static_cast<int>(std::lround(way->further)) : 0);
  }
  const int first = std::ranges::min(starts);
  MrzBlock block{.lines = std::move(lines), .count = 0};
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    PitchLine& line = block.lines[i];
    block.count = std::max(block.count, starts[i] - first + line.count);
    const auto back = static_cast<float>(first - starts[i]);
    const Spot origin = line.at(back);
    line.step = line.direction_at(back);
    line.origin = origin;
  }
  return block;
}

}  // namespace

std::vector<MrzBlock> find_mrz_blocks(const Picture& page, InkWish wish) {
  std::vector<PitchLine> lines = find_chains(find_blobs(page, wish));
  if (lines.size() > most_lines) lines.resize(most_lines);
  std::vector<MrzBlock> blocks, twos;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto second = next_below(lines, i);
    if (!second) continue;
    twos.push_back(block_of({lines[i], lines[*second]}));
    if (const auto third = next_below(lines, *second))
      blocks.push_back(block_of({lines[i], lines[*second], lines[*third]}));
  }
  blocks.insert(blocks.end(), twos.begin(), twos.end());
  // The most regular first: on a full page, sentences make many blocks.
  std::ranges::stable_sort(
      blocks, {}, [](const MrzBlock& block) { return std::ranges::max(block.lines, {}, &PitchLine::unrest).unrest; });
  if (blocks.size() > most_blocks) blocks.resize(most_blocks);
  return blocks;
}

}  // namespace guichet::kiosk::documents
