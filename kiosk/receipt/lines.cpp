#include "kiosk/receipt/outline.hpp"
#include "kiosk/receipt/receipt.hpp"

namespace guichet::kiosk::receipt {
namespace {

bool is_said(Part part) { return part == Part::lead || part == Part::step || part == Part::paragraph; }

// "111 0318" → "1 1 1, 0 3 1 8": a voice would say "one hundred and eleven" and leave a comma its breath.
std::string spelled(std::string_view text) {
  std::string said;
  for (const char character : text) {
    const bool separates = character == ' ' || character == '-';
    if (separates && !said.empty()) said += ',';
    if (separates) continue;
    if (!said.empty()) said += ' ';
    said += character;
  }
  return said;
}

}  // namespace

std::vector<Line> screen_facts(const Receipt& receipt, const Texts& texts) {
  std::vector<Line> facts{{texts(identifier_label_key(receipt)), std::string(identifier(receipt))},
                          {texts("receipt.date"), receipt.deposited_on}};
  if (is_registered(receipt)) facts.push_back({texts("receipt.reference"), receipt.deposit_reference});
  return facts;
}

std::vector<std::string> screen_lines(const Receipt& receipt, const Texts& texts) {
  const Wording wording{.language = {}, .text = texts};
  std::vector<std::string> lines;
  for (const Passage& passage : outline(receipt))
    if (passage.part == Part::lead || passage.part == Part::step)
      lines.push_back(phrase(passage.key, receipt, wording));
  return lines;
}

std::vector<std::string> spoken_lines(const Receipt& receipt, const Texts& texts) {
  const Wording wording{.language = {}, .text = texts};
  std::vector<std::string> lines{phrase(title_key(receipt), receipt, wording)};
  lines.push_back(texts(identifier_label_key(receipt)) + " : " + spelled(identifier(receipt)));
  lines.push_back(texts("receipt.date") + " : " + receipt.deposited_on);
  Receipt aloud = receipt;
  aloud.deposit_reference = spelled(receipt.deposit_reference);
  for (const Passage& passage : outline(receipt))
    if (is_said(passage.part)) lines.push_back(phrase(passage.key, aloud, wording));
  return lines;
}

}  // namespace guichet::kiosk::receipt
