#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/ui/utf8.hpp"
#include "tests/kiosk/ui/ui_harness.hpp"

namespace {

using namespace guichet::kiosk::ui;
using namespace std::chrono_literals;
using guichet::tests::Panel;
using guichet::tests::UiAssets;
using guichet::tests::UiHarness;

constexpr Panel upright{"10.1 inches upright", 800, 1280, 149};

class OnScreenKeys : public testing::Test {
 protected:
  static const UiAssets& assets() {
    static const UiAssets all;
    return all;
  }
  UiHarness::Screen one_field(KeyboardKind kind = KeyboardKind::letters) {
    return [this, kind](Ui& ui) {
      if (auto typed = ui.field({.id = "name", .label = "Nom", .value = value, .keyboard = kind})) value = *typed;
      if (!ui.editing()) return;
      const float height = ui.px(ui.keyboard_height());
      ui.keyboard({0, ui.screen().bottom() - height, ui.screen().width, height});
    };
  }
  void lay_on(std::string_view id, const UiHarness::Screen& screen) {
    const auto box = harness.node(id).box;
    harness.down(box.left + box.width / 2, box.middle());
    harness.show(screen);
  }
  void lift_from(std::string_view id, const UiHarness::Screen& screen) {
    const auto box = harness.node(id).box;
    harness.up(box.left + box.width / 2, box.middle());
    harness.show(screen);
  }

  UiHarness harness{assets()};
  std::string value;
};

TEST_F(OnScreenKeys, held_half_a_second_a_letter_shows_its_accents_and_is_not_typed) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  lay_on("key.e", screen);
  ASSERT_TRUE(harness.ui().wake_at()) << "nobody will touch anything: the clock must wake the screen";
  harness.wait(499ms);
  harness.show(screen);
  EXPECT_EQ(harness.tree().find("key.ê"), nullptr);
  harness.wait(1ms);
  harness.show(screen);
  EXPECT_NE(harness.tree().find("key.ê"), nullptr);
  lift_from("key.e", screen);
  EXPECT_EQ(value, "");
  harness.touch("key.ê", screen);
  EXPECT_EQ(value, "ê");
  EXPECT_EQ(harness.tree().find("key.ê"), nullptr) << "one accent, then the letters again";
}

TEST_F(OnScreenKeys, a_finger_may_slide_from_the_letter_to_its_accent) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  lay_on("key.c", screen);
  harness.wait(600ms);
  harness.show(screen);
  const auto box = harness.node("key.ç").box;
  harness.move(box.left + box.width / 2, box.middle());
  harness.show(screen);
  lift_from("key.ç", screen);
  EXPECT_EQ(value, "ç");
}

TEST_F(OnScreenKeys, lifted_sooner_it_is_the_letter_itself) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  lay_on("key.e", screen);
  harness.wait(300ms);
  harness.show(screen);
  lift_from("key.e", screen);
  EXPECT_EQ(value, "e");
  EXPECT_FALSE(harness.ui().wake_at()) << "nothing is awaited: the terminal sleeps";
}

TEST_F(OnScreenKeys, a_held_key_is_never_repeated) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  lay_on("key.b", screen);
  for (int i = 0; i < 50; ++i) {
    harness.wait(100ms);
    harness.show(screen);
  }
  lift_from("key.b", screen);
  EXPECT_EQ(value, "b");
}

// EN 301 549, 5.8: however a hand trembles, the same key counts once within the time that was set.
TEST_F(OnScreenKeys, a_trembling_hand_types_each_letter_once) {
  const auto screen = one_field();
  std::minstd_rand random(14);  // the same strikes at every run
  harness.show(screen);
  for (const auto limit : {50ms, 200ms, 500ms}) {
    value.clear();
    harness.look().double_strike = limit;
    harness.wait(1s);
    harness.touch("name", screen);
    std::string meant;
    for (int i = 0; i < 40; ++i) {
      const auto letter = "azert"[random() % 5];
      const auto key = std::string("key.") + letter;
      harness.wait(limit + 1ms);
      for (unsigned long strike = 0, strikes = random() % 4; strike <= strikes; ++strike) {
        harness.wait(std::chrono::milliseconds{static_cast<int>(random() % static_cast<unsigned long>(limit.count()))});
        lay_on(key, screen);
        lift_from(key, screen);
        if (strike == 0) meant += letter;
      }
    }
    EXPECT_EQ(value, meant) << limit.count() << " ms";
  }
}

TEST_F(OnScreenKeys, two_different_keys_may_follow_each_other_at_once) {
  const auto screen = one_field();
  harness.show(screen);
  harness.touch("name", screen);
  for (const auto* key : {"key.a", "key.z", "key.a"}) {
    lay_on(key, screen);
    lift_from(key, screen);
  }
  EXPECT_EQ(value, "aza");
}

TEST_F(OnScreenKeys, an_address_is_typed_without_leaving_its_keyboard) {
  const auto screen = one_field(KeyboardKind::email);
  harness.show(screen);
  harness.touch("name", screen);
  for (const auto* key : {"key.l", "key.u", "key._", "key.a", "key.@", "key.b", "key..fr"}) harness.touch(key, screen);
  EXPECT_EQ(value, "lu_a@b.fr");
  harness.touch("key.digits", screen);
  harness.touch("key.7", screen);
  harness.touch("key.letters", screen);
  EXPECT_NE(harness.tree().find("key..fr"), nullptr) << "back from the digits it is still the keyboard of addresses";
}

