#pragma once
// Several amounts of money, each under its code, as they are typed: "SAL:1200,50;RSA:300". Nothing at all is written
// "none", which is an answer; an empty text is none yet.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::kiosk::demand {

inline constexpr std::string_view no_amount = "none";

struct AmountLine {
  std::string code;
  std::string typed;  // the amount, maybe not yet

  friend bool operator==(const AmountLine&, const AmountLine&) = default;
};

inline std::vector<AmountLine> amount_lines(std::string_view typed) {
  std::vector<AmountLine> lines;
  if (typed == no_amount) return lines;
  while (!typed.empty()) {
    const std::string_view line = typed.substr(0, typed.find(';'));
    typed.remove_prefix(std::min(typed.size(), line.size() + 1));
    const std::size_t colon = line.find(':');
    const std::string_view amount = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (!line.empty()) lines.push_back({.code = std::string(line.substr(0, colon)), .typed = std::string(amount)});
  }
  return lines;
}

inline std::string typed_lines(const std::vector<AmountLine>& lines) {
  std::string typed;
  for (const AmountLine& line : lines) typed += (typed.empty() ? "" : ";") + line.code + ":" + line.typed;
  return typed;
}

}  // namespace guichet::kiosk::demand
