// The papers of a demand of the registry: of its list, what is not held there or not good any more.
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {

bool takes_papers_of_file(const Context& context) {
  return context.settings.documents && context.settings.takes_papers;
}

bool may_open_papers(const Model& model, const Context& context) {
  const bool looks_at_it = std::holds_alternative<FileSections>(model.place);
  return looks_at_it && context.settings.documents && model.file->standing.state == demand::StandingState::active;
}

// Who only reads begins to amend: a paper that is given is a change.
void open_papers_of_file(Step& step) {
  if (!may_open_papers(step.model, step.context)) return;
  on(step, OpenMyDemand{Purpose::amend});
  if (step.model.file->purpose == Purpose::amend) step.go(Papers{});
}

// In a renewal they come after the last section, as in a first demand; nothing of them is asked to go on.
void after_last_section(Step& step) { step.context.settings.documents ? step.go(Papers{}) : state_it(step); }

void continue_papers_of_file(Step& step) {
  if (step.model.file->purpose == Purpose::renew) return state_it(step);
  step.go(FileSections{});
}

void back_from_papers_of_file(Step& step) {
  File& file = *step.model.file;
  if (file.purpose != Purpose::renew) return step.go(FileSections{});
  file.section = file_sections.back();
  std::erase(file.settled, file.section);
  step.go(SectionReview{});
}

void forget_held_of(File& file, std::size_t person) {
  std::erase_if(file.held, [&](const rules::HeldDocument& one) { return one.person == person; });
  for (auto& one : file.held)
    if (one.person && *one.person > person) --*one.person;
}

void make_room_for_held_of(File& file, std::size_t person) {
  for (auto& one : file.held)
    if (one.person && *one.person >= person) ++*one.person;
}

}  // namespace guichet::kiosk::journey
