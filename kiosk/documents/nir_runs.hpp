#pragma once
// Where a page may bear a long number: signs of one height that follow each other, on a line or on a side of the page.
// Sentences are none, for their letters rise and fall; words in capitals are.

#include <vector>

#include "kiosk/documents/nir_reader.hpp"

namespace guichet::kiosk::documents {

struct SignRun {
  Zone zone;            // on the page
  bool upright = true;  // otherwise it runs down or up a side
  int height = 0;       // of one sign
};

// Runs of `fewest` signs at least; the longest side of the page may be any.
std::vector<SignRun> find_sign_runs(const Picture& page, int fewest);

// The run with some paper around it, turned by quarters clockwise so that it lies as it is read.
Picture cut_run(const Picture& page, const SignRun& run, int quarter_turns);

// A zone of that picture, as a zone of the page.
Zone on_page(const Picture& page, const SignRun& run, int quarter_turns, Zone zone);

}  // namespace guichet::kiosk::documents
