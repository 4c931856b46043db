#include "kiosk/screens/standing_papers.hpp"

#include <algorithm>

#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/standing_words.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

bool begins(const Scene& scene, const demand::Standing& standing) {
  if (standing.papers.empty()) return false;
  scene.ui.space(space::xs);
  scene.ui.strong(scene.ui.words("my_demand.papers"));
  return true;
}

void counted(const Scene& scene, std::string_view key, std::ptrdiff_t count, std::string_view icon, Role colour) {
  if (count == 0) return;
  draw(scene.ui, {.id = "papers",
                  .icon = icon,
                  .colour = colour,
                  .words = scene.ui.words(key, {{"count", std::to_string(count)}})});
}

}  // namespace

void draw_papers(const Scene& scene, const demand::Standing& standing) {
  if (!begins(scene, standing)) return;
  for (const auto& paper : standing.papers) {
    const bool received = !journey::needs_attention(paper.state);
    draw(scene.ui, {.id = "paper",
                    .icon = received                                     ? "circle-check"
                            : paper.state == demand::PaperState::missing ? "file-x"
                                                                         : "alert-triangle",
                    .colour = received ? Role::success : Role::warning,
                    .words = words_for(scene, paper),
                    .detail = paper.comment});
  }
}

void draw_paper_counts(const Scene& scene, const demand::Standing& standing) {
  if (!begins(scene, standing)) return;
  const auto wanted = std::ranges::count_if(standing.papers, journey::needs_attention, &demand::PaperStanding::state);
  counted(scene, "my_demand.papers.received", std::ssize(standing.papers) - wanted, "circle-check", Role::success);
  counted(scene, "my_demand.papers.wanted", wanted, "alert-triangle", Role::warning);
  if (wanted > 0) scene.ui.hint(scene.ui.words("my_demand.papers.which"));
}

}  // namespace guichet::kiosk::screens
