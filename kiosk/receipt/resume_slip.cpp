#include "kiosk/receipt/kinds.hpp"

namespace guichet::kiosk::receipt {
namespace {

std::string grouped_by_four(std::string_view code) {
  std::string grouped;
  for (std::size_t at = 0; at < code.size(); at += 4) grouped.append(at == 0 ? "" : " ").append(code.substr(at, 4));
  return grouped;
}

}  // namespace

void write(const ResumeSlip& facts, Writer& writer) {
  const Values values = {{"date", writer.date(facts.until)}};
  writer.paper().document = writer.say("receipt.resume.document").own;
  writer.paper().title = writer.say("receipt.resume.title");
  writer.identify("receipt.resume.code", grouped_by_four(facts.code), "GUICHET:R:" + facts.code);
  writer.paper().under_identifier.push_back(writer.say("receipt.resume.until", values));
  writer.put(Part::lead, "receipt.resume.lead");
  writer.put(Part::heading, "receipt.resume.how");
  for (const auto* one : {"step1", "step2", "step3"})
    writer.put(Part::step, std::string("receipt.resume.") + one, values);
  contact(writer);
  writer.put(Part::small_print, "receipt.resume.law");
}

}  // namespace guichet::kiosk::receipt
