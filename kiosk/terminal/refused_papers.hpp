#pragma once
// Papers that left from here and that the registry would not take: only this terminal knows it, until the town's days
// are over, and it tells their owner that they must be given again.

#include "kiosk/demand/standing.hpp"
#include "kiosk/rules/document_table.hpp"
#include "kiosk/terminal/records.hpp"

namespace guichet::kiosk::terminal {

// Among the papers of the standing, each as not arrived, and how many. `table`: their French names, when there is one.
Stored<int> add_refused_papers(Database& database, const rules::DocumentTable* table, demand::Standing& standing);

}  // namespace guichet::kiosk::terminal
