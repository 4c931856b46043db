#pragma once
// A paper as the screen, the printer and the voice share it: what is shown of it is little, what is said is all of it.

#include <string>
#include <vector>

#include "kiosk/journey/model.hpp"
#include "kiosk/receipt/paper.hpp"
#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// Without a number the paper shows the reference: a change waits too, although its demand has a number already.
receipt::DepositReceipt facts_of(const journey::DepositSlip& slip);

receipt::Paper paper_of(const Scene& scene, const receipt::Facts& facts);

// The whole paper, line by line, numbers in groups that one can write down (EN 301 549, 5.1.3.16).
std::vector<ui::Label> spoken(const Scene& scene, const receipt::Paper& paper);

// Words of the screen that the paper says when it is spoken.
void draw_line_of_paper(ui::Ui& ui, std::string_view words, ui::Millimetres capital, ui::text::Weight weight,
                        ui::Role role = ui::Role::ink);

}  // namespace guichet::kiosk::screens
