#pragma once
// The toolkit that screens speak to: each call takes its place in the flow, draws, records its semantic node and
// reports what the person did. Sizes are millimetres and capitals; words come from the catalogue; nothing personal is
// kept here but the place of the caret.

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/texts/catalogue.hpp"
#include "kiosk/ui/canvas.hpp"
#include "kiosk/ui/dial.hpp"
#include "kiosk/ui/keyboard_layout.hpp"
#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/parts.hpp"
#include "kiosk/ui/semantics.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/theme.hpp"
#include "platform/system/clock.hpp"

namespace guichet::kiosk::ui {

struct Look {
  const Theme* theme = nullptr;
  const texts::Catalogue* words = nullptr;
  Metrics metrics;
  // Of this frame. Without it nothing is timed: no accents under a held key, no list that glides.
  std::optional<platform::system::Instant> now = {};
  std::chrono::milliseconds double_strike{50};  // a key struck again sooner was a tremor (EN 301 549, 5.8)
  bool motion = true;
  bool guided = false;  // by the voice: one thing is always under the focus, and the keypad goes from one to the next
};

using texts::Values;

class Ui {
 public:
  Ui(Stage& stage, Canvas& canvas, text::Engine& engine, const Keyboards& keyboards)
      : stage_(stage), canvas_(canvas), engine_(engine), keyboards_(keyboards), dial_(keyboards) {}

  void begin(platform::display::Size size, const Look& look);
  // Nothing when the picture must be built again before it is shown (the glyphs moved in their texture).
  std::optional<platform::display::Frame> end();
  const Tree& tree() const { return tree_; }
  // The drawing asked for another frame: something is only known after this one (a field to bring into view).
  bool unsettled() const { return unsettled_ || stage_.hungry(); }
  // When to draw again although nobody touched anything: a key is being held, a list glides. Nothing: sleep.
  std::optional<platform::system::Instant> wake_at() const { return wake_at_; }
  // For a new screen: nothing is being filled, lists are at their top.
  void leave_screen();
  // For a new person: `leave_screen`, and every shape of every text forgotten.
  void forget();

  // --- words and sizes
  const Look& look() const { return look_; }
  const Metrics& metrics() const { return look_.metrics; }
  float px(Millimetres size) const { return look_.metrics.px(size); }
  std::string words(std::string_view key) const { return std::string(look_.words->text(key)); }
  std::string words(std::string_view key, Values values) const { return look_.words->text(key, values); }
  bool has_words(std::string_view key) const { return look_.words->has(key); }
  // Where screens may draw: the window, or its lower half for who cannot reach higher.
  Box screen() const { return screen_; }
  // Whether half of the glass is enough for the frame and its keyboard: one above the other, or beside each other.
  // On smaller glass nothing is offered: all of it is within one reach, and its height is the furniture's affair.
  bool can_lower() const {
    return half_height() >= least_lowered || (half_height() >= least_compact && width_of_glass() >= least_beside);
  }
  // Lowered where the bars cannot stand above and below the keyboard.
  bool compact() const { return lowered() && half_height() < least_lowered; }
  // Until the person has left. It changes nothing of what is said, so the journey need not know.
  void lower(bool yes) { lowered_ = yes, unsettled_ = true; }
  bool lowered() const { return lowered_ && can_lower(); }
  // Boxes are given from the start of the reading direction; the canvas mirrors what it paints.
  bool right_to_left() const { return look_.words->language().right_to_left; }
  bool editing() const { return !editing_.empty(); }
  bool enter_pressed() const { return stage_.enter_pressed(); }

  // --- flow
  void column(Box box, const std::function<void()>& content);
  void scroll(std::string_view id, Box box, const std::function<void()>& content);
  // `content` is called with the index of each cell, all of the same height.
  void cells(int columns, float height, std::size_t count, const std::function<void(std::size_t, Box)>& content);
  Box place(float height, Millimetres gap = space::s);
  void space(Millimetres height);
  float width() const { return column_.width; }
  // While inert, what is drawn can be neither pressed nor found: it lies under a dialog.
  void inert(bool yes) { inert_ = yes; }

