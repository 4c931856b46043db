#include "tests/canary/marked_person.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/display/test_input.hpp"

namespace guichet::tests {
namespace {

namespace demand = kiosk::demand;
namespace journey = kiosk::journey;
using demand::Kind;

// The answers that open the most questions; any other choice is the first one offered.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> wishes = {{{"household_with_others", "yes"},
                                                                                   {"handicap", "yes"},
                                                                                   {"concerned", "yes"},
                                                                                   {"has_tax_notice", "yes"},
                                                                                   {"contract", "CDI"},
                                                                                   {"current_housing", "HLM"},
                                                                                   {"reasons", "23"},
                                                                                   {"helper", "PERSONNE"},
                                                                                   {"works_abroad", "no"},
                                                                                   {"kinship", "E"}}};
constexpr std::array homes = {"ETRA", "CHEZ", "DOMI"};
constexpr std::array others = {"co_applicant", "dependant", "unborn", "shared_custody"};

}  // namespace

void type(Robot& robot, std::string_view field, const HiddenWord& word) {
  robot.press(field);
  word.tell([](std::string_view character) { platform::display::test_input::text(character); });
  robot.settle();
}

void MarkedPerson::fill(std::string_view until) {
  if (robot_.screen() == "attract") robot_.press("begin");
  if (robot_.screen() == "welcome") robot_.press("begin_demand");
  while (robot_.screen() != until) {
    const auto screen = robot_.screen();
    if (screen.starts_with("asking.")) {
      answer_page();
    } else if (screen == "household") {
      robot_.press(people_ < others.size() ? "add_person" : "continue");
    } else if (screen == "adding_person") {
      robot_.press(std::string("add.") + others.at(people_++));
    } else if (screen == "scanning") {
      robot_.press(until == "reviewing" ? "continue" : "scan.skip");
    } else {
      robot_.press("continue");
    }
    robot_.wait_until([&] { return robot_.screen() != screen; }, "the next screen");
  }
}

void MarkedPerson::answer_page() {
  const auto place = std::get<journey::Asking>(visit_.model().place);
  const auto& page = journey::page(place.page);
  const auto subject = journey::subject_of(page, visit_.model().draft, place.person);
  for (const auto id : page.fields) answer(demand::field(id), subject);
  if (moves_house()) return;
  robot_.press("continue");
}

void MarkedPerson::answer(const demand::Field& field, demand::Subject subject) {
  const std::string id(field.id.view());
  const auto* mark = marks_.find(subject, field);
  if (field.kind == Kind::commune || field.kind == Kind::communes) {
    if (robot_.sees("search")) choose_commune(field);
  } else if (field.kind == Kind::amounts) {
    tell_amounts(field, *mark);
  } else if (!mark && robot_.sees(id)) {
    if (met_.insert(field.id.view()).second) robot_.type(id, "3");
  } else if (!mark) {
    choose(field);
  } else if (const auto place = field.kind == Kind::date ? id + ".day" : id; robot_.sees(place)) {
    met_.insert(field.id.view());
    if (typed_.insert(mark->name).second) type(robot_, place, mark->typed);
  }
}

void MarkedPerson::choose(const demand::Field& field) {
  const std::string id(field.id.view());
  const auto wish = std::ranges::find(wishes, id, &std::pair<std::string_view, std::string_view>::first);
  std::string choice = wish == wishes.end() ? std::string() : id + "." + std::string(wish->second);
  if (id == "domicile") choice = id + "." + homes.at(homes_++);
  if (choice.empty() || !robot_.sees(choice)) {
    const auto& nodes = visit_.terminal()->tree().nodes;
    const auto first = std::ranges::find_if(nodes, [&](const auto& node) { return node.id.starts_with(id + "."); });
    if (first == nodes.end()) return;  // not asked of this person
    choice = first->id;
  }
  met_.insert(field.id.view());
  robot_.press(choice);
}

// Looked for under a word that no commune has, then under one that is right.
void MarkedPerson::choose_commune(const demand::Field& field) {
  met_.insert(field.id.view());
  if (typed_.insert(marks_.search().name).second) {
    type(robot_, "search", marks_.search().typed);
    while (!robot_.node("search").value.empty()) robot_.strike(platform::display::Key::backspace);
  }
  robot_.type("search", "94240");
  robot_.press(field.kind == Kind::commune ? "commune.94038 94240" : "commune.94038");
}

void MarkedPerson::tell_amounts(const demand::Field& field, const Mark& mark) {
  const std::string id(field.id.view());
  if (!std::get<journey::Asking>(visit_.model().place).amounts) return choose(field);
  const auto& nodes = visit_.terminal()->tree().nodes;
  const auto amount = std::ranges::find_if(nodes, [&](const auto& node) { return node.id.starts_with(id + "."); });
  if (amount == nodes.end()) throw std::runtime_error("no amount to type for " + id);
  typed_.insert(mark.name);
  type(robot_, std::string(amount->id), mark.typed);
}

// Once an address is saved, it was wrong: back to where one lives.
bool MarkedPerson::moves_house() {
  if (homes_ == 0 || homes_ == homes.size() || robot_.screen() != "asking.town.0") return false;
  robot_.go_on();
  while (robot_.screen() != "asking.domicile.0") {
    const auto screen = robot_.screen();
    robot_.press("back");
    robot_.wait_until([&] { return robot_.screen() != screen; }, "the screen before");
  }
  return true;
}

bool MarkedPerson::is_taken_back(const Mark& mark) {
  return mark.name == "search" || mark.name.contains("foreign_") || mark.name.contains("hosted_by");
}

std::vector<std::string> MarkedPerson::left_out() const {
  std::vector<std::string> names;
  for (const auto& mark : marks_.all())
    if (!typed_.contains(mark.name)) names.push_back(mark.name);
  for (const auto& field : demand::fields())
    if (field.asked && !met_.contains(field.id.view())) names.emplace_back(field.id.view());
  return names;
}

}  // namespace guichet::tests
