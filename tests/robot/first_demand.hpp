// The first demand as a visitor makes it, from the first touch to the statement. All names are invented.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "tests/robot/robot.hpp"

namespace guichet::tests {

// Called on each screen once it is filled, with its name, before going on.
using AtScreen = std::function<void(std::string_view screen)>;

// Ends on the screen "declaring", the statement accepted, one touch before the deposit.
void fill_first_demand(
    Robot& robot, const AtScreen& at_screen = [](std::string_view) {}, std::string_view language = "fr");

// Every word typed on the way: none of them may be found in clear anywhere.
inline constexpr std::string_view typed_words[] = {"Zyxqué", "Témoin", "rue des Essais", "zyxque@exemple.invalid",
                                                   "285127511300513"};

}  // namespace guichet::tests
