#include <algorithm>
#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/page_picture.hpp"
#include "kiosk/screens/paper_words.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/taking.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

using Fault = std::optional<documents::QualityFault>;

// A page is to be laid, or is being taken: where, what becomes of it, and that it can wait.
Answer lay_one(const Scene& scene, const journey::Capturing& place) {
  auto& ui = scene.ui;
  // In large letters, how to lay it is worth more than whose paper it is, which was just chosen.
  const bool little_room = ui.metrics().has_large_letters();
  ui.title(little_room ? Label(paper_words(scene, place.paper.code)) : paper_name(scene, place.paper));
  if (!little_room) ui.hint(ui.words("capturing.hint"));
  if (place.problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.problem));
  const bool of_identity = journey::is_of_identity(place.paper);
  const Laying laying{.running = place.running.has_value(),
                      .little_height = place.problem.has_value(),
                      .sketch = of_identity ? Sketch::identity : Sketch::page,
                      .where = where_to_lay(scene, of_identity ? "capturing.place.identity" : "capturing.place")};
  return lay_a_page(scene, laying, [&]() -> Answer {
    const std::array later = {Choice{.id = "later",
                                     .label = ui.words("capturing.later"),
                                     .detail = ui.words("capturing.later.detail"),
                                     .icon = "clock"}};
    return ui.choices("scan", later, {.plain = true}) ? Answer(journey::Back{}) : std::nullopt;
  });
}

// The first page of a paper of identity is one side of it: a card has another one.
void verdict(const Scene& scene, const journey::Capturing& place, const Fault& fault) {
  auto& ui = scene.ui;
  const bool one_side = journey::lacks_other_side(place);
  if (!fault)
    return ui.banner("quality", Tone::success, ui.words(one_side ? "capturing.side_readable" : "capturing.readable"),
                     ui.words(one_side ? "capturing.readable.one_side" : "capturing.readable.detail"));
  const auto key = "quality." + std::string(documents::name_of(fault->fault));
  ui.banner("quality", Tone::warning, ui.words(key), ui.words(key + ".next"));
}

// What a machine read agrees with the answers, or should be looked at again: told, never imposed.
void what_was_read(const Scene& scene, const journey::Capturing& place) {
  auto& ui = scene.ui;
  for (const auto& finding : journey::findings_of(place.pages[place.shown], place.paper, scene.model, scene.context)) {
    if (finding.result == documents::Match::inconclusive) continue;
    const bool passed = finding.result == documents::Match::passed;
    ui.banner("finding." + std::string(documents::name_of(finding.fact)), passed ? Tone::success : Tone::warning,
              ui.words(documents::text_key(finding, documents::Audience::person)));
  }
}

// It looks like one that was given before: told, and hindering nothing. A page to do again comes first.
bool is_twin(const journey::Capturing& place, const Fault& fault) { return !fault && place.pages[place.shown].twin; }

// A card is not kept by its front alone without a thought; what was given twice is told first.
bool wants_other_side(const journey::Capturing& place, const Fault& fault) {
  return !fault && !is_twin(place, fault) && journey::lacks_other_side(place);
}

void tell_twin(const Scene& scene, const journey::Capturing& place) {
  const auto& paper = *place.pages[place.shown].twin;
  auto& ui = scene.ui;
  const auto name = paper_name(scene, paper);
  const auto in = [&](const std::string& words) { return ui.words("capturing.twin.other", {{"paper", words}}); };
  ui.banner("twin", Tone::warning, ui.words("capturing.twin"),
            paper == place.paper ? Label(ui.words("capturing.twin.here"))
            : name.personal      ? Label::of_one_person(in(name.words), in(name.aloud))
                                 : Label(in(name.words)));
  ui.paragraph(ui.words("capturing.twin.next"));
}

// Which page of the paper this is, when there are several.
Answer pages_of(const Scene& scene, const journey::Capturing& place) {
  auto& ui = scene.ui;
  if (place.pages.size() < 2) return std::nullopt;
  ui.strong(
      ui.words("capturing.page", {{"n", std::to_string(place.shown + 1)}, {"m", std::to_string(place.pages.size())}}));
  std::vector<Choice> pages;
  for (std::size_t i = 0; i < place.pages.size(); ++i)
    pages.push_back({.id = std::to_string(i), .label = std::to_string(i + 1), .chosen = i == place.shown});
  const auto touched = ui.choices("page", pages, {.least_height = target::button, .least_width = {18}});
  return touched ? Answer(journey::ShowPage{*touched}) : std::nullopt;
}

