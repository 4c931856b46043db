#include <algorithm>
#include <utility>

#include "kiosk/receipt/paper.hpp"

namespace guichet::kiosk::receipt {
namespace {

std::string labelled(const Words& label, const Words& value) { return label.own + " : " + value.spoken(); }

}  // namespace

std::vector<std::string> screen_lines(const Paper& paper) {
  std::vector<std::string> lines;
  for (const Passage& passage : paper.passages)
    if (passage.part == Part::lead || passage.part == Part::step) lines.push_back(passage.words.own);
  return lines;
}

std::vector<std::string> spoken_lines(const Paper& paper) {
  std::vector<std::string> lines{paper.title.spoken()};
  if (!paper.identifier.own.empty()) lines.push_back(labelled(paper.identifier_label, paper.identifier));
  for (const Words& words : paper.under_identifier) lines.push_back(words.spoken());
  for (const Passage& passage : paper.passages) {
    if (passage.part == Part::small_print) continue;
    lines.push_back(passage.part == Part::fact ? labelled(passage.words, passage.value) : passage.words.spoken());
  }
  return lines;
}

}  // namespace guichet::kiosk::receipt
