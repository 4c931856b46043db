#pragma once
// Owns the Dear ImGui context: what people do goes in as events, what must be drawn comes out as one display frame.
// Input is replayed at the pace ImGui can follow, so that a burst of keys from a fast typist or a reader loses nothing.

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/ui/explorer.hpp"
#include "kiosk/ui/theme.hpp"
#include "platform/display/events.hpp"
#include "platform/display/frame.hpp"

struct ImGuiContext;
enum ImGuiKey : int;

namespace guichet::kiosk::ui {

// One change of the text being edited, in the order it was made.
struct Insert {
  std::string utf8;
};
enum class EditKey { backspace, erase_forward, left, right, home, end, next_letter, previous_letter, take_letter };
using Edit = std::variant<Insert, EditKey>;

class Stage {
 public:
  Stage();
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void feed(const platform::display::Event& event);
  // True while input waits for a next frame: draw again before sleeping.
  bool hungry() const;

  // Keys that edit are kept from ImGui while a field is being filled. For who is guided by the voice, the keypad is
  // enough: its arrows go from one thing to the next, and turn the letters of a field; their finger explores.
  void begin(platform::display::Size size, bool editing, bool guided = false);
  // The frame stays valid until the next `begin`.
  platform::display::Frame end(Colour background);

  // Edits made since the last frame; the caller applies them to the field being filled.
  std::vector<Edit> take_edits();
  // An edit made on the screen's own keyboard: it reaches the field at the next frame, after what came before it.
  void edit(Edit edit) { edits_.push_back(std::move(edit)); }
  // How many things further the guided focus goes: -1, 0 or 1.
  int steps() const { return steps_; }
  Explorer& explorer() { return explorer_; }
  bool key_struck() const { return struck_; }
  bool enter_pressed() const { return enter_; }
  bool escape_pressed() const { return escape_; }

  // Forgets every trace of what was typed, pressed or scrolled: a new context for a new person.
  void reset();

 private:
  void replay(const platform::display::Event& event, bool editing, bool guided);
  void replay_touch(const platform::display::Event& event);
  void replay_exploring(const platform::display::Event& event);
  void replay_key(const platform::display::KeyDown& key, bool editing);
  void replay_guided_key(const platform::display::KeyDown& key, bool editing);
  void press_key(ImGuiKey key, bool shift);

  std::unique_ptr<ImGuiContext, void (*)(ImGuiContext*)> context_;
  std::deque<platform::display::Event> waiting_;
  std::vector<Edit> edits_;
  std::optional<std::int64_t> finger_;
  Explorer explorer_;
  bool enter_ = false, escape_ = false, struck_ = false;
  int steps_ = 0;
  std::vector<platform::display::Vertex> vertices_;
  std::vector<std::uint16_t> indices_;
  std::vector<platform::display::Command> commands_;
};

}  // namespace guichet::kiosk::ui
