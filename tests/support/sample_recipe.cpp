#include "tests/support/sample_recipe.hpp"

#include <algorithm>
#include <cmath>
#include <format>
#include <fstream>
#include <iterator>
#include <numbers>
#include <sstream>
#include <stdexcept>

namespace guichet::tests {
namespace {

std::uint64_t seed_of(std::string_view name, int number) {
  std::uint64_t seed = 14695981039346656037U;  // FNV-1a, the same everywhere
  for (const char letter : name) seed = (seed ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  return seed + static_cast<std::uint64_t>(number) * 0x9e3779b97f4a7c15U;
}

// One digit or letter of the longest value: a text that still reads well.
void forge_field(SealContent& content, std::string& payload) {
  const auto longest =
      std::ranges::max_element(content.fields, {}, [](const SealedField& field) { return field.value.size(); });
  const std::string written = longest->id + longest->value;
  const std::size_t at = payload.find(written);
  if (at == std::string::npos || longest->value.empty()) throw std::runtime_error{"recipe: nothing to forge"};
  char& last = longest->value.back();
  last = last == '9' ? '8' : last == 'Z' ? 'Y' : static_cast<char>(last + 1);
  payload[at + written.size() - 1] = last;
}

void forge_signature(std::string& payload, int version) {
  char& spoilt = version == 1 ? payload[payload.size() - 20] : payload[payload.find('\x1f') + 11];
  spoilt = spoilt == 'A' ? 'B' : 'A';
}

// One seal in several symbols, each with the name of the set, its rank and their number.
std::vector<std::string> split(const std::string& payload, std::size_t parts, std::size_t set) {
  if (parts == 1) return {payload};
  const bool is_binary = payload[0] == '\xdc';
  const std::size_t length = payload.size() / parts + 1;
  std::vector<std::string> symbols;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::string prefix =
        is_binary ? std::string{'\xee', 'S', static_cast<char>(set), static_cast<char>(i << 4U | (17 - parts))}
                  : std::format("E{:03X}{:X}{:X}", set, i, parts - 1);
    symbols.push_back(prefix + payload.substr(i * length, length));
  }
  return symbols;
}

// The page is turned in space before a lens that stands at 1.4 times its height.
std::array<Spot, 4> seen_corners(double width, double height, double tilt, double axis, double turn) {
  constexpr double degree = std::numbers::pi / 180;
  const double distance = 1.4 * height;
  std::array<Spot, 4> corners = {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
  for (Spot& corner : corners) {
    const double x = corner.x * width / 2, y = corner.y * height / 2;
    const double across = -x * std::sin(axis * degree) + y * std::cos(axis * degree);
    const double along = x * std::cos(axis * degree) + y * std::sin(axis * degree);
    const double flat = across * std::cos(tilt * degree);
    const double scale = distance / (distance - across * std::sin(tilt * degree));
    const double u = (along * std::cos(axis * degree) - flat * std::sin(axis * degree)) * scale;
    const double v = (along * std::sin(axis * degree) + flat * std::cos(axis * degree)) * scale;
    corner = {u * std::cos(turn * degree) - v * std::sin(turn * degree),
              u * std::sin(turn * degree) + v * std::cos(turn * degree)};
  }
  return corners;
}

GreyPage photograph(const GreyPage& page, double tilt, double axis, double turn, double bend) {
  auto corners = seen_corners(page.width(), page.height(), tilt, axis, turn);
  const auto [left, right] = std::ranges::minmax(corners, {}, &Spot::x);
  const auto [top, bottom] = std::ranges::minmax(corners, {}, &Spot::y);
  const double margin = 0.03 * page.height();
  for (Spot& corner : corners) corner = {corner.x - left.x + margin, corner.y - top.y + margin};
  return page.photographed(static_cast<int>(right.x - left.x + 2 * margin),
                           static_cast<int>(bottom.y - top.y + 2 * margin), corners, bend);
}

}  // namespace

bool SamplePage::is_read_by(const std::vector<std::string>& payloads) const {
  const auto is_there = [&](const std::string& symbol) { return std::ranges::contains(payloads, symbol); };
  return std::ranges::all_of(seals,
                             [&](const SampleSeal& seal) { return std::ranges::all_of(seal.symbols, is_there); });
}

// What is drawn by lot for one page, noted as it is drawn.
class Recipe::Fate {
 public:
  Fate(const Recipe& recipe, int number) : dice(seed_of(recipe.name_, number)), recipe_(recipe) {}

