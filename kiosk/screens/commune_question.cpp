#include <algorithm>
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

// The results of a search: for a home, one line for each postcode; for a wish, one for each commune.
Answer results(const Scene& scene, const journey::Asking& place, bool home) {
  auto& ui = scene.ui;
  if (place.search.empty()) return std::nullopt;
  const auto found = scene.context.world.communes.search(place.search, most_results);
  if (found.empty()) ui.paragraph(ui.words("asking.commune.none"));
  Answer answer;
  for (const auto* commune : found) {
    const auto postcodes = split(commune->postcodes, ' ');
    const auto one = [&](const std::string& code, const std::string& postcodes_told) {
      const Row row{.id = "commune." + code,
                    .label = Label::of_one_person(std::string(commune->department_name) +
                                                  (postcodes_told.empty() ? "" : ", " + postcodes_told)),
                    .value = std::string(commune->name),
                    .icon = "map-pin",
                    .action_icon = "plus"};
      if (ui.row(row)) answer = journey::AddCommune{code};
    };
    const auto code = std::string(commune->code);
    if (!home || postcodes.empty()) {
      one(code, postcodes.size() > 3 ? postcodes.front() + "…" : std::string(commune->postcodes));
      continue;
    }
    // Searched by postcode, only what was typed; by name, every postcode of the town.
    const bool by_postcode = std::ranges::any_of(postcodes, [&](const auto& code_of_post) { return code_of_post.starts_with(place.search); });
    for (const auto& postcode : postcodes)
      if (!by_postcode || postcode.starts_with(place.search)) one(code + " " + postcode, postcode);
  }
  return answer;
}

}  // namespace

Answer commune_question(const Scene& scene, const demand::Field& field, const journey::Asking& place, const std::string& problem) {
  auto& ui = scene.ui;
  const auto typed = place.form.find(field.id.view());
  const auto chosen = split(typed == place.form.end() ? std::string_view{} : std::string_view(typed->second), ',');
  const bool home = field.kind == demand::Kind::commune;
  Answer answer;
  std::vector<std::string> labels;
  for (const auto& code : chosen) {
    const auto* commune = scene.context.world.communes.find(code.substr(0, code.find(' ')));
    const auto space = code.find(' ');
    labels.push_back(commune == nullptr             ? code
                     : space == std::string::npos ? told(*commune)
                                                  : std::string(commune->name) + " (" + code.substr(space + 1) + ")");
  }
  if (home) ui.strong(ui.words(demand::text_key(field)));
  if (!home)
    ui.hint(ui.words("asking.commune.count", {{"count", std::to_string(chosen.size())}, {"most", std::to_string(field.limits.max)}}));
  if (const auto removed = ui.chips("chosen", labels)) answer = journey::RemoveCommune{chosen[*removed]};
  if (home && !chosen.empty()) {
    if (!problem.empty()) ui.banner("home_commune.problem", Tone::error, problem);
    return answer;
  }
  const ui::Field search{.id = "search",
                         .label = ui.words("asking.commune.search"),
                         .value = place.search,
                         .hint = ui.words("asking.commune.search.hint"),
                         .problem = problem};
  if (const auto text = ui.field(search)) answer = journey::Type{"search", *text};
  if (auto added = results(scene, place, home)) answer = std::move(added);
  return answer;
}

}  // namespace guichet::kiosk::screens