  // --- text
  void title(const Label& text, Millimetres capital = capital::question);
  void hint(const Label& text);
  void paragraph(const Label& text, Role colour = Role::ink);
  void strong(const Label& text);
  // A question's own question, such as "why is this asked?": closed at first, it opens what follows it.
  void help(std::string_view id, std::string_view label, std::string_view text, std::string_view source = {});
  bool disclosure(std::string_view id, std::string_view label, const std::function<void()>& content);
  bool opened(std::string_view id) const { return opened_.contains(id); }
  void open(std::string_view id, bool yes);
  // What several amounts make together, under them: what it is at the start, how much at the end.
  void total(std::string_view id, std::string_view label, std::string_view told);
  // Returns true when the person wants to stop it.
  bool work(const Work& work);
  // Why a question is asked: quieter than a hint, with its mark.
  void explanation(std::string_view id, std::string_view text);
  void banner(std::string_view id, Tone tone, const Label& text, const Label& detail = {});
  // In the place of the title, on a screen that holds little: who listens is told the title, and the detail, which
  // stands further down.
  void banner_as_title(std::string_view id, Tone tone, const Label& text, const Label& title, const Label& detail = {});
  // Text inside a box that the caller placed; returns its height.
  float text_in(Box box, std::string_view text, Millimetres capital, text::Weight weight, Role colour,
                bool centred = false);
  float height_of(std::string_view text, Millimetres capital, text::Weight weight, float width);
  float width_of(std::string_view text, Millimetres capital, text::Weight weight);

  // --- what can be pressed
  bool button(const Button& button);
  bool button_at(Box box, const Button& button);
  float button_width(const Button& button);
  float button_height(const Button& button, float width);
  std::optional<std::size_t> choices(std::string_view group, std::span<const Choice> choices,
                                     const ChoiceStyle& style = {});
  bool row(const Row& row);
  std::optional<std::size_t> chips(std::string_view group, std::span<const std::string> labels);
  std::optional<std::size_t> dialog(std::string_view id, std::string_view title, std::string_view text,
                                    std::span<const Button> buttons, const Countdown& countdown = {});
  // A list over the screen, such as that of languages; returns true when the way out of it was pressed.
  bool sheet(std::string_view id, std::string_view title, const Button& close, const std::function<void()>& content);
  struct Press {
    bool pressed = false, held = false, focused = false;
  };
  Press press(std::string_view id, Box box);

  // --- what can be filled: the new text, when it changed
  std::optional<std::string> field(const Field& field);
  // Three parts joined by '/', as "03/12/1985". Those before `first` stay as they are and are not shown. The field's
  // hint, if any, is the example of a year.
  std::optional<std::string> date_field(const Field& field, DatePart first = DatePart::day);
  std::optional<std::string> count(const Count& count);
  SearchAnswer search(const Search& search);
  void keyboard(Box box);
  Millimetres keyboard_height() const;  // at the panel's width: fewer keys in a row make more rows
  // Opens the keyboard on a field that the screen will draw.
  void edit(std::string_view field_id) { wanted_ = field_id; }

  // --- drawing for a screen's own shapes
  Canvas& canvas() { return canvas_; }
  void node(std::string_view id, NodeRole role, const Label& name, Box box, std::string_view value = {},
            NodeState state = {});
  // What explains the last node.
  void detail(const Label& text);
  // What the voice says of the last node in place of its words.
  void spoken(std::vector<Label> lines);
  Colour colour(Role role) const { return (*look_.theme)[role]; }
  void focus_ring(Box box);

 private:
  static constexpr Millimetres least_lowered = {125}, least_compact = {95}, least_beside = {300};
  Millimetres half_height() const { return metrics().mm(window_.height / 2); }
  Millimetres width_of_glass() const { return metrics().mm(window_.width); }

  struct Column {
    float left = 0, width = 0, y = 0;
  };
  struct Scrolling {
    float pressed_at = 0, from = 0;
    bool dragging = false;
    bool overflows = false;
    float too_low = 0;  // the height in which the content did not fit without buttons beside it
    bool opened = false;
    float speed = 0;  // pixels in a millisecond, downwards
    float last_y = 0;
    platform::system::Instant last_at{};
  };
  struct Held {  // a key under the finger, or whose accents are shown
    std::string key;
    platform::system::Instant since{};
    bool showing = false, finger_down = false;
    std::size_t row = 0;
  };
  // What the finger of who hears the screen came over last: it has the focus, unless it is words alone.
  struct Explored {
    std::string id, name;
    bool pressable = false;
    int touch = 0;
  };
  struct Struck {
    std::optional<Key> pressed, held;
    std::size_t held_row = 0;
  };

