// What the voice owes at every place of the journey, in a language of each direction of reading.
#include <map>
#include <utility>

#include <gtest/gtest.h>

#include "kiosk/screens/slip.hpp"
#include "tests/kiosk/voice/listener.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using guichet::platform::display::Key;
using ui::Node;
using ui::NodeRole;

std::vector<std::string> stops(const ui::Tree& tree) {
  std::vector<std::string> ids;
  for (const auto& node : tree.nodes)
    if (node.is_stop()) ids.push_back(node.id);
  return ids;
}

// Where the focus is; two at once are none.
const Node* focused(const ui::Tree& tree) {
  const auto is_focused = [](const Node& node) { return node.state.focused; };
  if (std::ranges::count_if(tree.nodes, is_focused) != 1) return nullptr;
  return &*std::ranges::find_if(tree.nodes, is_focused);
}

std::size_t place_of(const std::vector<std::string>& said, std::string_view words) {
  return static_cast<std::size_t>(std::ranges::find(said, words) - said.begin());
}

// Some see a little: large letters and the voice together.
struct Hearing {
  const char* name;
  const char* language;
  float text_scale = 1;
};

class EveryPlace : public testing::TestWithParam<Hearing> {
 protected:
  Listener listener{GetParam().language, GetParam().text_scale};
};

TEST_P(EveryPlace, is_announced_before_its_first_item_with_one_thing_under_the_focus) {
  for (const auto& place : every_place()) {
    const auto said = heard_in_headphones(listener.arrive(place));
    const auto* here = focused(listener.tree());
    if (stops(listener.tree()).empty()) continue;  // a dialog that only waits
    ASSERT_TRUE(here) << place.name;
    EXPECT_LT(place_of(said, here->name), said.size()) << place.name;
    const auto title = std::ranges::find(listener.tree().nodes, NodeRole::title, &Node::role);
    if (title == listener.tree().nodes.end()) continue;  // under a dialog, which is told as an alert
    const auto screen = place_of(said, listener.words().text("voice.screen"));
    ASSERT_LT(screen + 1, said.size()) << place.name;
    EXPECT_EQ(said[screen + 1], title->name) << place.name;
    EXPECT_LT(screen + 1, place_of(said, here->name)) << place.name;
  }
}

TEST_P(EveryPlace, tells_each_stop_once_and_in_order_all_the_way_round) {
  for (const auto& place : every_place()) {
    listener.arrive(place);
    auto order = stops(listener.tree());
    if (order.empty()) continue;
    ASSERT_TRUE(focused(listener.tree())) << place.name;
    std::ranges::rotate(order, std::ranges::find(order, focused(listener.tree())->id) + 1);
    for (const auto& next : order) {
      const auto said = heard_in_headphones(listener.strike(Key::down));
      const auto* here = focused(listener.tree());
      ASSERT_TRUE(here) << place.name << " " << next;
      EXPECT_EQ(here->id, next) << place.name;
      if (order.size() > 1) {
        ASSERT_FALSE(said.empty()) << place.name << " " << next;
        EXPECT_EQ(said.front(), here->name) << place.name;
      }
    }
  }
}

// Below what was read before, or beside it on the side where lines end.
bool is_read_after(const Node& before, const Node& node, bool right_to_left) {
  constexpr float rounding = 1;
  const float shared = std::min(before.box.bottom(), node.box.bottom()) - std::max(before.box.top, node.box.top);
  const bool beside = shared > std::min(before.box.height, node.box.height) / 2;
  if (!beside) return node.box.top >= before.box.top - rounding;
  return right_to_left ? node.box.right() <= before.box.right() + rounding
                       : node.box.left >= before.box.left - rounding;
}

// AX-15: down the screen, and along each line as the language is read.
TEST_P(EveryPlace, is_told_in_the_order_in_which_it_is_seen) {
  const bool right_to_left = listener.words().language().right_to_left;
  for (const auto& place : every_place()) {
    listener.arrive(place);
    std::map<std::string, const Node*> last;  // of each list, and of what stands around them
    for (const auto& node : listener.tree().nodes) {
      const bool told = node.role == NodeRole::title || node.role == NodeRole::text || node.role == NodeRole::alert;
      if (!told && !node.is_stop()) continue;
      const auto* before = std::exchange(last[node.list], &node);
      if (before == nullptr) continue;
      EXPECT_TRUE(is_read_after(*before, node, right_to_left))
          << place.name << ": " << before->id << " then " << node.id;
    }
  }
}

receipt::Facts printed_at(const journey::Place& place, const journey::Context& context) {
  if (const auto* kept = std::get_if<journey::KeptSlip>(&place))
    return receipt::ResumeSlip{.code = std::string(kept->code.view()), .until = kept->until};
  if (const auto* mine = std::get_if<journey::MyDemand>(&place))
    return receipt::StandingPaper{.standing = mine->standing, .printed_on = context.world.today};
  if (const auto* found = std::get_if<journey::Found>(&place)) return screens::facts_of(found->slip);
  return screens::facts_of(std::get<journey::Deposited>(place).slip);
}

bool prints(const journey::Place& place) {
  return std::holds_alternative<journey::Deposited>(place) || std::holds_alternative<journey::Found>(place) ||
         std::holds_alternative<journey::KeptSlip>(place) || std::holds_alternative<journey::MyDemand>(place);
}

// AX-10: on arrival, and again when asked, with the number so that it can be written down.
TEST_P(EveryPlace, that_prints_a_paper_tells_all_of_it) {
  const auto& words = listener.words();
  const receipt::Territory none;
  for (const auto& place : every_place()) {
    if (!prints(place.model.place)) continue;
    const auto& context = listener.context();
    const auto paper =
        receipt::paper_for(printed_at(place.model.place, context),
                           {words, words, listener.town(), context.settings.desk, none, context.world.communes});
    for (const auto& said : {heard_in_headphones(listener.arrive(place)), heard_in_headphones(listener.whole())}) {
      const auto lines = receipt::spoken_lines(paper);
      EXPECT_FALSE(std::ranges::search(said, lines).empty()) << place.name;
      const auto tells = [&](const std::string& field) {
        return std::ranges::any_of(said, [&](const std::string& line) { return line.contains(field); });
      };
      EXPECT_TRUE(tells(paper.identifier.aloud) && !tells(paper.identifier.own)) << place.name;
      for (const auto& under : paper.under_identifier) EXPECT_TRUE(tells(under.spoken())) << place.name;
      for (const auto& passage : paper.passages) {
        if (passage.part == receipt::Part::small_print) continue;
        EXPECT_TRUE(tells(passage.words.spoken()) && tells(passage.value.spoken())) << passage.words.own;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Hearings, EveryPlace,
                         testing::Values(Hearing{"french", "fr"}, Hearing{"french_200", "fr", 2},
                                         Hearing{"arabic", "ar"}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(LanguageList, names_each_language_in_its_own_voice) {
  Listener listener("fr");
  const auto places = every_place();
  listener.arrive(*std::ranges::find(places, "language", &NamedModel::name));
  const auto said = listener.whole();
  ASSERT_EQ(listener.languages().size(), 10U);
  for (const auto& language : listener.languages())
    EXPECT_TRUE(std::ranges::contains(said, voice::Saying::in(language.code, language.native_name))) << language.code;
}

}  // namespace
