#include "kiosk/screens/standing_papers.hpp"

#include <algorithm>

#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/slip.hpp"
#include "kiosk/screens/standing_words.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

// The paper of a closed demand has no list.
bool is_printed(const demand::Standing& standing) { return standing.state == demand::StandingState::active; }

bool begins(const Scene& scene, const demand::Standing& standing) {
  if (standing.papers.empty()) return false;
  scene.ui.space(space::xs);
  const auto heading = scene.ui.words("my_demand.papers");
  is_printed(standing) ? draw_line_of_paper(scene.ui, heading, capital::body, text::Weight::bold) : scene.ui.strong(heading);
  return true;
}

void counted(const Scene& scene, const demand::Standing& standing, std::string_view key, std::ptrdiff_t count, std::string_view icon, Role colour) {
  if (count == 0) return;
  draw(scene.ui, {.id = "papers",
                  .icon = icon,
                  .colour = colour,
                  .words = scene.ui.words(key, {{"count", std::to_string(count)}}),
                  .of_paper = is_printed(standing)});
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
                    .detail = Label::of_one_person(paper.comment),
                    .of_paper = is_printed(standing)});
  }
}

void draw_paper_counts(const Scene& scene, const demand::Standing& standing) {
  if (!begins(scene, standing)) return;
  const auto wanted = std::ranges::count_if(standing.papers, journey::needs_attention, &demand::PaperStanding::state);
  counted(scene, standing, "my_demand.papers.received", std::ssize(standing.papers) - wanted, "circle-check", Role::success);
  counted(scene, standing, "my_demand.papers.wanted", wanted, "alert-triangle", Role::warning);
  if (wanted > 0) scene.ui.hint(scene.ui.words("my_demand.papers.which"));
}

}  // namespace guichet::kiosk::screens
