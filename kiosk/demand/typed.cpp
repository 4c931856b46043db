#include <functional>
#include <string>
#include <vector>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/demand/entry.hpp"
#include "kiosk/demand/numbers.hpp"

namespace guichet::kiosk::demand {
namespace {

std::string spaced_phone(const std::string& phone) {
  if (phone.starts_with('+')) return phone;
  std::string spaced;
  for (std::size_t i = 0; i < phone.size(); i += 2) {
    if (i > 0) spaced += ' ';
    spaced += phone.substr(i, 2);
  }
  return spaced;
}

struct Typing {
  const Field& field;

  std::string operator()(const std::string& text) const {
    if (field.kind == Kind::nir) return spaced_nir(text);
    return field.kind == Kind::phone ? spaced_phone(text) : text;
  }
  std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Euros euros) const { return euros.typed(); }
  std::string operator()(const PartialDate& date) const { return date.typed(); }
  std::string operator()(const Code& code) const { return code.text; }
  std::string operator()(const Choices& choices) const { return joined(choices, &Code::text); }
  std::string operator()(const Communes& communes) const { return joined(communes, &CommuneCode::view); }
  std::string operator()(const Amounts& amounts) const {
    std::vector<AmountLine> lines;
    for (const Amount& amount : amounts) lines.push_back({.code = amount.code.text, .typed = amount.euros.typed()});
    return lines.empty() ? std::string(no_amount) : typed_lines(lines);
  }
  std::string operator()(const Locality& locality) const {
    std::string text(locality.commune.view());
    if (!locality.postcode.empty()) text.append(" ").append(locality.postcode);
    return text;
  }

  static std::string joined(const auto& list, auto projection) {
    std::string text;
    for (const auto& item : list) {
      if (!text.empty()) text += ',';
      text += std::invoke(projection, item);
    }
    return text;
  }
};

}  // namespace

std::string typed(const Field& field, const Value& value) { return std::visit(Typing{field}, value); }

}  // namespace guichet::kiosk::demand
