#include <algorithm>
#include <ranges>

#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/paper_words.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using rules::DocumentState;
using rules::NeededDocument;

namespace {

std::string id_of(const NeededDocument& needed) {
  return "paper." + needed.code + (needed.person ? "." + std::to_string(*needed.person) : "");
}

std::string_view icon_of(DocumentState state) {
  switch (state) {
    case DocumentState::received: return "circle-check";
    case DocumentState::to_redo: return "alert-triangle";
    case DocumentState::forbidden: return "file-x";
    default: return "photo-scan";
  }
}

// Received: here, in the file, or by another paper that says as much.
std::string received(const Scene& scene, const NeededDocument& needed, const journey::KeptPaper* kept) {
  auto& ui = scene.ui;
  if (!needed.by.empty()) return ui.words("papers.done_by", {{"paper", paper_words(scene, needed.by)}});
  if (kept == nullptr) return ui.words("papers.held");
  return kept->stored ? ui.words("papers.kept", {{"n", std::to_string(kept->pages)}}) : ui.words("papers.storing");
}

std::string told(const Scene& scene, const NeededDocument& needed, const journey::KeptPaper* kept) {
  auto& ui = scene.ui;
  if (needed.state == DocumentState::forbidden) return ui.words("papers.not_asked");
  if (needed.fault != rules::Fault::none) return ui.words(rules::text_key(needed.fault));
  return needed.state == DocumentState::received ? received(scene, needed, kept) : ui.words("papers.wanted");
}

Label name_of(const Scene& scene, const NeededDocument& needed) {
  if (needed.code.empty() && !needed.label.empty()) return Label::of_one_person(needed.label);
  return needed.code.empty() ? Label(scene.ui.words(rules::text_key(needed)))
                             : paper_name(scene, journey::paper_of(needed));
}

// Why a desk set it aside, in its own words.
void words_of_desk(const Scene& scene, const NeededDocument& needed) {
  const bool still_counts = needed.fault != rules::Fault::none || needed.state == DocumentState::forbidden;
  if (needed.words.empty() || !still_counts) return;
  scene.ui.hint(Label::of_one_person(scene.ui.words("needed.words", {{"words", needed.words}})));
}

// What is not to be given here and now: it is told, and cannot be touched.
void only_told(const Scene& scene, const NeededDocument& needed) {
  const bool is_done = needed.state == DocumentState::received, is_wrong = needed.fault != rules::Fault::none;
  const bool says_more = is_done || is_wrong || needed.state == DocumentState::forbidden;
  draw(scene.ui, {.id = id_of(needed),
                  .icon = is_done || is_wrong ? icon_of(needed.state) : "file-x",
                  .colour = is_done    ? Role::success
                            : is_wrong ? Role::warning
                                       : Role::primary,
                  .words = name_of(scene, needed),
                  .detail = says_more ? Label::of_one_person(told(scene, needed, nullptr)) : Label()});
  words_of_desk(scene, needed);
}

// One paper: touched, it is taken in hand.
Answer line(const Scene& scene, const NeededDocument& needed) {
  auto& ui = scene.ui;
  Answer answer;
  if (!journey::may_be_given(scene.model, scene.context, needed)) {
    only_told(scene, needed);
    return answer;
  }
  const auto paper = journey::paper_of(needed);
  const auto* kept = journey::kept_paper(scene.model, paper);
  const Row row{.id = id_of(needed),
                .label = told(scene, needed, kept),
                .value = name_of(scene, needed).words,
                .icon = icon_of(needed.state),
                .action_icon = kept == nullptr ? "camera" : "refresh"};
  if (ui.row(row)) answer = journey::TakePaper{paper};
  words_of_desk(scene, needed);
  if (kept == nullptr) return answer;
  const auto drop = "drop." + id_of(needed);
  if (ui.button({.id = drop, .label = ui.words("papers.drop"), .icon = "trash", .emphasis = Emphasis::quiet}))
    answer = journey::DropPaper{kept->kept_at};
  return answer;
}

struct Group {
  const Scene& scene;
  const journey::NeededPapers& papers;
  Answer answer = {};

  void lines(const auto& belongs) {
    for (const auto& needed : papers | std::views::filter(belongs))
      if (auto touched = line(scene, needed)) answer = std::move(touched);
  }
  void titled(DocumentState state, const auto& belongs) {
    if (std::ranges::none_of(papers, belongs)) return;
    scene.ui.space(space::xs);
    scene.ui.strong(scene.ui.words(rules::text_key(state)));
    lines(belongs);
  }
};

// So that nobody lets themselves be asked for more.
void forbidden(const Scene& scene) {
  auto& ui = scene.ui;
  const auto& table = scene.context.settings.documents;
  if (!table) return;
  const auto papers = rules::forbidden_documents(*table, scene.context.world.today);
  if (papers.empty()) return;
  ui.disclosure("forbidden", ui.words("papers.forbidden"), [&] {
    ui.paragraph(ui.words("papers.forbidden.detail"));
    for (const auto* paper : papers) ui.paragraph("– " + paper_words(scene, paper->code));
    ui.hint(papers.front()->article);
  });
}

}  // namespace

Answer draw(const journey::Papers&, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = subject_of(scene), .back = back(scene), .forward = onward(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("papers.title"));
    ui.hint(ui.words("papers.hint"));
    const auto papers = journey::papers_needed(scene.model, scene.context);
    Group group{scene, papers};
    const auto is = [](DocumentState state) {
      return [state](const NeededDocument& one) { return one.state == state; };
    };
    const auto is_complementary = [](const NeededDocument& one) {
      return one.state == DocumentState::needed_later && one.stage == rules::Stage::complementary;
    };
    const auto is_for_later = [](const NeededDocument& one) {
      return one.state == DocumentState::needed_later && one.stage != rules::Stage::complementary;
    };
    group.titled(DocumentState::to_redo, is(DocumentState::to_redo));
    group.titled(DocumentState::needed_now, is(DocumentState::needed_now));
    group.titled(DocumentState::needed_later, is_for_later);
    group.titled(DocumentState::received, is(DocumentState::received));
    group.titled(DocumentState::forbidden, is(DocumentState::forbidden));
    ui.space(space::xs);
    if (std::ranges::any_of(papers, is_complementary))
      ui.disclosure("complementary", ui.words("papers.complementary"), [&] { group.lines(is_complementary); });
    forbidden(scene);
    ui.hint(ui.words("papers.later"));
    if (auto touched = see_answers(scene)) group.answer = std::move(touched);
    return group.answer;
  });
}

}  // namespace guichet::kiosk::screens
