// The list of papers says of each what becomes of it and why; the page in hand is seen at every size of letters.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"
#include "tests/pictures/places.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;

class PapersOnTheScreen : public testing::Test {
 protected:
  void show(const Model& model, float scale = 1) {
    harness_.look().metrics.text_scale = scale;
    harness_.ui().leave_screen();
    harness_.ui().canvas().trace(&painted_);
    harness_.lay_out([&](ui::Ui& ui) {
      painted_.clear();
      screens::draw(
          {.model = model, .context = context_, .ui = ui, .town = town_, .languages = languages_, .page_picture = 1});
    });
    harness_.ui().canvas().trace(nullptr);
  }
  void show(std::string_view place, float scale = 1) { show(model_of(place), scale); }
  static Model model_of(std::string_view place) {
    const auto all = every_place();
    return std::ranges::find(all, place, &NamedModel::name)->model;
  }

  const ui::Node& node(std::string_view id) const { return harness_.node(id); }
  bool sees(std::string_view id) const { return harness_.tree().find(id) != nullptr; }
  bool says(std::string_view words) const {
    return std::ranges::any_of(harness_.tree().nodes, [&](const ui::Node& one) {
      return one.name.contains(words) || one.value.contains(words) || one.detail.contains(words);
    });
  }
  std::string words(std::string_view key) const { return std::string(assets_.catalogues.front().text(key)); }
  std::string with(std::string_view key, std::string_view place, std::string_view value) const {
    auto told = words(key);
    return told.replace(told.find(place), place.size(), value);
  }

  UiAssets assets_;
  UiHarness harness_{assets_};
  Settings settings_ = test::test_settings();
  Context context_{.now = instant_of_places(), .world = test_world(), .settings = settings_};
  std::vector<texts::Language> languages_;
  std::string town_ = "Mairie de Villebois";
  ui::Trace painted_;
};

TEST_F(PapersOnTheScreen, of_a_file_are_told_with_the_words_of_the_desk) {
  show("papers.of_file");
  EXPECT_EQ(node("paper.avis_imposition.0").name, words("needed.fault.unusable"));
  EXPECT_EQ(node("paper.avis_imposition.1").name, words("needed.fault.not_arrived"));
  EXPECT_EQ(node("paper.identite_ou_sejour.1").name, words("needed.fault.obsolete"));
  EXPECT_TRUE(says(with("needed.words", "{words}", "La page 2 manque.")));
  EXPECT_TRUE(says(with("needed.words", "{words}", "La carte a expiré.")));
}

TEST_F(PapersOnTheScreen, that_the_file_holds_or_nobody_asks_for_are_told_and_cannot_be_touched) {
  show("papers.of_file");
  EXPECT_EQ(node("paper.identite.0").role, ui::NodeRole::text);
  EXPECT_EQ(node("paper.identite.0").detail, words("papers.held"));
  EXPECT_EQ(node("paper.releve_bancaire").role, ui::NodeRole::text);
  EXPECT_EQ(node("paper.releve_bancaire").detail, words("papers.not_asked"));
  EXPECT_TRUE(says(with("needed.words", "{words}", "Non demandé.")));
}

TEST_F(PapersOnTheScreen, that_another_one_stands_for_are_not_wanted) {
  auto model = model_of("papers.of_file");
  model.file->held = {{.code = "identite", .person = 1}};
  show(model);
  ASSERT_TRUE(sees("paper.identite_ou_sejour.1"));
  EXPECT_EQ(node("paper.identite_ou_sejour.1").detail, with("papers.done_by", "{paper}", words("document.identite")));
}

TEST_F(PapersOnTheScreen, that_were_given_say_so_and_are_no_more_to_be_done_again) {
  auto model = model_of("papers.of_file");
  model.papers = {
      {.paper = {.code = "avis_imposition", .person = 0}, .stored = true, .pages = 1, .dates = {.income_year = 2024}}};
  show(model);
  EXPECT_EQ(node("paper.avis_imposition.0").name, with("papers.kept", "{n}", "1"));
  EXPECT_FALSE(says("La page 2 manque."));
}

