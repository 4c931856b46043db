#include "kiosk/ui/text/engine.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/ui/text/block_cache.hpp"
#include "kiosk/ui/text/glyph_store.hpp"
#include "kiosk/ui/text/icon_names.hpp"
#include "kiosk/ui/text/layout.hpp"

namespace guichet::kiosk::ui::text {
namespace {

constexpr float icon_wrap = -1;  // tells an icon's name from a word

}  // namespace

struct Engine::State {
  State(Faces opened, IconNames names, AtlasSink& sink)
      : faces(std::move(opened)), icon_names(std::move(names)), glyphs(faces, sink) {}

  Block& laid_out(std::string_view text, const Style& style, float wrap_width) {
    const BlockRequest request{.text = text, .style = style, .wrap_width = std::max(0.0F, wrap_width)};
    if (auto* known = blocks.find(request)) return *known;
    return blocks.keep(request, Layout(faces, buffer).lay_out(text, style, wrap_width));
  }
  const Block& inked(Block& block) {
    for (const auto& place : std::exchange(block.glyphs, {}))
      if (const auto quad = glyphs.quad(place)) block.quads.push_back(*quad);
    return block;
  }

  Faces faces;
  IconNames icon_names;
  GlyphStore glyphs;
  ShapingBuffer buffer;
  BlockCache blocks;
};

std::expected<Engine, Error> Engine::create(const std::filesystem::path& assets, AtlasSink& sink) {
  auto faces = Faces::open(assets);
  if (!faces) return std::unexpected(faces.error());
  auto icons = read_icon_names(assets / "icons/icons.tsv");
  if (!icons) return std::unexpected(icons.error());
  return Engine(std::make_unique<State>(std::move(*faces), std::move(*icons), sink));
}

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

const Block& Engine::measure(std::string_view text, const Style& style, float wrap_width) {
  return state_->laid_out(text, style, wrap_width);
}

const Block& Engine::shape(std::string_view text, const Style& style, float wrap_width) {
  return state_->inked(state_->laid_out(text, style, wrap_width));
}

const Block& Engine::icon(std::string_view name, float size_px) {
  const BlockRequest request{.text = name, .style = {.capital_height_px = size_px}, .wrap_width = icon_wrap};
  if (auto* known = state_->blocks.find(request)) return state_->inked(*known);
  const auto found = state_->icon_names.find(name);
  if (found == state_->icon_names.end()) return state_->blocks.keep(request, {});
  Layout layout(state_->faces, state_->buffer);
  return state_->inked(state_->blocks.keep(request, layout.lay_out_icon(found->second, size_px)));
}

bool Engine::has_icon(std::string_view name) const { return state_->icon_names.contains(name); }

bool Engine::flush() {
  const bool in_place = state_->glyphs.flush();
  if (in_place)
    state_->blocks.end_frame();
  else
    state_->blocks.clear();
  return in_place;
}

void Engine::forget_all() {
  state_->blocks.clear();
  state_->glyphs.forget();
  state_->buffer.wipe();
}

std::vector<char32_t> Engine::missing_glyphs(std::string_view text) const {
  std::vector<char32_t> missing;
  auto characters = Characters::decode(text);
  const std::span<std::uint32_t> codes = characters.codes;
  std::ranges::replace(codes, std::uint32_t{'\n'}, std::uint32_t{' '});
  for (const auto weight : {Weight::regular, Weight::bold})
    for (const auto& glyph : shape_paragraph(codes, {.weight = weight}, state_->faces, state_->buffer).glyphs) {
      const char32_t code = codes[glyph.character];
      if (glyph.glyph == 0 && !std::ranges::contains(missing, code)) missing.push_back(code);
    }
  return missing;
}

Engine::Figures Engine::figures() const {
  return {.blocks = state_->blocks.size(),
          .glyphs = state_->glyphs.size(),
          .faces = state_->faces.opened(),
          .atlas_width = Atlas::width,
          .atlas_height = state_->glyphs.atlas_height()};
}

}  // namespace guichet::kiosk::ui::text
