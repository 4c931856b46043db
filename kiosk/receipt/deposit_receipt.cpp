#include <algorithm>
#include <format>
#include <string>
#include <string_view>

#include "kiosk/receipt/kinds.hpp"

namespace guichet::kiosk::receipt {
namespace {

using demand::FileType;

std::string_view state_of(const DepositReceipt& facts) {
  if (facts.number) return "registered";
  return facts.refused ? "refused" : "deposited";
}

std::string_view name_of(FileType type) {
  switch (type) {
    case FileType::creation: return "";
    case FileType::amendment: return "amendment.";
    case FileType::renewal: return "renewal.";
    case FileType::closure: return "closure.";
  }
  return "";
}

// The most particular text there is: a refused amendment has its own lead and shares its steps with any deposit.
std::string key_for(const DepositReceipt& facts, std::string_view what, const Writer& writer) {
  const std::string_view message = name_of(facts.type), state = state_of(facts);
  const auto key = [what](std::string_view stage, std::string_view type) {
    return std::format("receipt.{}.{}{}", stage, type, what);
  };
  for (const auto& one :
       {key(state, message), facts.number ? key(state, "") : key("deposited", message), key(state, "")})
    if (writer.knows(one)) return one;
  return key("deposited", "");
}

// A change has a day of its own, beside the one from which the demand is counted.
std::string date_key(FileType type) {
  const std::string creation = "receipt.date.sentence", kind(name_of(type));
  return kind.empty() ? creation : creation + "." + kind.substr(0, kind.size() - 1);
}

}  // namespace

void write(const DepositReceipt& facts, Writer& writer) {
  const Values values = {{"reference", spelled(facts.reference.view())}};
  const auto put = [&](Part part, std::string_view what) { writer.put(part, key_for(facts, what, writer), values); };
  writer.paper().document = writer.say("receipt.document").own;
  writer.paper().title = writer.say(key_for(facts, "title", writer));
  if (facts.number)
    identify(*facts.number, facts.proof, writer);
  else
    writer.identify("receipt.reference", facts.reference.view(), std::string(facts.reference.view()));
  auto& under = writer.paper().under_identifier;
  under.push_back(writer.say(date_key(facts.type), {{"date", writer.date(facts.deposited_on)}}));
  if (facts.number) under.push_back(writer.say("receipt.reference.sentence", values));
  if (facts.number && !facts.proof.empty()) under.push_back(writer.say("receipt.attestation.proof"));

  put(Part::lead, "lead");
  writer.put(Part::heading, "receipt.next");
  for (const auto* step : {"step1", "step2", "step3"}) put(Part::step, step);
  if (facts.type != FileType::closure) {
    writer.put(Part::heading, "receipt.validity");
    writer.put(Part::paragraph, "receipt.validity.text");
  }
  contact(writer);
  put(Part::small_print, "law");
}

}  // namespace guichet::kiosk::receipt
