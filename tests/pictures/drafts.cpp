#include "tests/pictures/drafts.hpp"

#include "tests/kiosk/journey/visitor.hpp"

namespace guichet::tests {

using namespace kiosk;
using demand::Choices;
using demand::Code;
using demand::Subject;

demand::Demand large_household() {
  test::Visitor visitor;
  visitor.reaches_the_summary();
  auto draft = visitor.model().draft;
  draft.people.front().answers.set("birth_name", std::string("Martin-de-la-Rochefoucauld"));
  for (const auto subject : {Subject::co_applicant, Subject::dependant, Subject::unborn, Subject::shared_custody})
    demand::add_person(draft, subject);
  return draft;
}

demand::Demand draft_where_asked(const journey::Page& page, std::size_t person, const demand::Demand& usual) {
  const auto is_open = [&](const demand::Demand& draft) {
    return journey::is_asked(page, draft, person, test_world().today);
  };
  auto draft = usual;
  if (is_open(draft)) return draft;
  draft.answers.set("handicap", true);
  draft.answers.set("current_housing", Choices{{"HLM"}});
  draft.answers.set("reasons", Choices{{"23"}});
  for (auto& one : draft.people) {
    one.answers.set("concerned", true);
    one.answers.set("contract", Code{"CDI"});
  }
  for (const auto* home : {"CHEZ", "DOMI", "ETRA"}) {
    if (is_open(draft)) break;
    draft.people[0].answers.set("domicile", Code{home});
  }
  return draft;
}

}  // namespace guichet::tests
