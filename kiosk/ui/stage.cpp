#include "kiosk/ui/stage.hpp"

#include <cfloat>
#include <cstring>

#include <imgui.h>
#include <imgui_internal.h>

#include "platform/system/match.hpp"
#include "platform/system/secret.hpp"

namespace guichet::kiosk::ui {
namespace display = platform::display;
namespace {

using platform::system::Match;

ImGuiContext* new_context() {
  auto* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard | ImGuiConfigFlags_NoMouseCursorChange;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigInputTextCursorBlink = false;
  // ImGui insists on a font; all visible text goes through our own engine and this one is never drawn.
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  io.Fonts->AddFontDefault();
  io.Fonts->Build();
  auto& style = ImGui::GetStyle();
  style.AntiAliasedFill = style.AntiAliasedLines = style.AntiAliasedLinesUseTex = false;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.TouchExtraPadding = {0, 0};
  return context;
}

std::optional<ImGuiKey> navigation_key(display::Key key) {
  switch (key) {
    case display::Key::tab: return ImGuiKey_Tab;
    case display::Key::space: return ImGuiKey_Space;
    case display::Key::enter: return ImGuiKey_Enter;
    case display::Key::left: return ImGuiKey_LeftArrow;
    case display::Key::right: return ImGuiKey_RightArrow;
    case display::Key::up: return ImGuiKey_UpArrow;
    case display::Key::down: return ImGuiKey_DownArrow;
    case display::Key::page_up: return ImGuiKey_PageUp;
    case display::Key::page_down: return ImGuiKey_PageDown;
    default: return std::nullopt;
  }
}

// A keypad has arrows, enter and help: left takes back what right and enter have taken.
std::optional<EditKey> dialling_key(display::Key key) {
  switch (key) {
    case display::Key::up: return EditKey::previous_letter;
    case display::Key::down: return EditKey::next_letter;
    case display::Key::left:
    case display::Key::backspace: return EditKey::backspace;
    case display::Key::right:
    case display::Key::enter: return EditKey::take_letter;
    default: return std::nullopt;
  }
}

std::optional<int> step_of(const display::KeyDown& key) {
  switch (key.key) {
    case display::Key::tab: return key.shift ? -1 : 1;
    case display::Key::up: return -1;
    case display::Key::down: return 1;
    default: return std::nullopt;
  }
}

std::optional<EditKey> editing_key(display::Key key) {
  switch (key) {
    case display::Key::backspace: return EditKey::backspace;
    case display::Key::delete_forward: return EditKey::erase_forward;
    case display::Key::left: return EditKey::left;
    case display::Key::right: return EditKey::right;
    case display::Key::home: return EditKey::home;
    case display::Key::end: return EditKey::end;
    default: return std::nullopt;
  }
}

// What may move the focus: everything after it waits for the next frame, when the new field is known.
bool moves_focus(const display::Event& event) {
  if (std::holds_alternative<display::PointerDown>(event) || std::holds_alternative<display::PointerUp>(event))
    return true;
  const auto* key = std::get_if<display::KeyDown>(&event);
  return key && !editing_key(key->key);
}

display::Rect clip_of(const ImVec4& clip, display::Size size) {
  const auto left = std::max(0, static_cast<int>(clip.x)), top = std::max(0, static_cast<int>(clip.y));
  return {left, top, std::min(size.width, static_cast<int>(clip.z)) - left,
          std::min(size.height, static_cast<int>(clip.w)) - top};
}

}  // namespace

Stage::Stage() : context_(new_context(), ImGui::DestroyContext) {}
Stage::~Stage() = default;

void Stage::feed(const display::Event& event) { waiting_.push_back(event); }

bool Stage::hungry() const { return !waiting_.empty() || !edits_.empty() || !context_->InputEventsQueue.empty(); }

void Stage::begin(display::Size size, bool editing, bool guided) {
  ImGui::SetCurrentContext(context_.get());
  enter_ = escape_ = struck_ = false;
  steps_ = 0;
  while (!waiting_.empty()) {
    const auto event = std::move(waiting_.front());
    waiting_.pop_front();
    replay(event, editing, guided);
    if (moves_focus(event)) break;
  }
  auto& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  io.DeltaTime = 1.0F / 60;  // nothing of ours measures time with it; the journey has its own clock
  ImGui::NewFrame();
}

void Stage::replay(const display::Event& event, bool editing, bool guided) {
  guided ? replay_exploring(event) : replay_touch(event);
  std::visit(Match{
                 [&](const display::KeyDown& key) {
                   struck_ = true;
                   guided ? replay_guided_key(key, editing) : replay_key(key, editing);
                 },
                 [&](const display::TextTyped& text) { edits_.emplace_back(Insert{text.utf8}); },
                 [](const auto&) {},
             },
             event);
}

// One finger at a time: a palm or a second hand on the glass must not press anything.
void Stage::replay_touch(const display::Event& event) {
  auto& io = ImGui::GetIO();
  const auto follows = [&](std::int64_t pointer) {
    return finger_ == pointer || (!finger_ && pointer == display::mouse_pointer);
  };
  std::visit(Match{
                 [&](const display::PointerDown& down) {
                   if (finger_) return;
                   finger_ = down.pointer;
                   io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
                   io.AddMousePosEvent(down.x, down.y);
                   io.AddMouseButtonEvent(0, true);
                 },
                 [&](const display::PointerMove& move) {
                   if (follows(move.pointer)) io.AddMousePosEvent(move.x, move.y);
                 },
                 [&](const display::PointerUp& up) {
                   if (finger_ != up.pointer) return;
                   finger_.reset();
                   io.AddMousePosEvent(up.x, up.y);
                   io.AddMouseButtonEvent(0, false);
                 },
                 [](const auto&) {},
             },
             event);
}

// ImGui knows nothing of a finger that explores; one that was pressing when the voice began lets go of nothing.
void Stage::replay_exploring(const display::Event& event) {
  std::visit(Match{
                 [&](const display::PointerDown& down) {
                   if (finger_) return;
                   finger_ = down.pointer;
                   explorer_.down({down.x, down.y});
                 },
                 [&](const display::PointerMove& move) {
                   if (finger_ == move.pointer) explorer_.move({move.x, move.y});
                 },
                 [&](const display::PointerUp& up) {
                   if (finger_ != up.pointer) return;
                   finger_.reset();
                   explorer_.up();
                   auto& io = ImGui::GetIO();
                   if (!io.MouseDown[0]) return;
                   io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
                   io.AddMouseButtonEvent(0, false);
                 },
                 [](const auto&) {},
             },
             event);
}

void Stage::replay_key(const display::KeyDown& key, bool editing) {
  if (key.repeat) return;  // who presses long means it once (EN 301 549, 5.7)
  enter_ |= key.key == display::Key::enter;
  escape_ |= key.key == display::Key::escape;
  if (editing) {
    if (const auto edit = editing_key(key.key)) return edits_.emplace_back(*edit), void();
    if (key.key == display::Key::space || key.key == display::Key::enter) return;
  }
  if (const auto navigation = navigation_key(key.key)) press_key(*navigation, key.shift);
}

void Stage::replay_guided_key(const display::KeyDown& key, bool editing) {
  if (key.repeat) return;
  enter_ |= key.key == display::Key::enter;
  escape_ |= key.key == display::Key::escape;
  if (editing) {
    if (const auto edit = dialling_key(key.key)) return edits_.emplace_back(*edit), void();
    if (key.key == display::Key::space) return;
  }
  if (const auto step = step_of(key)) {
    steps_ = *step;
  } else if (key.key == display::Key::enter || key.key == display::Key::space) {
    press_key(*navigation_key(key.key), false);
  }
}

void Stage::press_key(ImGuiKey key, bool shift) {
  auto& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(ImGuiMod_Shift, false);
}

std::vector<Edit> Stage::take_edits() { return std::exchange(edits_, {}); }

display::Frame Stage::end(Colour background) {
  ImGui::Render();
  const auto& data = *ImGui::GetDrawData();
  const display::Size size{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y)};
  vertices_.clear();
  indices_.clear();
  commands_.clear();
  static_assert(sizeof(display::Vertex) == sizeof(ImDrawVert) && sizeof(ImDrawIdx) == sizeof(std::uint16_t));
  for (const auto* list : data.CmdLists) {
    const auto first_vertex = static_cast<std::uint32_t>(vertices_.size());
    const auto first_index = static_cast<std::uint32_t>(indices_.size());
    vertices_.resize(vertices_.size() + static_cast<std::size_t>(list->VtxBuffer.Size));
    if (list->VtxBuffer.Size > 0)
      std::memcpy(&vertices_[first_vertex], list->VtxBuffer.Data,
                  static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    indices_.insert(indices_.end(), list->IdxBuffer.begin(), list->IdxBuffer.end());
    for (const auto& command : list->CmdBuffer)
      if (command.ElemCount > 0)
        commands_.push_back({.texture = reinterpret_cast<std::uintptr_t>(command.TextureId),
                             .clip = clip_of(command.ClipRect, size),
                             .first_index = first_index + command.IdxOffset,
                             .index_count = command.ElemCount,
                             .vertex_offset = first_vertex + command.VtxOffset});
  }
  return {vertices_, indices_, commands_, background.rgba};
}

void Stage::reset() {
  for (auto& edit : edits_)
    if (auto* insert = std::get_if<Insert>(&edit)) platform::system::wipe(insert->utf8);
  for (auto& event : waiting_)
    if (auto* text = std::get_if<display::TextTyped>(&event)) platform::system::wipe(text->utf8);
  edits_.clear();
  waiting_.clear();
  finger_.reset();
  explorer_.reset();
  // Vertices draw the shape of what was typed; they go too.
  platform::system::wipe(std::as_writable_bytes(std::span(vertices_)));
  context_.reset();
  context_.reset(new_context());
}

}  // namespace guichet::kiosk::ui
