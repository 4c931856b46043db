#pragma once
// The toolkit that screens speak to: each call takes its place in the flow, draws, records its semantic node and reports
// what the person did. Sizes are millimetres and capitals; words come from the catalogue; nothing personal is kept here
// but the place of the caret.

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/texts/catalogue.hpp"
#include "kiosk/ui/canvas.hpp"
#include "kiosk/ui/keyboard_layout.hpp"
#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/semantics.hpp"
#include "kiosk/ui/stage.hpp"
#include "kiosk/ui/theme.hpp"

namespace guichet::kiosk::ui {

struct Look {
  const Theme* theme = nullptr;
  const texts::Catalogue* words = nullptr;
  Metrics metrics;
};

enum class Emphasis { primary, secondary, quiet, danger };
enum class Tone { information, success, warning, error };
enum class KeyboardKind { letters, digits, numbers };
using texts::Values;

struct Button {
  std::string_view id;
  std::string label;
  std::string_view icon = {};
  Emphasis emphasis = Emphasis::secondary;
  bool icon_after = false;
  bool chosen = false;  // for a button that shows a state, such as contrast
  Millimetres capital = capital::body;
};

struct Choice {
  std::string id;
  std::string label;
  std::string detail = {};
  std::string_view icon = {};
  bool chosen = false;
};

struct ChoiceStyle {
  bool several = false;      // squares rather than discs; more than one can be chosen
  bool plain = false;        // a door to go through: nothing is marked as chosen
  Millimetres least_height = target::card;
  Millimetres least_width = Millimetres{62};
  float icon_scale = 1;  // larger for the doors of a journey
};

struct Field {
  std::string id;
  std::string label;
  std::string value;
  std::string hint = {};
  std::string problem = {};
  KeyboardKind keyboard = KeyboardKind::letters;
  bool capitals = false;         // a name: each word begins with a capital
  std::size_t longest = 80;      // characters, not bytes
  std::string_view suffix = {};  // such as € after an amount
  Millimetres width = Millimetres{0};  // 0: the whole column
};

struct Row {
  std::string id;
  std::string label;
  std::string value = {};
  std::string_view icon = {};
  std::string_view action_icon = {};  // what touching does: a pencil, a bin, a chevron
  bool invalid = false;
};

class Ui {
 public:
  Ui(Stage& stage, Canvas& canvas, text::Engine& engine, const Keyboards& keyboards)
      : stage_(stage), canvas_(canvas), engine_(engine), keyboards_(keyboards) {}

  void begin(platform::display::Size size, const Look& look);
  // Nothing when the picture must be built again before it is shown (the glyphs moved in their texture).
  std::optional<platform::display::Frame> end();
  const Tree& tree() const { return tree_; }
  // The drawing asked for another frame: something is only known after this one (a field to bring into view).
  bool unsettled() const { return unsettled_ || stage_.hungry(); }
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
  Box screen() const { return screen_; }
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
  void title(std::string_view text, Millimetres capital = capital::question);
  void hint(std::string_view text);
  void paragraph(std::string_view text, Role colour = Role::ink);
  void strong(std::string_view text);
  // Why a question is asked: quieter than a hint, with its mark.
  void explanation(std::string_view id, std::string_view text);
  void banner(std::string_view id, Tone tone, std::string_view text, std::string_view detail = {});
  // Text inside a box that the caller placed; returns its height.
  float text_in(Box box, std::string_view text, Millimetres capital, text::Weight weight, Role colour, bool centred = false);
  float height_of(std::string_view text, Millimetres capital, text::Weight weight, float width);
  float width_of(std::string_view text, Millimetres capital, text::Weight weight);

  // --- what can be pressed
  bool button(const Button& button);
  bool button_at(Box box, const Button& button);
  float button_width(const Button& button);
  std::optional<std::size_t> choices(std::string_view group, std::span<const Choice> choices, const ChoiceStyle& style = {});
  bool row(const Row& row);
  std::optional<std::size_t> chips(std::string_view group, std::span<const std::string> labels);
  std::optional<std::size_t> dialog(std::string_view id, std::string_view title, std::string_view text,
                                    std::span<const Button> buttons);
  struct Press {
    bool pressed = false, held = false, focused = false;
  };
  Press press(std::string_view id, Box box);

  // --- what can be filled: the new text, when it changed
  std::optional<std::string> field(const Field& field);
  // Three parts joined by '/', as "03/12/1985".
  std::optional<std::string> date_field(const Field& field);
  void keyboard(Box box);
  Millimetres keyboard_height() const;
  // Opens the keyboard on a field that the screen will draw.
  void edit(std::string_view field_id) { wanted_ = field_id; }

  // --- drawing for a screen's own shapes
  Canvas& canvas() { return canvas_; }
  void node(std::string_view id, NodeRole role, std::string_view name, Box box, std::string_view value = {}, NodeState state = {});
  Colour colour(Role role) const { return (*look_.theme)[role]; }
  void focus_ring(Box box);

 private:
  struct Column {
    float left = 0, width = 0, y = 0;
  };
  struct Scrolling {
    float pressed_at = 0, from = 0;
    bool dragging = false;
    bool overflows = false;
    bool opened = false;
  };

  const text::Block& shaped(std::string_view text, Millimetres capital, text::Weight weight, float wrap = 0);
  float choice_height(const Choice& choice, float width, const ChoiceStyle& style);
  void draw_choice(const Choice& choice, Box box, const ChoiceStyle& style, const Press& press);
  void drag(Scrolling& scrolling, Box box);
  void follow_field(Box box);
  void more_buttons(std::string_view id, Box box);
  bool small_button(std::string_view id, std::string_view icon, std::string_view label, Box box);
  std::optional<std::string> input(const Field& field, Box box);
  std::string edited(const Field& field);
  void draw_input(const Field& field, Box box, const Press& press, bool active);
  void press_key(const Key& key);
  void draw_key(const Key& key, Box box, const Press& press);
  void next_field();

  Stage& stage_;
  Canvas& canvas_;
  text::Engine& engine_;
  const Keyboards& keyboards_;
  Look look_;
  Tree tree_;
  Box screen_;
  Column column_;
  bool inert_ = false, unsettled_ = false;

  // What is being filled: the field, the byte before which the caret stands, the keyboard's layer.
  std::string editing_, wanted_;
  std::size_t caret_ = 0;
  KeyboardKind keyboard_kind_ = KeyboardKind::letters;
  std::string layer_;
  bool shift_ = false, capitals_ = false;
  std::vector<Edit> edits_;
  std::vector<std::string> fields_, fields_before_;
  std::map<std::string, Scrolling, std::less<>> scrolls_;
  std::optional<Box> editing_box_;  // of the field being filled with its label, this frame
  int follow_ = 0;                  // frames during which the list follows it
};

}  // namespace guichet::kiosk::ui
