#include "kiosk/receipt/outline.hpp"

#include <utility>

namespace guichet::kiosk::receipt {
namespace {

// What is inserted keeps its own direction, and does not disturb that of an Arabic sentence (Unicode FSI … PDI).
std::string isolated(std::string_view value, const Wording& wording) {
  if (!wording.right_to_left) return std::string(value);
  return "\u2068" + std::string(value) + "\u2069";
}

std::string_view date_for(const Receipt& receipt, const Wording& wording) {
  const bool own = wording.language != "fr" || receipt.deposited_on_french.empty();
  return own ? receipt.deposited_on : receipt.deposited_on_french;
}

void fill(std::string& text, std::string_view place, const std::string& value) {
  for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
    text.replace(at, place.size(), value);
}

}  // namespace

// The kind decides, whatever the number fields hold: a deposit without number must never show one.
bool is_registered(const Receipt& receipt) { return receipt.kind == Receipt::Kind::registered; }

std::string_view title_key(const Receipt& receipt) {
  return is_registered(receipt) ? "receipt.registered.title" : "receipt.deposited.title";
}

std::string_view identifier_label_key(const Receipt& receipt) {
  return is_registered(receipt) ? "receipt.number" : "receipt.reference";
}

std::string_view identifier(const Receipt& receipt) {
  return is_registered(receipt) ? receipt.number_grouped : receipt.deposit_reference;
}

std::string_view code_content(const Receipt& receipt) {
  return is_registered(receipt) ? receipt.number_plain : receipt.deposit_reference;
}

std::vector<Passage> outline(const Receipt& receipt) {
  using enum Part;
  const bool registered = is_registered(receipt);
  std::vector<Passage> passages{
      {lead, registered ? "receipt.registered.lead" : "receipt.deposited.lead"},
      {heading, "receipt.next"},
      {step, registered ? "receipt.registered.step1" : "receipt.deposited.step1"},
      {step, registered ? "receipt.registered.step2" : "receipt.deposited.step2"},
      {step, registered ? "receipt.registered.step3" : "receipt.deposited.step3"},
      {heading, "receipt.validity"},
      {paragraph, "receipt.validity.text"},
  };
  if (!receipt.summary.empty()) {
    passages.push_back({heading, "receipt.summary"});
    passages.push_back({summary});
  }
  passages.push_back({heading, "receipt.contact"});
  passages.push_back({paragraph, "receipt.contact.text"});
  passages.push_back({paragraph, "receipt.contact.site"});
  passages.push_back({small_print, registered ? "receipt.registered.law" : "receipt.deposited.law"});
  return passages;
}

std::string phrase(std::string_view key, const Receipt& receipt, const Wording& wording) {
  std::string text = wording.text(key);
  fill(text, "{reference}", isolated(receipt.deposit_reference, wording));
  fill(text, "{date}", isolated(date_for(receipt, wording), wording));
  fill(text, "{town}", isolated(receipt.town, wording));
  fill(text, "{desk}", isolated(receipt.desk, wording));
  return text;
}

}  // namespace guichet::kiosk::receipt
