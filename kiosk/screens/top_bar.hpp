#pragma once
// The bar above every screen: whose terminal this is, what the person is doing, and how they want to read it.
// In little room the settings stand as icons above their words, take a row of their own, or fold into a sheet.

#include "kiosk/screens/bars.hpp"

namespace guichet::kiosk::screens {

struct TopBar {
  float height = 0;
  BarFit settings;
  ui::Box town, row;        // where the town's name and the settings stand
  ui::Millimetres capital;  // of the town's name
  bool named = true;        // false: its arms stand alone
};

TopBar plan_top_bar(const Scene& scene);
Answer draw_top_bar(const Scene& scene, const TopBar& plan, const std::string& subject);

}  // namespace guichet::kiosk::screens