  const text::Block& measured(std::string_view text, Millimetres capital, text::Weight weight, float wrap = 0);
  float evened(std::string_view text, Millimetres capital, text::Weight weight, float width);
  const text::Block& shaped(std::string_view text, Millimetres capital, text::Weight weight, float wrap = 0);
  float choice_height(const Choice& choice, float width, const ChoiceStyle& style);
  void draw_choice(const Choice& choice, Box box, const ChoiceStyle& style, const Press& press);
  void drag(Scrolling& scrolling, Box box);
  void glide(Scrolling& scrolling);
  void wake_in(std::chrono::milliseconds wait);
  void follow(Box box);
  float sight_margin() const { return px(space::xs); }
  void bring_alert(std::string_view id, Box box);
  void guide();
  void explore();
  void come_over(const Node* node, int touch);
  void press_explored();
  std::optional<Touched> touched_node();
  void forget_explored();
  void focus(std::string_view id) { wanted_focus_ = id; }
  void more_buttons(std::string_view id, Box box);
  void over_everything(std::string_view id, const std::function<void()>& content);
  void card(Box box);
  void draw_bar(Box bar, float done);
  float ring_size(float room) const;
  void ring(Box box, const Countdown& countdown);
  void draw_face(const Button& button, Box face, Role words);
  void draw_stacked(const Button& button, Box face, Role words);
  std::optional<std::string> input(const Field& field, Box box);
  std::string edited(const Field& field);
  void insert(std::string& text, const Field& field, std::string_view typed);
  void edit(std::string& text, const Field& field, EditKey key);
  void draw_input(const Field& field, Box box, const Press& press, bool active);
  void draw_typed(const Field& field, Box box, bool active);
  Box draw_banner(std::string_view id, Tone tone, const Label& text, const Label& detail);
  void problem_line(const Field& field, float question_top, float field_top);
  const KeyboardLayer* layer_called(std::string_view name) const;
  const std::vector<Key>* accents_of(const Key& key) const;
  void key_row(const std::vector<Key>& row, std::size_t index, Box line, float unit, Struck& struck, bool accents);
  bool typed_with_hold(const Struck& struck);
  void press_key(const Key& key);
  bool struck_twice(const Key& key);
  void draw_key(const Key& key, Box box, const Press& press);
  void next_field();

  Stage& stage_;
  Canvas& canvas_;
  text::Engine& engine_;
  const Keyboards& keyboards_;
  Look look_;
  Tree tree_;
  Box window_, screen_;
  Column column_;
  std::string list_;  // the one being drawn
  std::optional<platform::system::Instant> wake_at_;
  std::set<std::string, std::less<>> opened_;  // disclosures of this screen
  bool inert_ = false, unsettled_ = false, lowered_ = false;
  bool code_ = false;  // what is being drawn is one: its zeros keep their slash

  // Of who is guided by the voice.
  std::string wanted_focus_, followed_;  // to be focused when it is drawn; the last one that was brought into view
  bool new_screen_ = false, was_editing_ = false;
  Explored explored_;
  std::string tapped_;  // pressed by two taps: it knows when it is drawn
  int told_ = 0;        // things that the finger came over
  Dial dial_;
  bool letter_taken_ = false;  // in this frame, by the key that would else end the field

  // What is being filled: the field, the byte before which the caret stands, the keyboard's layer.
  std::string editing_, wanted_;
  std::size_t caret_ = 0;
  bool caret_at_end_ = true;  // it stays there when the screen groups what was typed
  KeyboardKind keyboard_kind_ = KeyboardKind::letters;
  std::string layer_;
  bool shift_ = false, capitals_ = false;
  Held held_;
  std::string struck_;  // the last key, and when
  platform::system::Instant struck_at_{};
  std::vector<Edit> edits_;
  std::vector<std::string> fields_, fields_before_;
  std::map<std::string, Scrolling, std::less<>> scrolls_;
  float view_height_ = 0;           // of the list being drawn
  bool with_its_question_ = false;  // what is in sight; else the list shows some of what stands above
  std::optional<Box> in_sight_;     // what the list keeps in sight: the field being filled with its label, or the focus
  int follow_ = 0;                  // frames during which the list follows it
  // What has gone wrong: in the last frame, in this one, and the one that is being brought into sight.
  std::set<std::string, std::less<>> alerts_, alerts_now_;
  std::string new_alert_;
  bool show_again_ = false;
};

}  // namespace guichet::kiosk::ui