  // "12" is itself, "3..8" is drawn, "150 200 300" is one of them.
  double draw(std::string_view key, double otherwise) {
    const auto order = recipe_.orders_.find(key);
    if (order == recipe_.orders_.end()) return otherwise;
    const std::string& word = order->second[dice.one_of(order->second.size())];
    const std::size_t dots = word.find("..");
    const double value = dots == std::string::npos
                             ? std::stod(word)
                             : dice.between(std::stod(word.substr(0, dots)), std::stod(word.substr(dots + 2)));
    story += std::format("{}{} {:.4g}", story.empty() ? "" : ", ", key, value);
    return value;
  }
  double either_way(std::string_view key) {
    const double value = draw(key, 0);
    return dice.chance(0.5) ? value : -value;
  }

  Dice dice;
  std::string story;

 private:
  const Recipe& recipe_;
};

Recipe Recipe::load(const std::filesystem::path& folder) {
  Recipe recipe;
  recipe.name_ = folder.filename().string();
  std::ifstream file(folder / "recipe.txt");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string key;
    if (!(words >> key)) continue;
    for (std::string word; words >> word;) recipe.orders_[key].push_back(word);
    if (!recipe.says(key)) throw std::runtime_error{"recipe: nothing after " + key + " in " + folder.string()};
  }
  if (!recipe.says("pages")) throw std::runtime_error{"no recipe in " + folder.string()};
  return recipe;
}

int Recipe::pages() const { return std::stoi(orders_.at("pages")[0]); }

SealContent Recipe::paper(int turn, const std::vector<SealContent>& papers) const {
  if (!says("types")) return papers[static_cast<std::size_t>(turn) % papers.size()];
  const auto& types = orders_.at("types");
  const auto paper =
      std::ranges::find(papers, types[static_cast<std::size_t>(turn) % types.size()], &SealContent::document_type);
  if (paper == papers.end()) throw std::runtime_error{"recipe " + name_ + ": a type that no paper has"};
  return *paper;
}

// Text, unless the recipe asks for another form.
std::vector<SealContent> Recipe::of_this_form(const std::vector<SealContent>& papers) const {
  const std::string form = says("form") ? orders_.at("form")[0] : "text";
  std::vector<SealContent> these;
  std::ranges::copy_if(papers, std::back_inserter(these), [&](const SealContent& paper) {
    return form == (is_binary(paper) ? "binary" : is_mixed(paper) ? "mixed" : "text");
  });
  if (these.empty()) throw std::runtime_error{"recipe " + name_ + ": a form that no paper has"};
  return these;
}

SampleSeal Recipe::seal(SealContent content, int number, const SampleAuthorities& authorities, Fate& fate) const {
  const int bits = static_cast<int>(fate.draw("curve", 256));
  const KeyKind curve = bits == 256 || content.version == 1 ? KeyKind::p256
                        : bits == 384                       ? KeyKind::p384
                                                            : KeyKind::p521;
  std::string payload = (is_binary(content) ? authorities.of_binary_seals() : authorities.of(curve)).seal(content);
  const bool is_altered = says("forged");
  if (is_altered && orders_.at("forged")[static_cast<std::size_t>(number) % orders_.at("forged").size()] == "field")
    forge_field(content, payload);
  else if (is_altered)
    forge_signature(payload, content.version);
  const auto parts = static_cast<std::size_t>(fate.draw("symbols", 1));
  return {.payload = payload,
          .symbols = split(payload, parts, static_cast<std::size_t>(number)),
          .document_type = content.document_type,
          .fields = values_of(content),
          .is_altered = is_altered};
}

std::vector<SampleSeal> Recipe::seals(int number, const std::vector<SealContent>& all,
                                      const SampleAuthorities& authorities, Fate& fate) const {
  const auto papers = of_this_form(all);
  std::vector<SampleSeal> seals;
  const int count = static_cast<int>(fate.draw("codes", 1));
  // Recipes begin at different papers, so that few pages together show many types.
  const int first = says("types") ? 0 : static_cast<int>(seed_of(name_, 0) % papers.size());
  for (int i = 0; i < count; ++i)
    seals.push_back(seal(paper(first + number * count + i, papers), number, authorities, fate));
  return seals;
}

// The sheet as it is printed, crumpled and lit, on the glass of a scanner or before a camera has seen it.
GreyPage Recipe::drawn(const SampleLayout& layout, PageCanvas canvas, double dots, Fate& fate) const {
  const std::vector<Spot> codes = draw_sample(canvas, layout, fate.dice);
  GreyPage page = canvas.page();
  page.tone(fate.draw("ink", 20), fate.draw("paper", 245));
  if (says("crumpled")) page = page.crumpled(dots, fate.draw("crumpled", 0), fate.dice.between(0, 1e9));
  // A lamp is seen in the paper somewhere about its first code. Only cameras see it: the sheet is still straight.
  if (says("glare")) {
    const double radius = fate.draw("glare", 0), away = radius * fate.draw("glare-away", 1);
    const double towards = fate.dice.between(0, 2 * std::numbers::pi);
    page.shine({(codes[0].x + away * std::cos(towards)) * dots, (codes[0].y + away * std::sin(towards)) * dots},
               radius * dots, fate.draw("glare-light", 200));
  }
  return page;
}

SamplePage Recipe::page(int number, const std::vector<SealContent>& papers,
                        const SampleAuthorities& authorities) const {
  Fate fate(*this, number);
  SamplePage sample{.image = {}, .seals = seals(number, papers, authorities, fate), .other_seals = {}, .story = {}};
  if (says("other-seals")) sample.other_seals = seals_of_other_families();
  SampleLayout layout{.codes = {},
                      .print = {.side = fate.draw("module", 0.4), .spread = fate.draw("spread", 0)},
                      .other_seals = sample.other_seals,
                      .has_other_codes = says("other-codes"),
                      .is_folded = says("folded")};
  for (const SampleSeal& seal : sample.seals)
    for (const std::string& symbol : seal.symbols) layout.codes.push_back(data_matrix(symbol));

  const int dpi = static_cast<int>(fate.draw("dpi", 200));
  const double dots = dpi / 25.4;
  const double turn = fate.either_way("turn"), skew = fate.either_way("skew");
  const bool is_photo = says("tilt");
  GreyPage page = drawn(layout, PageCanvas::whole(dpi, is_photo ? 0 : turn, skew), dots, fate);
  if (is_photo) page = photograph(page, fate.draw("tilt", 0), fate.dice.between(0, 360), turn, fate.either_way("bend"));
  if (says("shadow")) page.shade(fate.draw("shadow", 0), fate.dice.between(0, 360), fate.draw("steep", 1));
  page.blur(fate.draw("blur", 0) * dots);
  page.add_noise(fate.draw("noise", 0), seed_of(name_, number));
  sample.image = page.jpeg(static_cast<int>(fate.draw("jpeg", 85)));
  sample.story = fate.story;
  return sample;
}

std::vector<Recipe> read_recipes(const std::filesystem::path& folder) {
  std::vector<Recipe> recipes;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_directory()) recipes.push_back(Recipe::load(entry.path()));
  std::ranges::sort(recipes, {}, &Recipe::name);
  return recipes;
}

}  // namespace guichet::tests
