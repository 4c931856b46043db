#include <algorithm>
#include <format>
#include <string>

#include "kiosk/screens/asking.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

constexpr std::size_t most_results = 8;

std::vector<std::string> split(std::string_view joined, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < joined.size();) {
    const auto end = std::min(joined.find(separator, at), joined.size());
    if (end > at) parts.emplace_back(joined.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string told(const demand::Commune& commune) {
  const auto postcode = commune.postcodes.substr(0, commune.postcodes.find(' '));
  return std::string(commune.name) + (postcode.empty() ? "" : " (" + std::string(postcode) + ")");
}

struct Found {
  std::vector<Row> rows;
  std::vector<std::string> codes;

  void add(const demand::Commune& commune, std::string code, std::string_view postcodes) {
    rows.push_back({.id = "commune." + code,
                    .label = Label::of_one_person(std::string(commune.department_name) +
                                                  (postcodes.empty() ? "" : ", ") + std::string(postcodes)),
                    .value = std::string(commune.name),
                    .icon = "map-pin",
                    .action_icon = "plus"});
    codes.push_back(std::move(code));
  }
};

// The results of a search: for a home, one line for each postcode; for a wish, one for each commune.
Found found(const Scene& scene, std::string_view search, bool home) {
  Found all;
  if (search.empty()) return all;
  for (const auto* commune : scene.context.world.communes.search(search, most_results)) {
    const auto postcodes = split(commune->postcodes, ' ');
    const std::string code(commune->code);
    if (!home || postcodes.empty()) {
      all.add(*commune, code, postcodes.size() > 3 ? postcodes.front() + "…" : std::string(commune->postcodes));
      continue;
    }
    // Searched by postcode, only what was typed; by name, every postcode of the town.
    const bool by_postcode = std::ranges::any_of(postcodes, [&](const auto& one) { return one.starts_with(search); });
    for (const auto& postcode : postcodes)
      if (!by_postcode || postcode.starts_with(search))
        all.add(*commune, std::format("{} {}", code, postcode), postcode);
  }
  return all;
}

}  // namespace

Answer commune_question(const Scene& scene, const demand::Field& field, const journey::Asking& place,
                        const std::string& problem) {
  auto& ui = scene.ui;
  const auto typed = place.form.find(field.id.view());
  const auto chosen = split(typed == place.form.end() ? std::string_view{} : std::string_view(typed->second), ',');
  const bool home = field.kind == demand::Kind::commune;
  Answer answer;
  std::vector<std::string> labels;
  for (const auto& code : chosen) {
    const auto* commune = scene.context.world.communes.find(code.substr(0, code.find(' ')));
    const auto space = code.find(' ');
    labels.push_back(commune == nullptr           ? code
                     : space == std::string::npos ? told(*commune)
                                                  : std::string(commune->name) + " (" + code.substr(space + 1) + ")");
  }
  if (home) ui.strong(ui.words(demand::text_key(field)));
  if (!home)
    ui.hint(ui.words("asking.commune.count",
                     {{"count", std::to_string(chosen.size())}, {"most", std::to_string(field.limits.max)}}));
  if (const auto removed = ui.chips("chosen", labels)) answer = journey::RemoveCommune{chosen[*removed]};
  if (home && !chosen.empty()) {
    if (!problem.empty()) ui.banner("home_commune.problem", Tone::error, problem);
    return answer;
  }
  const auto communes = found(scene, place.search, home);
  const auto [search, picked] = ui.search({.field = {.id = "search",
                                                     .label = ui.words("asking.commune.search"),
                                                     .value = place.search,
                                                     .hint = ui.words("asking.commune.search.hint"),
                                                     .problem = problem},
                                           .found = communes.rows,
                                           .nothing_found = ui.words("asking.commune.none")});
  if (search) answer = journey::Type{"search", *search};
  if (picked) answer = journey::AddCommune{communes.codes[*picked]};
  return answer;
}

}  // namespace guichet::kiosk::screens