struct Tool {
  std::string_view id, key, icon;
  Intent intent;
};

// What helps most comes first: the way to take out what was given twice, or to keep the page all the same. Who looks at
// the picture may see more than a machine does.
std::vector<Tool> tools(const journey::Capturing& place, const Fault& fault) {
  std::vector<Tool> offered;
  const bool twin = is_twin(place, fault);
  const Tool drop{"drop_page", "capturing.remove", "trash", journey::DropPage{}};
  if (twin) offered.push_back(drop);
  if (fault) {
    offered.push_back({"keep_anyway", "capturing.keep_anyway", "check", journey::Keep{}});
  } else {
    if (wants_other_side(place, fault))
      offered.push_back({"keep", "capturing.keep.one_side", "check", journey::Keep{}});
    else if (place.pages.size() < journey::most_leaves)
      offered.push_back({"add_page", "capturing.add", "circle-plus", journey::AddPage{}});
    offered.push_back({"retake", "capturing.retake", "photo-scan", journey::Retake{}});
  }
  offered.push_back({"turn_page", "capturing.turn", "refresh", journey::TurnPage{}});
  if (place.shown > 0) offered.push_back({"page_earlier", "capturing.earlier", "arrow-left", journey::MovePage{-1}});
  if (place.pages.size() > 1 && !twin) offered.push_back(drop);
  return offered;
}

Answer look_at_pages(const Scene& scene, const journey::Capturing& place, const Fault& fault) {
  auto& ui = scene.ui;
  const auto& page = place.pages[place.shown];
  ui.title(ui.words(fault ? "capturing.redo" : "capturing.look"));
  ui.hint(paper_name(scene, place.paper));
  if (place.problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.problem));
  if (is_twin(place, fault))
    tell_twin(scene, place);
  else
    verdict(scene, place, fault);
  what_was_read(scene, place);
  Answer answer;
  // Beside what can be done with it; in the largest letters above it, smaller.
  const bool shown = scene.page_picture != 0 && page.preview, wide = shown && !ui.metrics().has_large_letters();
  const auto marked = fault ? std::optional(journey::turned(fault->where, page.turns)) : std::nullopt;
  const auto picture_in = [&](Box area) {
    draw_page_picture(scene, *page.preview, area, ui.words("capturing.look"), marked);
  };
  if (shown && !wide) picture_in(ui.place(ui.px({48})));
  const float picture = wide ? std::min(ui.px({46}), ui.width() * 0.35F) : 0, gap = wide ? ui.px(space::l) : 0;
  const Box area = wide ? ui.place(ui.px({65})) : ui.place(0, {0});
  if (wide) picture_in({area.left, area.top, picture, area.height});
  ui.column({area.left + picture + gap, area.top, area.width - picture - gap, area.height}, [&] {
    if (auto touched = pages_of(scene, place)) answer = std::move(touched);
    for (const auto& tool : tools(place, fault))
      if (ui.button({.id = tool.id, .label = ui.words(tool.key), .icon = tool.icon})) answer = tool.intent;
  });
  return answer;
}

Fault fault_of(const journey::Capturing& place) {
  if (place.pages.empty()) return std::nullopt;
  const auto& sheet = place.pages[place.shown].sheet;
  return sheet ? sheet->quality.fault : std::nullopt;
}

std::optional<Way> way_on(const Scene& scene, const journey::Capturing& place, const Fault& fault) {
  auto& ui = scene.ui;
  if (place.running) return std::nullopt;
  if (place.pages.empty())
    return Way{words_to_take(scene, place.problem.has_value()), "photo-scan", journey::StartScan{}, Emphasis::primary};
  if (fault) return Way{ui.words("scanning.again"), "photo-scan", journey::Retake{}, Emphasis::primary};
  if (wants_other_side(place, fault))
    return Way{ui.words("capturing.add.other_side"), "photo-scan", journey::AddPage{}, Emphasis::primary};
  return Way{ui.words("capturing.keep"), "check", journey::Keep{}, Emphasis::primary};
}

}  // namespace

Answer draw(const journey::Capturing& place, const Scene& scene) {
  const auto fault = fault_of(place);
  const Frame frame{.subject = subject_of(scene), .back = back(scene), .forward = way_on(scene, place, fault)};
  return in_frame(scene, frame, [&] {
    return place.running || place.pages.empty() ? lay_one(scene, place) : look_at_pages(scene, place, fault);
  });
}

}  // namespace guichet::kiosk::screens
