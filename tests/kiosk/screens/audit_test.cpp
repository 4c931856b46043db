#include <array>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/demand/assets.hpp"
#include "tests/kiosk/screens/audit.hpp"
#include "tests/kiosk/screens/places.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

struct Glass {
  Panel panel;
  // What is known to be wrong, summed over places, sizes and languages, in the order of Fault. These figures only go
  // down: whoever mends one lowers it.
  std::array<std::size_t, most_faults> known;
};

// Upright, a row of ten keys is wider than the glass, and the bars do not yet fold: two counts rose when the page that
// corrects an income got its field, and so its keyboard.
constexpr Glass glasses[] = {{ten_inches, {0, 0, 0, 0, 0, 0, 0, 8, 0, 0}},
                             {{"21.5 inches", 1920, 1080, 102}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
                             {{"10.1 inches upright", 800, 1280, 149}, {0, 0, 4096, 0, 0, 0, 0, 134, 1380, 0}}};

class Auditor {
 public:
  explicit Auditor(const Panel& panel) : panel_(panel), harness_(assets_, panel) {
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
  }

  void audit_everything() {
    const auto places = every_place();
    for (const auto& catalogue : assets_.catalogues)
      for (const int percent : {100, 125, 150, 175, 200})
        for (auto place : places) {
          place.model.language = catalogue.language().code;
          place.model.text_percent = percent;
          harness_.look().words = &catalogue;
          harness_.look().metrics.text_scale = static_cast<float>(percent) / 100;
          audit_place(place);
        }
  }

  std::size_t count(Fault fault) const { return total_.contains(fault) ? total_.at(fault) : 0; }
  std::size_t screens() const { return screens_; }

  // Each fault once, with how many sizes and languages show it.
  std::string story(Fault fault) const {
    std::string all;
    for (const auto& [where, times] : distinct_)
      if (where.first == fault) all += "\n  " + where.second + "  (" + std::to_string(times) + " times)";
    return all;
  }

 private:
  void audit_place(const NamedModel& place) {
    harness_.ui().leave_screen();
    look(place, place.name);
    std::string field;
    for (const auto& node : harness_.tree().nodes)
      if (field.empty() && node.role == ui::NodeRole::field) field = node.id;
    if (field.empty()) return;
    harness_.ui().edit(field);
    look(place, place.name + " with keys");
  }

  void look(const NamedModel& place, const std::string& name) {
    static const std::string town = "Mairie de Villebois";
    const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings_};
    const UiHarness::Screen screen = [&](ui::Ui& ui) { screens::draw({place.model, context, ui, town, languages_}); };
    harness_.lay_out(screen);
    harness_.lay_out(screen);
    ++screens_;
    const auto percent = " at " + std::to_string(place.model.text_percent) + " % " + place.model.language;
    for (const auto& finding : audit(harness_.ui())) {
      ++total_[finding.fault];
      const auto node = finding.what.substr(0, finding.what.find_first_of("0123456789", finding.what.find(' ')));
      auto& example = examples_[{finding.fault, name + ": " + node}];
      if (example.empty()) example = finding.what + percent;
      ++distinct_[{finding.fault, name + ": " + example}];
    }
  }

  const Panel& panel_;
  UiAssets assets_;
  UiHarness harness_;
  std::vector<texts::Language> languages_;
  journey::Settings settings_{.desk = *demand::DeskCode::parse("G1104")};
  std::map<Fault, std::size_t> total_;
  std::map<std::pair<Fault, std::string>, std::string> examples_;
  std::map<std::pair<Fault, std::string>, int> distinct_;
  std::size_t screens_ = 0;
};

class EveryPlace : public testing::TestWithParam<Glass> {};

TEST_P(EveryPlace, can_be_read_and_touched_at_every_size_in_every_language) {
  const auto& [panel, known] = GetParam();
  Auditor auditor(panel);
  auditor.audit_everything();
  EXPECT_GT(auditor.screens(), 500U);
  for (std::size_t i = 0; i < most_faults; ++i) {
    const auto fault = static_cast<Fault>(i);
    EXPECT_LE(auditor.count(fault), known[i]) << panel.name << ", " << name(fault) << auditor.story(fault);
    std::cout << panel.name << ", " << name(fault) << ": " << auditor.count(fault) << " of " << known[i] << " known\n";
  }
}

INSTANTIATE_TEST_SUITE_P(Panels, EveryPlace, testing::ValuesIn(glasses), [](const auto& one) {
  std::string name(one.param.panel.name);
  for (auto& letter : name)
    if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
  return name;
});

}  // namespace
