#include "kiosk/screens/slip.hpp"

namespace guichet::kiosk::screens {

receipt::DepositReceipt facts_of(const journey::DepositSlip& slip) {
  const bool registered = slip.type == demand::FileType::creation || slip.acknowledged;
  return {.type = slip.type,
          .reference = slip.reference,
          .deposited_on = slip.deposited_on,
          .number = registered ? slip.number : std::nullopt,
          .refused = !slip.anomalies.empty()};
}

receipt::Paper paper_of(const Scene& scene, const receipt::Facts& facts) {
  const auto& words = *scene.ui.look().words;
  const receipt::Territory not_on_screen;
  return receipt::paper_for(
      facts, {words, words, scene.town, scene.context.settings.desk, not_on_screen, scene.context.world.communes});
}

// A sentence that stands in the catalogue as it is said is everyone's; what was made with a value is one person's.
std::vector<ui::Label> spoken(const Scene& scene, const receipt::Paper& paper) {
  std::vector<ui::Label> lines;
  for (auto& line : receipt::spoken_lines(paper)) {
    const bool is_everyones = !scene.ui.look().words->key_of(line).empty();
    lines.emplace_back(std::move(line), !is_everyones);
  }
  return lines;
}

void draw_line_of_paper(ui::Ui& ui, std::string_view words, ui::Millimetres capital, ui::text::Weight weight,
                        ui::Role role) {
  ui.canvas().piece();
  const auto box = ui.place(ui.height_of(words, capital, weight, ui.width()), ui::space::xs);
  ui.text_in(box, words, capital, weight, role);
  ui.node("text", ui::NodeRole::text, words, box, {}, {.told_elsewhere = true});
}

}  // namespace guichet::kiosk::screens
