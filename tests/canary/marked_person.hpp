// Someone whose every answer is a mark, in front of the screen: goes through the whole form by its own table, whatever
// the pages ask, lives in turn abroad, at somebody's and nowhere, and has a household of five.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "kiosk/journey/page.hpp"
#include "tests/canary/marks.hpp"
#include "tests/robot/visit.hpp"

namespace guichet::tests {

// Touches the field, then types as a keyboard would.
void type(Robot& robot, std::string_view field, const HiddenWord& word);

class MarkedPerson {
 public:
  MarkedPerson(Visit& visit, const Marks& marks) : visit_(visit), robot_(visit.robot()), marks_(marks) {}

  // From where it stands to the summary; to "reviewing" when a paper is to be scanned on the way.
  void fill(std::string_view until = "summary");

  // Of the table: never typed, never asked.
  std::vector<std::string> left_out() const;
  // Typed, then taken back before the summary: an address abroad, whom one lived with, what was searched.
  static bool is_taken_back(const Mark& mark);

 private:
  void answer_page();
  void answer(const kiosk::demand::Field& field, kiosk::demand::Subject subject);
  void choose(const kiosk::demand::Field& field);
  void choose_commune(const kiosk::demand::Field& field);
  void tell_amounts(const kiosk::demand::Field& field, const Mark& mark);
  bool moves_house();

  Visit& visit_;
  Robot robot_;
  const Marks& marks_;
  std::set<std::string> typed_;         // names of marks
  std::set<std::string_view> met_;      // fields
  std::size_t homes_ = 0, people_ = 0;  // how many were told
};

}  // namespace guichet::tests
