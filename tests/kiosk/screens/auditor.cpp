#include "tests/kiosk/screens/auditor.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/kiosk/journey/visitor.hpp"

namespace guichet::tests {

using namespace kiosk;

namespace {

constexpr LeastContrast plain{.words = 10, .icons = 3}, high{.words = 20, .icons = 3};

}  // namespace

Auditor::Auditor(const Panel& panel)
    : harness_(assets_, panel), contrast_(UiAssets::theme_called("contrast")), settings_(test::test_settings()) {
  for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
}

void Auditor::audit(const texts::Catalogue& words, int percent) {
  auto& look = harness_.look();
  look.words = &words;
  look.theme = high_contrast_ ? &contrast_ : &assets_.theme;
  look.metrics.text_scale = static_cast<float>(percent) / 100;
  layers_.clear();
  for (auto& place : places_) {
    // Whoever meets the attract screen is a new person: letters are as they were at first, and the screen is whole.
    if (std::holds_alternative<journey::Attract>(place.model.place) && (percent != 100 || lowered_)) continue;
    place.model.language = words.language().code;
    place.model.text_percent = percent;
    place.model.high_contrast = high_contrast_;
    audit_place(place);
  }
  audit_sheets(place_with_frame());
}

void Auditor::audit_place(const NamedModel& place) {
  auto& ui = harness_.ui();
  ui.leave_screen();
  look(place, place.name);
  std::string field;
  for (const auto& node : harness_.tree().nodes)
    if (field.empty() && node.role == ui::NodeRole::field) field = node.id;
  if (harness_.tree().find("why")) {
    ui.open("why", true);
    look(place, place.name + " with help");
    ui.open("why", false);
  }
  if (field.empty()) return;
  ui.edit(field);
  look(place, place.name + " with keys");
  audit_layers(place, field);
}

NamedModel& Auditor::place_with_frame() { return *std::ranges::find(places_, "welcome", &NamedModel::name); }

// Keys stand where they stand, whatever the screen above them.
void Auditor::audit_layers(const NamedModel& place, const std::string& field) {
  if (!layers_.insert(layer()).second) return;
  for (const std::string_view key : {"key.shift", "key.accents", "key.shift", "key.digits"}) {
    if (!harness_.tree().find(key)) continue;
    press(place, key);
    if (layers_.insert(layer()).second) look(place, place.name + " after " + std::string(key));
  }
  if (harness_.tree().find("key.letters")) press(place, "key.letters");
  for (const std::string_view key : {"key.e", "key.o"}) {
    if (!harness_.tree().find(key)) continue;
    hold(place, key);
    look(place, place.name + " holding " + std::string(key));
    harness_.up(0, 0);
    lay_out(place, place.name);
    harness_.ui().leave_screen();
    harness_.ui().edit(field);
    lay_out(place, place.name);
  }
}

// They cover the whole screen: what lies under them is of no matter.
void Auditor::audit_sheets(const NamedModel& place) {
  auto aloud = place;
  aloud.model.voice.on = true;
  for (const auto* sheet : {"languages", "comfort", "reading_settings"})
    for (const auto& one : {place, aloud}) {
      harness_.ui().leave_screen();
      harness_.ui().open(sheet, true);
      look(one, std::string(sheet) + (one.model.voice.on ? " sheet aloud" : " sheet"));
    }
  harness_.ui().leave_screen();
  look(aloud, "welcome aloud");
  harness_.ui().leave_screen();
}

std::string Auditor::layer() const {
  std::string keys;
  for (const auto& node : harness_.tree().nodes)
    if (node.role == ui::NodeRole::key) keys += node.name + (node.state.chosen ? "* " : " ");
  return keys;
}

void Auditor::press(const NamedModel& place, std::string_view id) {
  harness_.wait(std::chrono::milliseconds{200});
  const auto box = harness_.node(id).box;
  harness_.down(box.left + box.width / 2, box.middle());
  lay_out(place, place.name);
  harness_.up(box.left + box.width / 2, box.middle());
  lay_out(place, place.name);
}

void Auditor::hold(const NamedModel& place, std::string_view id) {
  const auto box = harness_.node(id).box;
  harness_.down(box.left + box.width / 2, box.middle());
  lay_out(place, place.name);
  harness_.wait(std::chrono::milliseconds{700});
}

void Auditor::lay_out(const NamedModel& place, const std::string& name) {
  static const std::string town = "Mairie de Villebois";
  settings_.films = place.films;
  const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings_};
  const platform::display::TextureId page = journey::page_shown(place.model.place) ? 1 : 0;  // nothing is painted
  try {
    harness_.lay_out([&](ui::Ui& ui) {
      painted_.clear();
      screens::draw({place.model, context, ui, town, languages_, page, {}, place.taking});
    });
  } catch (const std::exception& failure) {
    throw std::runtime_error(name + " in " + place.model.language + ": " + failure.what());
  }
}

// Of what a finger can reach now: what is scrolled away comes down before it is touched.
void Auditor::note_targets() {
  const auto& tree = harness_.tree();
  for (const auto& node : tree.nodes) {
    if (!node.pressable()) continue;
    float top = node.box.top;
    for (const auto& list : tree.lists)
      if (list.id == node.list) top = std::max(top, list.view.top);
    highest_target_ = std::min(highest_target_, top);
  }
}

void Auditor::look(const NamedModel& place, const std::string& name) {
  harness_.ui().canvas().trace(&painted_);
  lay_out(place, name);
  harness_.ui().canvas().trace(nullptr);
  ++screens_;
  note_targets();
  for (const auto& finding : guichet::tests::audit(harness_.ui(), painted_, high_contrast_ ? high : plain)) {
    const auto fault = std::string(guichet::tests::name(finding.fault)) + ": ";
    auto& example =
        examples_[fault + finding.what.substr(0, finding.what.find_first_of("0123456789", finding.what.find(' ')))];
    if (example.empty())
      example =
          finding.what + ", " + name + " at " + std::to_string(place.model.text_percent) + " % " + place.model.language;
    ++found_[fault + example];
  }
}

std::string Auditor::story() const {
  std::ostringstream all;
  for (const auto& [what, times] : found_) all << "\n  " << what << "  (" << times << " times)";
  return std::move(all).str();
}

}  // namespace guichet::tests