TEST_F(PapersOnTheScreen, that_tell_an_income_name_its_year) {
  show("papers.of_file");
  EXPECT_TRUE(node("paper.avis_imposition.0").value.contains("2024")) << node("paper.avis_imposition.0").value;
}

TEST_F(PapersOnTheScreen, are_told_of_a_notice_that_the_law_does_not_look_at) {
  auto model = model_of("reviewing");
  auto& place = std::get<Reviewing>(model.place);
  for (const int year : {2024, 2025}) {
    place.notice.income_year = year;
    show(model);
    EXPECT_EQ(says(with("reviewing.other_year", "{year}", "2024")), year == 2025) << year;
  }
}

TEST_F(PapersOnTheScreen, of_identity_are_said_to_have_another_side_until_it_is_there) {
  show("capturing.readable");
  EXPECT_TRUE(says(words("capturing.readable.one_side")));
  EXPECT_EQ(node("continue").name, words("capturing.add.other_side"));
  EXPECT_EQ(node("keep").name, words("capturing.keep.one_side"));
  show("capturing.several");
  EXPECT_EQ(node("continue").name, words("capturing.keep"));
  EXPECT_FALSE(sees("keep"));
  EXPECT_FALSE(says(words("capturing.readable.one_side")));
}

TEST_F(PapersOnTheScreen, can_be_kept_whatever_a_machine_thinks_of_a_page) {
  int faults = 0;
  for (const auto& place : every_place()) {
    if (place.name != "capturing.fault") continue;
    show(place.model);
    EXPECT_TRUE(sees("keep_anyway"));
    ++faults;
  }
  EXPECT_GT(faults, 1);
}

TEST_F(PapersOnTheScreen, are_only_counted_before_a_proof) {
  const auto standing = test::marked_standing();
  auto unproven = fresh(settings_, context_.now);
  unproven.place = MyDemand{.standing = demand::without_words(standing)};
  show(unproven);
  EXPECT_TRUE(says(with("my_demand.papers.not_arrived", "{count}", "1")));
  EXPECT_TRUE(says(with("my_demand.papers.wanted", "{count}", "3")));
  EXPECT_FALSE(says("Avis d’impôt"));
  EXPECT_FALSE(says("La page 2 manque."));
}

TEST_F(PapersOnTheScreen, show_the_page_in_the_largest_letters_too) {
  for (const float scale : {1.0F, 1.5F, 1.75F, 2.0F}) {
    show("capturing.fault", scale);
    ASSERT_TRUE(sees("page")) << scale;
    EXPECT_GE(harness_.ui().metrics().mm(node("page").box.height).value, 40) << scale;
  }
}

// The stripe of the mark lies where the turned picture has what is wrong.
TEST_F(PapersOnTheScreen, keep_the_mark_of_a_fault_on_a_page_that_is_turned) {
  const auto mark = [&](std::string_view place) {
    show(place, 2);
    const auto page = node("page").box;
    const auto warning = assets_.theme[ui::Role::warning];
    const auto is_part = [&](const ui::Mark& one) {
      return one.kind == ui::Mark::Kind::surface && one.colour == warning && one.box.top >= page.top &&
             one.box.bottom() <= page.bottom() + 1;
    };
    const auto top = std::ranges::find_if(painted_, is_part);
    EXPECT_NE(top, painted_.end()) << place;
    if (top == painted_.end()) return ui::Box{};
    return ui::Box{(top->box.left - page.left) / page.width, (top->box.top - page.top) / page.height,
                   top->box.width / page.width, 0};
  };
  const auto upright = mark("capturing.fault"), turned = mark("capturing.turned");
  EXPECT_NEAR(upright.left, 0.1, 0.02);
  EXPECT_NEAR(upright.width, 0.6, 0.02);
  EXPECT_NEAR(turned.left, 1 - 0.3 - 0.2, 0.02);
  EXPECT_NEAR(turned.top, 0.1, 0.02);
  EXPECT_NEAR(turned.width, 0.2, 0.02);
}

}  // namespace
