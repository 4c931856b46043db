#include <vector>

#include "kiosk/screens/bullet.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"
#include "kiosk/screens/taking.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using journey::Proof;

namespace {

void notices(const Scene& scene, const journey::Proving& place) {
  auto& ui = scene.ui;
  if (place.scan_problem) ui.banner("scan.problem", Tone::warning, words_of(scene, *place.scan_problem));
  const bool used_up = scene.model.wrong_codes >= journey::most_tries;  // told as long as it hides a way
  const auto problem = used_up && !place.problem ? journey::ProofProblem::too_many_tries : place.problem;
  if (problem) ui.banner("proof.problem", Tone::warning, ui.words(journey::text_key(*problem)));
}

// What can be guessed is closed after too many tries, of this session or of this way; a paper of this town hall still
// opens.
bool is_closed(const Scene& scene, const journey::Proving& place, Proof way) {
  if (scene.model.wrong_codes >= journey::most_tries) return true;
  return place.problem == journey::ProofProblem::too_many_tries && place.by == way;
}

Answer ways_to_prove(const Scene& scene, const journey::Proving& place) {
  auto& ui = scene.ui;
  const bool by_identity = scene.context.settings.identity_proves;
  std::vector<Choice> ways;
  std::vector<Intent> intents;
  const auto offer = [&](Choice choice, Intent intent) {
    ways.push_back(std::move(choice));
    intents.push_back(std::move(intent));
  };
  offer({.id = "prove_by_paper",
         .label = ui.words("proving.paper"),
         .detail = where_to_lay(scene, "proving.paper.detail"),
         .icon = "qrcode"},
        journey::StartScan{});
  if (by_identity && !is_closed(scene, place, Proof::identity))
    offer({.id = "prove_by_identity",
           .label = ui.words("proving.by_identity"),
           .detail = where_to_lay(scene, "proving.by_identity.detail"),
           .icon = "id"},
          journey::ProveByIdentity{});
  if (!is_closed(scene, place, Proof::staff))
    offer({.id = "prove_by_staff",
           .label = ui.words("proving.staff"),
           .detail = ui.words("proving.staff.detail"),
           .icon = "user"},
          journey::AskStaff{});
  const auto touched = ui.choices("", ways, {.plain = true, .least_height = {30}, .least_width = {80}});
  if (!by_identity) {
    ui.space(space::xs);
    draw(ui, {.id = "identity", .icon = "id", .words = ui.words("proving.identity")});
  }
  return touched ? Answer(intents[*touched]) : std::nullopt;
}

Answer read_proof(const Scene& scene, Proof by) {
  const bool identity = by == Proof::identity;
  return lay_a_page(scene,
                    {.running = true,
                     .sketch = identity ? Sketch::identity_lines : Sketch::page,
                     .where = where_to_lay(scene, identity ? "proving.by_identity.detail" : "proving.paper.detail")});
}

Answer staff_code(const Scene& scene, const journey::Proving& place) {
  auto& ui = scene.ui;
  ui.paragraph(ui.words("proving.code.text"));
  const ui::Field field{.id = std::string(journey::staff_code_field),
                        .label = ui.words("proving.code"),
                        .value = place.code,
                        .keyboard = KeyboardKind::numbers,
                        .longest = journey::longest_staff_code,
                        .width = {70},
                        .secret = true};
  const auto typed = ui.field(field);
  return typed ? Answer(journey::Type{field.id, *typed}) : std::nullopt;
}

}  // namespace

Answer draw(const journey::Proving& place, const Scene& scene) {
  auto& ui = scene.ui;
  const bool typing = place.by == Proof::staff && !place.running && !is_closed(scene, place, Proof::staff);
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = back(scene),
                    .forward = typing ? std::optional(Way{ui.words("proving.code.confirm"), "check",
                                                          journey::Continue{}, Emphasis::primary})
                                      : std::nullopt};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("proving.title"));
    if (!place.running || !ui.metrics().has_large_letters()) ui.hint(ui.words("proving.why"));
    notices(scene, place);
    ui.space(space::xs);
    if (typing) return staff_code(scene, place);
    if (!place.running) return ways_to_prove(scene, place);
    if (place.by != Proof::staff) return read_proof(scene, place.by);
    ui.work({.id = "checking", .label = ui.words("proving.checking")});
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
