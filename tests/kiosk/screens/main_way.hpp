#pragma once
// A screen drawn alone, asked which of its buttons is the main one and where each leads.
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/journey/returning_visitor.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"
#include "tests/pictures/painter.hpp"

namespace guichet::tests {

using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;

class MainWay : public testing::Test {
 protected:
  explicit MainWay(const Panel& panel = ten_inches) : harness_(assets_, panel) {
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
  }

  void show(Place place) {
    model_ = {
        .place = std::move(place), .draft = large_household(), .language = "fr", .last_touch = instant_of_places()};
    show();
  }
  void show() {
    painted_.clear();
    harness_.ui().canvas().trace(&painted_);
    harness_.lay_out([this](ui::Ui& ui) {
      painted_.clear();
      if (auto told = screens::draw({model_, context_, ui, town_, languages_})) answer_ = told;
    });
    harness_.ui().canvas().trace(nullptr);
  }
  // Its words stand on the colour of actions.
  bool is_main(std::string_view id) {
    const auto box = harness_.node(id).box;
    return std::ranges::any_of(painted_, [&](const ui::Mark& mark) {
      return mark.kind == ui::Mark::Kind::words && mark.colour == assets_.theme[ui::Role::on_primary] &&
             box.contains(mark.box.left + mark.box.width / 2, mark.box.middle());
    });
  }
  template <typename T>
  bool leads_to(std::string_view id) {
    answer_.reset();
    const auto box = harness_.node(id).box;
    harness_.wait(std::chrono::milliseconds{100});
    harness_.down(box.left + box.width / 2, box.middle());
    show();
    harness_.up(box.left + box.width / 2, box.middle());
    show();
    return answer_ && std::holds_alternative<T>(*answer_);
  }
  std::string name(std::string_view id) const { return harness_.node(id).name; }
  std::string words(std::string_view key) const { return std::string(assets_.catalogues.front().text(key)); }
  bool sees(std::string_view id) const { return harness_.tree().find(id) != nullptr; }

  UiAssets assets_;
  UiHarness harness_;
  Settings settings_ = test::test_settings();
  Context context_{.now = instant_of_places(), .world = test_world(), .settings = settings_};
  std::vector<texts::Language> languages_;
  std::string town_ = "Mairie de Villebois";
  Model model_ = fresh(settings_, instant_of_places());
  ui::Trace painted_;
  screens::Answer answer_;
};

}  // namespace guichet::tests
