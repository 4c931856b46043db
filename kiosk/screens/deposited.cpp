#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/code_card.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/print_state.hpp"
#include "kiosk/screens/slip.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

void identifier(const Scene& scene, const receipt::Paper& paper, bool registered) {
  auto& ui = scene.ui;
  const auto label = ui.words(registered ? "deposited.number" : "deposited.reference");
  const auto& value = paper.identifier.own;
  const auto& date = paper.under_identifier.front().own;
  draw_code_card(scene, {.id = registered ? "number" : "reference",
                         .label = label,
                         .value = value,
                         .below = date,
                         .qr = paper.code,
                         .spoken = spoken(scene, paper)});
}

void what_happens_now(const Scene& scene, const receipt::Paper& paper) {
  auto& ui = scene.ui;
  draw_line_of_paper(ui, ui.words("deposited.next"), capital::body, text::Weight::bold);
  const float icon = ui.px({5}), gap = ui.px({2.5F});
  for (const auto& words : receipt::screen_lines(paper)) {
    const float inside = ui.width() - icon - gap;
    const float height = ui.height_of(words, capital::body, text::Weight::regular, inside);
    ui.canvas().piece();
    const Box box = ui.place(std::max(icon, height), {1});
    ui.canvas().icon("chevron-right", box.left + icon / 2,
                     box.top + height / 2 / std::max(1.0F, std::round(height / icon / 1.4F)), icon,
                     ui.colour(Role::primary));
    ui.text_in({box.left + icon + gap, box.top, inside, height}, words, capital::body, text::Weight::regular,
               Role::ink);
    ui.node("next", NodeRole::text, words, box, {}, {.told_elsewhere = true});
  }
}

// What was laid down, and whether the registry has it: "deposited.renewal.title_waiting".
std::string title_of(const Scene& scene, const journey::DepositSlip& slip, bool registered) {
  static constexpr std::array<std::string_view, 4> kinds = {"", "amendment.", "renewal.", "closure."};
  const auto kind = std::string(kinds[static_cast<std::size_t>(slip.type)]);
  return scene.ui.words("deposited." + kind + (registered ? "title" : "title_waiting"));
}

bool is_changed_elsewhere(const Scene& scene, const journey::DepositSlip& slip) {
  return std::ranges::any_of(slip.anomalies, [&](const auto& anomaly) {
    return journey::is_changed_meanwhile(scene.context.world.code_lists, anomaly.code);
  });
}

// Empty when the registry refused nothing.
std::string refusal_key(const Scene& scene, const journey::DepositSlip& slip) {
  if (is_changed_elsewhere(scene, slip)) return "deposited.changed_elsewhere";
  return slip.anomalies.empty() ? "" : "deposited.refused";
}

// Where letters are large, what went wrong takes the place of the title: the number stays in the first view.
struct SaidAbove {
  bool refusal = false, print = false;
};
SaidAbove draw_head(const Scene& scene, const journey::DepositSlip& slip, bool registered) {
  auto& ui = scene.ui;
  const auto refusal = refusal_key(scene, slip);
  if (refusal.empty() || !ui.metrics().has_large_letters())
    return {.print = draw_title_or_trouble(scene, title_of(scene, slip, registered), slip.print)};
  ui.banner_as_title("refused", Tone::warning, ui.words(refusal), title_of(scene, slip, registered),
                     ui.words(refusal + ".detail"));
  return {.refusal = true};
}

// Nothing goes unsaid: refused, changed elsewhere, or not there yet.
void state_of(const Scene& scene, const journey::DepositSlip& slip, bool registered, bool said_above) {
  auto& ui = scene.ui;
  const auto refusal = refusal_key(scene, slip);
  if (said_above)
    ui.paragraph(ui.words(refusal + ".detail"));
  else if (!refusal.empty())
    ui.banner("refused", Tone::warning, ui.words(refusal), ui.words(refusal + ".detail"));
  else if (!registered)
    ui.paragraph(ui.words(slip.type == demand::FileType::creation ? "deposited.waiting" : "deposited.change.waiting"));
  if (slip.papers_refused > 0)
    ui.banner("papers_refused", Tone::warning,
              ui.words("deposited.papers_refused", {{"count", std::to_string(slip.papers_refused)}}),
              ui.words("deposited.papers_refused.detail"));
}

