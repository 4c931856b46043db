#include "tests/support/ocr_b/lessons.hpp"

#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "kiosk/documents/mrz_cells.hpp"
#include "kiosk/documents/mrz_format.hpp"
#include "kiosk/documents/mrz_lines.hpp"
#include "tests/support/ocr_b/mrz_page.hpp"

namespace guichet::tests {
namespace {

using namespace kiosk::documents;

constexpr std::size_t width = 40;

std::vector<std::string> random_lines(std::mt19937_64& chance) {
  std::vector<std::string> lines(2);
  for (std::string& line : lines) {
    for (std::size_t i = 0; i < width; ++i) line += mrz_characters[chance() % mrz_characters.size()];
    // Names leave much room.
    if (chance() % 3 == 0) line.replace(20, width - 20, width - 20, mrz_filler);
  }
  return lines;
}

// Which character of the found line is the first that was drawn; nothing when it is another line.
std::optional<int> start_of(const PitchLine& line, Drawn::Place first, Drawn::Place step) {
  const double along = std::hypot(step.x, step.y);
  const double dx = first.x - static_cast<double>(line.origin.x), dy = first.y - static_cast<double>(line.origin.y);
  const double further = (dx * step.x + dy * step.y) / (along * along);
  const double lower = (dy * step.x - dx * step.y) / (along * along);
  const double start = std::round(further);
  if (std::abs(lower) > 0.5 || std::abs(further - start) > 0.3 || std::abs(start) > 6) return std::nullopt;
  return static_cast<int>(start);
}

// Lines are rarely found to the pixel.
PitchLine moved(PitchLine line, std::mt19937_64& chance) {
  const auto some = [&](float most) { return most * (static_cast<float>(chance() >> 40U) / 8388608.0F - 1); };
  const kiosk::documents::Spot across = line.step, down{-across.y, across.x};
  line.origin = line.origin + across * some(0.06F) + down * some(0.09F);
  line.step = line.step + down * some(0.003F);
  return line;
}

void learn_from(const Drawn& drawn, const MrzScene& scene, std::mt19937_64& chance, std::vector<Lesson>& all) {
  for (const float threshold : {0.8F, 0.65F, 0.9F}) {
    for (const MrzBlock& block : find_mrz_blocks(drawn.picture, {.threshold = threshold})) {
      if (block.lines.size() != 2) continue;
      const auto first = start_of(block.lines[0], drawn.first[0], drawn.step);
      const auto second = start_of(block.lines[1], drawn.first[1], drawn.step);
      if (!first || !second) continue;
      for (std::size_t i = 0; i < 2; ++i) {
        const int start = i == 0 ? *first : *second;
        const auto cells =
            cut_line(drawn.picture, moved(block.lines[i], chance), start, start + static_cast<int>(width));
        for (std::size_t k = 0; k < width; ++k)
          if (!cells[k].blank) all.push_back({cells[k].cell, mrz_characters.find(scene.lines[i][k])});
      }
      return;
    }
  }
}

}  // namespace

std::vector<Lesson> lessons(int pages, std::uint64_t first_seed) {
  std::vector<Lesson> all;
  for (int page = 0; page < pages; ++page) {
    std::mt19937_64 chance(first_seed + static_cast<std::uint64_t>(page));
    MrzScene scene = random_scene(random_lines(chance), Sheet::strip, static_cast<double>(page % 14) / 10, chance());
    scene.dpi = 140 + static_cast<int>(chance() % 200);
    scene.blur *= scene.dpi < 200 ? 0.7 : 1;
    learn_from(draw_mrz(scene), scene, chance, all);
  }
  return all;
}

}  // namespace guichet::tests
