#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::kiosk::ui;
using namespace std::chrono_literals;
using guichet::platform::display::Key;
using guichet::tests::UiAssets;
using guichet::tests::UiHarness;

class Widgets : public testing::Test {
 protected:
  static const UiAssets& assets() {
    static const UiAssets all;
    return all;
  }
  UiHarness harness{assets()};
};

TEST_F(Widgets, help_is_closed_until_asked_for_and_closed_again_on_the_next_screen) {
  const UiHarness::Screen screen = [](Ui& ui) {
    ui.help("why", "Pourquoi cette question ?", "Pour calculer.", "Article R. 441-2-2");
  };
  harness.show(screen);
  EXPECT_EQ(harness.tree().find("why.text"), nullptr);
  harness.touch("why", screen);
  EXPECT_EQ(harness.node("why.text").detail, "Article R. 441-2-2");
  harness.touch("why", screen);
  EXPECT_EQ(harness.tree().find("why.text"), nullptr);
  harness.touch("why", screen);
  harness.ui().leave_screen();
  harness.show(screen);
  EXPECT_EQ(harness.tree().find("why.text"), nullptr);
}

TEST_F(Widgets, a_count_goes_up_and_down_between_its_bounds_and_can_be_typed) {
  std::string value;
  const UiHarness::Screen screen = [&](Ui& ui) {
    if (auto told = ui.count({.field = {.id = "rooms", .label = "Pièces", .value = value}, .least = 0, .most = 3}))
      value = *told;
  };
  harness.show(screen);
  for (const auto* after : {"1", "2", "3", "3"}) {
    harness.touch("rooms.more", screen);
    EXPECT_EQ(value, after);
  }
  for (const auto* after : {"2", "1", "0", "0"}) {
    harness.touch("rooms.less", screen);
    EXPECT_EQ(value, after);
  }
  harness.touch("rooms", screen);
  harness.key(Key::backspace);
  harness.text("2");
  harness.show(screen);
  EXPECT_EQ(value, "2");
}

TEST_F(Widgets, an_amount_is_read_in_threes_and_typed_in_one_piece) {
  std::string value = "12500";
  Trace painted;
  harness.ui().canvas().trace(&painted);
  const UiHarness::Screen screen = [&](Ui& ui) {
    painted.clear();
    const Field field{.id = "income",
                      .label = "Revenu",
                      .value = value,
                      .keyboard = KeyboardKind::numbers,
                      .suffix = "€",
                      .thousands = true};
    if (auto typed = ui.field(field)) value = *typed;
  };
  harness.show(screen);
  EXPECT_NE(std::ranges::find(painted, "12\u00A0500", &Mark::words), painted.end());
  harness.touch("income", screen);
  EXPECT_NE(std::ranges::find(painted, "12500", &Mark::words), painted.end());
}

TEST_F(Widgets, cents_and_debts_are_read_in_threes_too) {
  Trace painted;
  harness.ui().canvas().trace(&painted);
  harness.show([&](Ui& ui) {
    painted.clear();
    for (const auto* value : {"-1250,5", "999,99", "12,5,1", "rien"})
      ui.field({.id = value, .label = "Revenu", .value = value, .thousands = true});
  });
  for (const auto* told : {"-1\u00A0250,5", "999,99", "12,5,1", "rien"})
    EXPECT_NE(std::ranges::find(painted, told, &Mark::words), painted.end()) << told;
}

TEST_F(Widgets, a_total_ends_where_its_line_ends) {
  Trace painted;
  harness.ui().canvas().trace(&painted);
  harness.show([&](Ui& ui) {
    painted.clear();
    ui.total("total", "Total par mois", "1 450 €");
  });
  const auto box = harness.node("total").box;
  EXPECT_NEAR(std::ranges::find(painted, "1 450 €", &Mark::words)->box.right(), box.right(), 1);
}

TEST_F(Widgets, work_that_lasts_is_told_and_can_be_stopped) {
  bool stopped = false;
  const UiHarness::Screen screen = [&](Ui& ui) {
    stopped |=
        ui.work({.id = "reading", .label = "Lecture de la page", .detail = "Laissez la page.", .cancel = "Arrêter"});
  };
  harness.show(screen);
  EXPECT_EQ(harness.node("reading").detail, "Laissez la page.");
  EXPECT_FALSE(harness.ui().wake_at()) << "nothing moves while the work goes on: the terminal sleeps";
  harness.touch("reading.cancel", screen);
  EXPECT_TRUE(stopped);
}

