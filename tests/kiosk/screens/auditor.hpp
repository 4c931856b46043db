#pragma once
// Goes through every place of the journey and every state it can be met in, on one glass, and keeps the faults it sees.
// Nothing is painted: it lays out, and judges what would be.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kiosk/journey/apply.hpp"
#include "tests/kiosk/screens/audit.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"
#include "tests/pictures/places.hpp"

namespace guichet::tests {

class Auditor {
 public:
  explicit Auditor(const Panel& panel);

  const std::vector<kiosk::texts::Catalogue>& catalogues() const { return assets_.catalogues; }
  void in_high_contrast(bool yes) { high_contrast_ = yes; }
  void lowered(bool yes) { harness_.ui().lower(yes), lowered_ = yes; }

  // Every place in those words and that size of letters: as it first shows, each with its keyboard and its help opened;
  // then what lies over any place and does not depend on it: the sheets, and each layer of each keyboard.
  void audit(const kiosk::texts::Catalogue& words, int percent);

  float highest_target() const { return highest_target_; }  // its top, in pixels from that of the glass
  std::size_t screens() const { return screens_; }
  std::size_t faults() const { return found_.size(); }
  // Each fault once, with how many screens show it.
  std::string story() const;

 private:
  void audit_place(const NamedModel& place);
  NamedModel& place_with_frame();
  void audit_sheets(const NamedModel& place);
  void audit_layers(const NamedModel& place, const std::string& field);
  void note_targets();
  void look(const NamedModel& place, const std::string& name);
  void lay_out(const NamedModel& place, const std::string& name);
  void press(const NamedModel& place, std::string_view id);
  void hold(const NamedModel& place, std::string_view id);
  std::string layer() const;

  UiAssets assets_;
  UiHarness harness_;
  kiosk::ui::Theme contrast_;
  std::vector<kiosk::texts::Language> languages_;
  std::vector<NamedModel> places_ = every_place();
  kiosk::journey::Settings settings_;
  kiosk::ui::Trace painted_;
  bool high_contrast_ = false, lowered_ = false;
  std::set<std::string> layers_;  // those seen at this size in these words
  std::map<std::string, std::string> examples_;
  std::map<std::string, int> found_;
  std::size_t screens_ = 0;
  float highest_target_ = 1e6F;
};

}  // namespace guichet::tests
