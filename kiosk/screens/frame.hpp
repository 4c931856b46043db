#pragma once
// What surrounds every screen: the town and the person's settings above, the way travelled at the side, the ways on
// and out below, always in the same places. The content between them scrolls when it must.

#include <functional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.hpp"

namespace guichet::kiosk::screens {

struct Way {
  std::string label;
  std::string_view icon;
  Intent intent;
  ui::Emphasis emphasis = ui::Emphasis::secondary;
  std::string short_label = {};  // in one word, where there is little room
  std::string_view id = {};      // of a way aside
};

struct Frame {
  std::string subject;  // what the person is doing, in the top bar
  std::optional<Way> back = {};
  std::optional<Way> forward = {};
  std::vector<Way> aside = {};  // between the two, quieter
  bool can_leave = true;        // "save and leave" is one touch away
};

// What the person came for: a first demand, or what becomes of the one that is open.
std::string subject_of(const Scene& scene);
Way back(const Scene& scene);
Way onward(const Scene& scene);
Way way_to_correct(const Scene& scene);  // what was read on a paper

// All that was said so far, where the journey offers it.
Answer see_answers(const Scene& scene);

Answer in_frame(const Scene& scene, const Frame& frame, const std::function<Answer()>& content);

}  // namespace guichet::kiosk::screens
