#include "tests/support/sample_layout.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/support/seal_blocks.hpp"

namespace guichet::tests {
namespace {

struct Area {
  double x = 0, y = 0, width = 0, height = 0;
};

// Where issuers print their seal: tax notice, bills, pay slips, letters.
constexpr std::array<Spot, 5> places = {{{44, 16}, {150, 10}, {14, 45}, {158, 238}, {82, 12}}};

constexpr std::array<std::string_view, 24> words = {
    "avis",     "montant", "logement", "revenu",    "année", "référence", "total",   "SPÉCIMEN",
    "du",       "de",      "à régler", "vos",       "votre", "service",   "compte",  "12/10/2026",
    "1 234,56", "contrat", "adresse",  "imposable", "et",    "pour",      "mention", "sans valeur"};

std::string phrase(Dice& dice, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text.append(i ? " " : "").append(words[dice.one_of(words.size())]);
  return text;
}

// A line of text keeps clear of what stands at its height: it takes the widest gap.
TextBox beside(std::vector<Area> taken, TextBox box, double height) {
  std::erase_if(taken,
                [&](const Area& area) { return box.y + height < area.y - 4 || box.y > area.y + area.height + 4; });
  std::ranges::sort(taken, {}, &Area::x);
  const double end = box.x + box.width;
  double from = box.x;
  box.width = 0;
  const auto offer = [&](double to) {
    if (to - from > box.width) box.x = from, box.width = to - from;
  };
  for (const Area& area : taken) {
    offer(area.x - 9);
    from = std::max(from, area.x + area.width + 4);
  }
  offer(end);
  return box;
}

void write(PageCanvas& canvas, const std::vector<Area>& taken, Dice& dice) {
  const double points = dice.between(8, 11), step = points * 0.353 * dice.between(1.25, 1.6);
  for (double y = 14; y < 282; y += step) {
    if (dice.chance(0.12)) {
      y += step * dice.between(0.5, 3);
      continue;
    }
    const TextBox box = beside(taken, {.x = 20, .y = y, .width = 172, .points = points}, step);
    if (box.width < 25) continue;
    // Short enough to hold on one line.
    const auto room = static_cast<std::size_t>(box.width / (points * 1.6));
    canvas.text(phrase(dice, 1 + dice.one_of(std::max<std::size_t>(room, 1))), box);
    if (dice.chance(0.15)) canvas.line(box.x, y + step * 0.95, box.x + box.width);
  }
}

bool is_free(const std::vector<Area>& taken, const Area& area) {
  return std::ranges::none_of(taken, [&](const Area& other) {
    return area.x < other.x + other.width + 8 && other.x < area.x + area.width + 8 &&
           area.y < other.y + other.height + 8 && other.y < area.y + area.height + 8;
  });
}

Area place_for(const std::vector<Area>& taken, double side, Dice& dice) {
  const std::size_t first = dice.one_of(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Spot spot = places[(first + i) % places.size()];
    const Area area{std::min(spot.x, 202 - side), std::min(spot.y, 289 - side), side, side};
    if (is_free(taken, area)) return area;
  }
  for (double y = 60; y + side < 285; y += 5)
    for (double x = 14; x + side < 200; x += 10)
      if (const Area area{x, y, side, side}; is_free(taken, area)) return area;
  return {14, 250, side, side};
}

void draw_other_codes(PageCanvas& canvas, std::vector<Area>& taken, Dice& dice) {
  const Modules post = data_matrix("%0000999" + std::to_string(dice.one_of(100'000'000)) + "FICTIF");
  const Area mail = place_for(taken, post.side * 0.5, dice);
  canvas.modules(post, mail.x, mail.y, {.side = 0.5});
  taken.push_back(mail);
  const Area payment = place_for(taken, 13, dice);
  canvas.symbol("https://paiement.invalid/" + std::to_string(dice.one_of(1'000'000)), true, payment.x, payment.y);
  taken.push_back(payment);
}

}  // namespace

std::vector<Spot> draw_sample(PageCanvas& canvas, const SampleLayout& layout, Dice& dice) {
  std::vector<Area> taken;
  std::vector<Spot> middles;
  for (const Modules& code : layout.codes) {
    const Area area = place_for(taken, code.side * layout.print.side, dice);
    canvas.modules(code, area.x, area.y, layout.print);
    taken.push_back(area);
    middles.push_back({area.x + area.width / 2, area.y + area.height / 2});
  }
  for (const std::string& seal : layout.other_seals) {
    const Modules code = data_matrix(seal);
    const Area area = place_for(taken, code.side * layout.print.side, dice);
    canvas.modules(code, area.x, area.y, layout.print);
    taken.push_back(area);
  }
  if (layout.has_other_codes) draw_other_codes(canvas, taken, dice);
  if (const Area head{dice.between(14, 120), 292 - dice.between(6, 14), 30, 5}; is_free(taken, head))
    canvas.box(head.x, head.y, head.width, head.height, dice.between(0, 0.6));
  write(canvas, taken, dice);
  if (layout.is_folded && !taken.empty()) {
    const double y = taken[0].y + taken[0].height * dice.between(0.2, 0.8);
    canvas.scratch(0, y, 210, y + dice.between(-2, 2), dice.between(0.2, 0.5));
  }
  return middles;
}

// Headers as those families begin; the rest stands for a message and a signature of theirs.
std::vector<std::string> seals_of_other_families() {
  const std::string message = "\x02\x1d" + std::string(29, 'S') + "\xff\x40" + std::string(64, '\xa5');
  return {"\xdc\x03" + c40("UTO") + c40("UTTS") + "32" + binary_date(9, 27, 2026) + binary_date(9, 27, 2026) +
              "\xfd\x02" + message,
          "\xdc\x05" + message};
}

}  // namespace guichet::tests
