#include "kiosk/texts/conventions.hpp"

#include <algorithm>

namespace guichet::kiosk::texts {
namespace {

using Months = std::array<std::string_view, 12>;

constexpr std::string_view narrow = "\u202F";

constexpr Months french_months = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                  "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

// Month names: Unicode CLDR, in the form that follows a day.
constexpr std::array table = {
    Conventions{"fr", narrow, ",", false, "1er", "{0} {1} {2}", "{1} {2}", french_months},
    Conventions{"fr-falc", narrow, ",", false, "1er", "{0} {1} {2}", "{1} {2}", french_months},
    Conventions{"en", ",", ".", true, "1", "{0} {1} {2}", "{1} {2}",
                Months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                       "November", "December"}},
    Conventions{"ar", narrow, ",", false, "1", "{0} {1} {2}", "{1} {2}",
                Months{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
                       "نوفمبر", "ديسمبر"}},
    Conventions{"es", narrow, ",", false, "1", "{0} de {1} de {2}", "{1} de {2}",
                Months{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
                       "octubre", "noviembre", "diciembre"}},
    Conventions{"pt", narrow, ",", false, "1", "{0} de {1} de {2}", "{1} de {2}",
                Months{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
                       "outubro", "novembro", "dezembro"}},
    Conventions{"ta", narrow, ",", false, "1", "{0} {1} {2}", "{1} {2}",
                Months{"ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்",
                       "டிசம்பர்"}},
    Conventions{"tr", narrow, ",", false, "1", "{0} {1} {2}", "{1} {2}",
                Months{"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
                       "Kasım", "Aralık"}},
    // A month without a day would take another case: it stays in figures.
    Conventions{"uk", narrow, ",", false, "1", "{0} {1} {2}", "{3:02}.{2}",
                Months{"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
                       "жовтня", "листопада", "грудня"}},
    Conventions{"zh", narrow, ",", false, "1", "{2}年{3}月{0}日", "{2}年{3}月",
                Months{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}},
};

}  // namespace

const Conventions* find_conventions(std::string_view code) {
  const auto found = std::ranges::find(table, code, &Conventions::code);
  return found == table.end() ? nullptr : &*found;
}

const Conventions& french_conventions() { return table.front(); }

}  // namespace guichet::kiosk::texts
