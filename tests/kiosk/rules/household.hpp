#pragma once
// The law as it is delivered, and the people of tests/support/people.hpp as demands that one may ask about.

#include <format>
#include <stdexcept>
#include <string>

#include "kiosk/rules/documents_needed.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/support/people.hpp"

namespace guichet::tests {

inline const kiosk::rules::DocumentTable& real_documents() {
  static const auto table = kiosk::rules::DocumentTable::parse(asset("law/documents.tsv"), real_code_lists()).value();
  return table;
}

inline void answer(kiosk::demand::Answers& answers, const Typed& typed) {
  for (const auto& [name, text] : typed) {
    if (text.empty()) continue;
    const auto* field = kiosk::demand::find_field(name);
    const auto value = kiosk::demand::parse(*field, text, test_world());
    if (!value) throw std::runtime_error(std::format("{} is refused: {}", name, text));
    answers.set(field->id, *value);
  }
}

inline kiosk::demand::Demand demand_of(const Applicant& applicant) {
  kiosk::demand::Demand demand{.desk = *kiosk::demand::DeskCode::parse("G1104")};
  answer(demand.people.front().answers, applicant.typed);
  answer(demand.answers, applicant.demand);
  for (const Somebody& other : applicant.others)
    answer(demand.people.at(*kiosk::demand::add_person(demand, other.subject)).answers, other.typed);
  return demand;
}

inline kiosk::demand::Demand household(const Typed& typed, const Typed& demand = {},
                                       std::vector<Somebody> others = {}) {
  return demand_of(somebody("", typed, demand, std::move(others)));
}

// "register titre_sejour@0", "complementary bail": stage, code, and whose it is.
inline std::string told(const kiosk::rules::NeededDocument& document) {
  using kiosk::rules::Stage;
  const std::string stage = document.stage == Stage::to_register   ? "register "
                            : document.stage == Stage::to_instruct ? "instruct "
                                                                   : "";
  return stage + document.code + (document.person ? "@" + std::to_string(*document.person) : "");
}

}  // namespace guichet::tests