// With the reference the paper can be asked for another day; beside the number it stands nowhere else on this screen.
std::string without_paper(const Scene& scene, const journey::DepositSlip& slip, bool registered) {
  return scene.ui.words(registered ? "deposited.without_paper.number" : "deposited.without_paper",
                        {{"reference", std::string(slip.reference.view())}});
}

bool may_reread(const Scene& scene, const journey::DepositSlip& slip) {
  return scene.model.file && is_changed_elsewhere(scene, slip);
}

enum class Rereading : unsigned char { none, running, failed };

// Both versions are one touch away when the demand changed elsewhere.
Way way_on(const Scene& scene, const journey::DepositSlip& slip, Rereading rereading) {
  auto& ui = scene.ui;
  if (may_reread(scene, slip) && rereading != Rereading::running)
    return {ui.words("deposited.reread"), "eye", journey::Reread{}, Emphasis::primary};
  return way_to_finish(scene, slip.print);
}

// The receipt tells nobody's life; who wants their answers on paper too asks for them.
std::optional<Way> way_to_answers(const Scene& scene, const journey::DepositSlip& slip) {
  const bool here = std::holds_alternative<journey::Deposited>(scene.model.place);
  return here && slip.type != demand::FileType::closure ? std::optional(way_to_print_answers(scene)) : std::nullopt;
}

// In large letters the bar would take a second row for it, and the number its place below the edge.
Answer answers_below(const Scene& scene, const Way& way) {
  const bool touched = scene.ui.button({.id = way.id, .label = way.label, .icon = way.icon});
  return touched ? Answer(way.intent) : std::nullopt;
}

Answer slip_screen(const Scene& scene, const journey::DepositSlip& slip, const std::string& subject,
                   Rereading rereading = Rereading::none) {
  auto& ui = scene.ui;
  const auto facts = facts_of(slip);
  const auto paper = paper_of(scene, facts);
  Way print = way_to_print(scene, slip.print);
  if (may_reread(scene, slip)) print.emphasis = Emphasis::secondary;  // what was refused comes first
  const auto answers = way_to_answers(scene, slip);
  const bool below = ui.metrics().has_large_letters();
  const Frame frame{.subject = subject,
                    .back = std::move(print),
                    .forward = way_on(scene, slip, rereading),
                    .aside = answers && !below ? std::vector{*answers} : std::vector<Way>(),
                    .can_leave = may_reread(scene, slip)};
  return in_frame(scene, frame, [&]() -> Answer {
    const bool registered = facts.number.has_value();
    const auto said_above = draw_head(scene, slip, registered);
    identifier(scene, paper, registered);
    state_of(scene, slip, registered, said_above.refusal);
    if (rereading == Rereading::failed) ui.banner("reread", Tone::warning, ui.words("deposited.reread_failed"));
    draw_print_state(scene, slip.print, without_paper(scene, slip, registered), said_above.print);
    what_happens_now(scene, paper);
    return answers && below ? answers_below(scene, *answers) : std::nullopt;
  });
}

}  // namespace

Answer draw(const journey::Deposited& place, const Scene& scene) {
  const auto rereading = place.rereading       ? Rereading::running
                         : place.reread_failed ? Rereading::failed
                                               : Rereading::none;
  return slip_screen(scene, place.slip, subject_of(scene), rereading);
}
Answer draw(const journey::Found& place, const Scene& scene) {
  return slip_screen(scene, place.slip, scene.ui.words("frame.find"));
}

Answer draw(const journey::Depositing& place, const Scene& scene) {
  auto& ui = scene.ui;
  return in_frame(scene, {.subject = ui.words("frame.demand"), .can_leave = false}, [&]() -> Answer {
    ui.space(space::xl);
    ui.title(ui.words(place.slip ? "depositing.title" : "depositing.storing"));
    const bool waits_for_number = place.slip && place.slip->type == demand::FileType::creation;
    if (waits_for_number)
      ui.work({.id = "work", .label = ui.words("depositing.waiting"), .detail = ui.words("depositing.detail")});
    else
      ui.work({.id = "work", .label = ui.words("depositing.detail")});
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