// What each kind of answer is written with (EN 301 549, 5.1.6: the keypad does all that the finger does).
struct Writing {
  KeyboardKind kind;
  std::string_view signs;
};
constexpr std::string_view of_names = "azertyuiopqsdfghjklmwxcvbn -’éèêëàâäîïôöùûüçœæñÿ";

class Writings : public OnScreenKeys, public testing::WithParamInterface<Writing> {
 protected:
  static std::set<std::string, std::less<>> signs() {
    std::set<std::string, std::less<>> all;
    const auto text = GetParam().signs;
    for (std::size_t at = 0; at < text.size(); at = utf8::next(text, at))
      all.emplace(text.substr(at, utf8::next(text, at) - at));
    return all;
  }
};

TEST_P(Writings, are_within_reach_of_a_finger) {
  const auto screen = one_field(GetParam().kind);
  harness.show(screen);
  harness.touch("name", screen);
  std::set<std::string> keys;
  const auto look = [&] {
    for (const auto& node : harness.tree().nodes)
      if (node.role == NodeRole::key) keys.insert(node.id);
  };
  look();
  for (const auto* layer : {"key.digits", "key.letters", "key.accents"}) {
    if (!harness.tree().find(layer)) continue;
    harness.touch(layer, screen);
    look();
  }
  for (const auto& sign : signs()) EXPECT_TRUE(keys.contains("key." + (sign == " " ? "space" : sign))) << sign;
}

TEST_P(Writings, are_within_reach_of_the_keypad) {
  std::set<std::string, std::less<>> offered;
  Dial dial(assets().keyboards);
  for (int turn = 0; turn < 100; ++turn) {
    dial.turn(1, GetParam().kind);
    offered.emplace(dial.shown());
  }
  for (const auto& sign : signs()) EXPECT_TRUE(offered.contains(sign)) << sign;
  for (const auto& sign : offered) EXPECT_EQ(utf8::length(sign), 1U) << sign;
}

INSTANTIATE_TEST_SUITE_P(Of, Writings,
                         testing::Values(Writing{KeyboardKind::letters, of_names},
                                         Writing{KeyboardKind::letters, "12 bis, rue d’œ. n° 3/4 (a & b)"},
                                         Writing{KeyboardKind::email, "prenom.nom+essai_1-9@exemple.fr"},
                                         Writing{KeyboardKind::numbers, "0123456789"},
                                         Writing{KeyboardKind::amounts, "0123456789,"},
                                         Writing{KeyboardKind::balances, "-0123456789,"},
                                         Writing{KeyboardKind::phone, "+330123456789"},
                                         Writing{KeyboardKind::codes, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"}));

TEST_F(OnScreenKeys, an_accent_that_is_held_for_is_typed_by_the_keypad_too) {
  std::set<std::string, std::less<>> offered;
  Dial dial(assets().keyboards);
  for (int turn = 0; turn < 100; ++turn) {
    dial.turn(1, KeyboardKind::letters);
    offered.emplace(dial.shown());
  }
  for (const auto& row : assets().keyboards.at("held").rows)
    for (const auto& key : row) EXPECT_TRUE(offered.contains(key.text)) << key.text;
}

class NarrowGlass : public testing::TestWithParam<KeyboardKind> {};

TEST_P(NarrowGlass, has_the_same_keys_wide_enough_for_a_finger) {
  const UiAssets assets;
  UiHarness wide(assets), narrow(assets, upright);
  std::string value;
  const UiHarness::Screen screen = [&](Ui& ui) {
    ui.field({.id = "name", .label = "Nom", .value = value, .keyboard = GetParam()});
    const float height = ui.px(ui.keyboard_height());
    if (ui.editing()) ui.keyboard({0, ui.screen().bottom() - height, ui.screen().width, height});
  };
  std::set<std::string> keys[2];
  int glass = 0;
  for (auto* harness : {&wide, &narrow}) {
    harness->show(screen);
    harness->touch("name", screen);
    const auto look = [&] {
      for (const auto& node : harness->tree().nodes) {
        if (node.role != NodeRole::key) continue;
        EXPECT_GE(harness->ui().metrics().mm(node.box.width).value, 12.6) << node.id;
        EXPECT_TRUE(node.state.visible) << node.id;
        keys[glass].insert(node.id);
      }
    };
    look();
    if (harness->tree().find("key.digits")) harness->touch("key.digits", screen), look();
    ++glass;
  }
  EXPECT_EQ(keys[0], keys[1]);
}

INSTANTIATE_TEST_SUITE_P(Of, NarrowGlass,
                         testing::Values(KeyboardKind::letters, KeyboardKind::numbers, KeyboardKind::amounts,
                                         KeyboardKind::balances, KeyboardKind::phone, KeyboardKind::email,
                                         KeyboardKind::codes));

}  // namespace
