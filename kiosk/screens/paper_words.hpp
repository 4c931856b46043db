#pragma once
// Papers of the legal list in words: what each is, whose, where it stands.

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

// The year whose income this paper tells, where the law wants one.
std::optional<int> income_year_of(const Scene& scene, std::string_view code);

// "Avis d’impôt sur les revenus de 2024".
std::string paper_words(const Scene& scene, std::string_view code);
// The same, and whose it is where several people live in the household.
ui::Label paper_name(const Scene& scene, const journey::PaperId& paper);

}  // namespace guichet::kiosk::screens
