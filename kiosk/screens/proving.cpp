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
  if (place.scan_problem) ui.banner("scan.problem", Tone::warning, ui.words(journey::text_key(*place.scan_problem)));
  if (place.problem) ui.banner("proof.problem", Tone::warning, ui.words(journey::text_key(*place.problem)));
}

Answer ways_to_prove(const Scene& scene) {
  auto& ui = scene.ui;
  const bool by_identity = scene.context.settings.identity_proves;
  std::vector<Choice> ways = {Choice{.id = "prove_by_paper",
                                     .label = ui.words("proving.paper"),
                                     .detail = ui.words("proving.paper.detail"),
                                     .icon = "qrcode"},
                              Choice{.id = "prove_by_staff",
                                     .label = ui.words("proving.staff"),
                                     .detail = ui.words("proving.staff.detail"),
                                     .icon = "user"}};
  if (by_identity)
    ways.insert(ways.begin() + 1, {.id = "prove_by_identity",
                                   .label = ui.words("proving.by_identity"),
                                   .detail = ui.words("proving.by_identity.detail"),
                                   .icon = "id"});
  const auto touched = ui.choices("", ways, {.plain = true, .least_height = {30}, .least_width = {80}});
  if (!by_identity) {
    ui.space(space::xs);
    draw(ui, {.id = "identity", .icon = "id", .words = ui.words("proving.identity")});
  }
  if (!touched) return std::nullopt;
  if (*touched == 0) return journey::StartScan{};
  return by_identity && *touched == 1 ? Intent(journey::ProveByIdentity{}) : Intent(journey::AskStaff{});
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
  const bool typing = place.by == Proof::staff && !place.running;
  const Frame frame{.subject = ui.words("frame.my_demand"),
                    .back = back(scene),
                    .forward = typing ? std::optional(Way{ui.words("proving.code.confirm"), "check",
                                                          journey::Continue{}, Emphasis::primary})
                                      : std::nullopt};
  return in_frame(scene, frame, [&]() -> Answer {
    ui.title(ui.words("proving.title"));
    ui.hint(ui.words("proving.why"));
    notices(scene, place);
    ui.space(space::xs);
    if (typing) return staff_code(scene, place);
    if (!place.running) return ways_to_prove(scene);
    if (place.by != Proof::staff) return tell_taking(scene) ? Answer(journey::CancelScan{}) : std::nullopt;
    ui.work({.id = "checking", .label = ui.words("proving.checking")});
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
