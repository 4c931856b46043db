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

bool begins(const Scene& scene, const demand::Standing& standing, bool of_paper) {
  if (standing.papers.empty()) return false;
  scene.ui.space(space::xs);
  const auto heading = scene.ui.words("my_demand.papers");
  of_paper ? draw_line_of_paper(scene.ui, heading, capital::body, text::Weight::bold) : scene.ui.strong(heading);
  return true;
}

void counted(const Scene& scene, const demand::Standing& standing, std::string_view key, std::ptrdiff_t count,
             std::string_view icon, Role colour) {
  if (count == 0) return;
  draw(scene.ui, {.id = "papers",
                  .icon = icon,
                  .colour = colour,
                  .words = scene.ui.words(key, {{"count", std::to_string(count)}}),
                  .of_paper = is_printed(standing)});
}

}  // namespace

// The paper that is told beside it only counts them: which they are, and what a desk wrote, is told here.
void draw_papers(const Scene& scene, const demand::Standing& standing) {
  if (!begins(scene, standing, false)) return;
  for (const auto& paper : standing.papers) {
    const bool received = !journey::needs_attention(paper.state);
    draw(scene.ui, {.id = "paper",
                    .icon = received                                     ? "circle-check"
                            : paper.state == demand::PaperState::missing ? "file-x"
                                                                         : "alert-triangle",
                    .colour = received ? Role::success : Role::warning,
                    .words = words_for(scene, paper),
                    .detail = Label::of_one_person(paper.comment)});
  }
}

void draw_paper_counts(const Scene& scene, const demand::Standing& standing) {
  if (!begins(scene, standing, is_printed(standing))) return;
  const auto count = [&](demand::PaperState state) {
    return std::ranges::count(standing.papers, state, &demand::PaperStanding::state);
  };
  const auto here = count(demand::PaperState::received), lost = count(demand::PaperState::not_arrived);
  const auto wanted = std::ssize(standing.papers) - here - lost;
  counted(scene, standing, "my_demand.papers.received", here, "circle-check", Role::success);
  counted(scene, standing, "my_demand.papers.wanted", wanted, "alert-triangle", Role::warning);
  counted(scene, standing, "my_demand.papers.not_arrived", lost, "alert-triangle", Role::warning);
  if (wanted + lost > 0) scene.ui.hint(scene.ui.words("my_demand.papers.which"));
}

}  // namespace guichet::kiosk::screens
