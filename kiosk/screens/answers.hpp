#pragma once
// Answers as lines to read over, one for each page that was asked: of a new demand in its summary, of an existing one
// by section.

#include <optional>
#include <span>

#include "kiosk/screens/frame.hpp"

namespace guichet::kiosk::screens {

enum class Touch : unsigned char { edit, none };

struct AnswerLines {
  std::span<const demand::FieldProblem> problems = {};
  Touch touch = Touch::edit;
  std::optional<journey::Section> section = {};  // only its lines; nothing: all
};

// Which of the file's lines of a section answer to a finger: some are changed with a member of staff only.
enum class Open : unsigned char { none, some, all };
Open open_lines(const Scene& scene, journey::Section section);

bool has_answers(const Scene& scene, const AnswerLines& lines, demand::Subject subject, std::size_t person);
// The lines about this person, or about the demand.
Answer draw_answers(const Scene& scene, const AnswerLines& lines, demand::Subject subject, std::size_t person);

// Those that stand in the way of going on, as many as a finger can mend, and where the first one is asked again.
struct Missing {
  int count = 0;
  ui::Label first = {};  // "À compléter : Date de naissance (Camille Spécimen)"
  Answer mend = {};
};
Missing missing_lines(const Scene& scene, const AnswerLines& lines);
std::string how_many_are_missing(const Scene& scene, const Missing& missing);
void draw_missing(const Scene& scene, std::string_view id, const std::string& told, const Missing& missing);
// In place of the way on: what helps most from there.
Way to_the_missing(const Scene& scene, const Missing& missing);

// "Demandeur : Camille Spécimen"
ui::Label heading(const Scene& scene, const demand::Person& person);

}  // namespace guichet::kiosk::screens