TEST_F(Widgets, a_search_shows_what_was_found_or_why_nothing_was) {
  std::string typed;
  std::optional<std::size_t> picked;
  const UiHarness::Screen screen = [&](Ui& ui) {
    const std::vector<Row> rows =
        typed == "vi" ? std::vector{Row{.id = "a", .label = "Villebois"}, Row{.id = "b", .label = "Vienne"}}
                      : std::vector<Row>{};
    const auto answer = ui.search({.field = {.id = "search", .label = "Commune", .value = typed},
                                   .found = rows,
                                   .nothing_found = "Aucune commune."});
    if (answer.typed) typed = *answer.typed;
    if (answer.picked) picked = answer.picked;
  };
  harness.show(screen);
  harness.touch("search", screen);
  harness.text("vi");
  harness.show(screen);
  harness.show(screen);  // with what was found
  harness.touch("b", screen);
  EXPECT_EQ(picked, 1U);
  harness.touch("search", screen);
  harness.text("x");
  harness.show(screen);
  harness.show(screen);
  EXPECT_EQ(harness.node("text").name, "Aucune commune.");
}

TEST_F(Widgets, a_list_let_go_in_full_travel_glides_and_then_lets_the_terminal_sleep) {
  const UiHarness::Screen screen = [](Ui& ui) {
    ui.scroll("list", {50, 50, 800, 500}, [&] {
      for (int i = 0; i < 60; ++i) ui.row({.id = "row." + std::to_string(i), .label = "Ligne"});
    });
  };
  harness.show(screen);
  harness.down(300, 500);
  harness.show(screen);
  for (int step = 1; step <= 5; ++step) {
    harness.wait(10ms);
    harness.move(300, 500 - 20.0F * static_cast<float>(step));
    harness.show(screen);
  }
  harness.up(300, 400);
  harness.show(screen);
  const float let_go = harness.node("row.20").box.top;
  int frames = 0;
  for (; harness.ui().wake_at() && frames < 200; ++frames) {
    harness.wait(16ms);
    harness.show(screen);
  }
  EXPECT_LT(harness.node("row.20").box.top, let_go - 100);
  EXPECT_LT(frames, 80) << "at rest in little more than a second";
}

TEST_F(Widgets, whoever_wants_no_motion_sees_none) {
  const UiHarness::Screen screen = [](Ui& ui) {
    ui.scroll("list", {50, 50, 800, 500}, [&] {
      for (int i = 0; i < 60; ++i) ui.row({.id = "row." + std::to_string(i), .label = "Ligne"});
    });
  };
  harness.look().motion = false;
  harness.show(screen);
  harness.down(300, 500);
  harness.show(screen);
  for (int step = 1; step <= 5; ++step) {
    harness.wait(10ms);
    harness.move(300, 500 - 20.0F * static_cast<float>(step));
    harness.show(screen);
  }
  harness.up(300, 400);
  harness.show(screen);
  EXPECT_FALSE(harness.ui().wake_at());
}

TEST_F(Widgets, the_tab_key_goes_through_a_list_and_out_of_it_again) {
  const UiHarness::Screen screen = [](Ui& ui) {
    ui.button_at({0, 0, 200, 90}, {.id = "above", .label = "Dessus"});
    ui.scroll("list", {0, 100, 800, 400}, [&] {
      for (int i = 0; i < 12; ++i) ui.row({.id = "row." + std::to_string(i), .label = "Ligne"});
    });
    ui.button_at({0, 700, 200, 90}, {.id = "below", .label = "Dessous"});
  };
  harness.show(screen);
  std::vector<std::string> visited;
  for (int stop = 0; stop < 18; ++stop) {
    harness.key(Key::tab);
    harness.show(screen);
    for (const auto& node : harness.tree().nodes)
      if (node.state.focused && !node.id.starts_with("list.")) visited.push_back(node.id);
  }
  std::vector<std::string> wanted = {"above"};
  for (int i = 0; i < 12; ++i) wanted.push_back("row." + std::to_string(i));
  wanted.emplace_back("below");
  ASSERT_GE(visited.size(), wanted.size());
  EXPECT_TRUE(std::equal(wanted.begin(), wanted.end(), visited.begin())) << testing::PrintToString(visited);
}

TEST(Lowered, everything_stands_in_the_lower_half_of_a_large_glass) {
  const UiAssets assets;
  UiHarness harness(assets, {"24 inches upright", 1080, 1920, 92});
  harness.ui().lower(true);
  harness.show([](Ui& ui) { ui.button({.id = "one", .label = "Un"}); });
  EXPECT_GE(harness.node("one").box.top, 960);
  UiHarness small(assets);
  small.ui().lower(true);
  small.show([](Ui& ui) { ui.button({.id = "one", .label = "Un"}); });
  EXPECT_FALSE(small.ui().can_lower()) << "half of a small glass holds no keyboard";
  EXPECT_LT(small.node("one").box.top, 400);
}

}  // namespace
