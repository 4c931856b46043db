#pragma once
// An identity paper that answers for the person: laid on the glass where it is first asked who they are, shown as it
// was read, and worth nothing until they have said that it is right.

#include <optional>
#include <vector>

#include "kiosk/journey/asking.hpp"
#include "kiosk/journey/paper.hpp"

namespace guichet::kiosk::journey {

struct Introducing {
  Asking from;                          // the page that it is to fill
  std::optional<Instant> running = {};  // since when the paper is read
  std::optional<ScanProblem> problem = {};
  std::optional<Leaf> page = {};  // as it was read
  bool keeps_page = false;        // the page is given with the demand, too

  friend bool operator==(const Introducing&, const Introducing&) = default;
};

// One answer that the paper gives. A name that had no room is a beginning, and the person's to complete.
struct ReadAnswer {
  demand::FieldId field;
  demand::Value value;
  bool cut = false;
};
std::vector<ReadAnswer> answers_read(const Introducing& place, const Context& context);

// Where the paper can be given instead of typing.
bool takes_introduction(const Asking& place, const Model& model);

// The page is all that the list asks for: a passport's, of who needs no permit. A card has another side.
bool may_keep_page(const Introducing& place, const Context& context);

}  // namespace guichet::kiosk::journey
