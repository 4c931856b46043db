#pragma once
// A person of the household in words: the name to read on a line, and what they are to the applicant.

#include <string>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

std::string name_of(const Scene& scene, const demand::Person& person);   // "Amina Zyxel", or what they are when unnamed
std::string relation(const Scene& scene, const demand::Person& person);  // "Personne à charge": all may hear that
ui::Label describe(const Scene& scene, const demand::Person& person);    // "Personne à charge, née en 2015"

// What helps to answer a question; of a figure, the year it belongs to. Empty when there is nothing to say.
std::string hint_of(const Scene& scene, const demand::Field& field);

// One answer as a person reads it: the label of a code, a date in words, money with its sign. Empty when unanswered.
std::string told(const Scene& scene, const demand::Field& field, const demand::Answers& answers);

}  // namespace guichet::kiosk::screens
