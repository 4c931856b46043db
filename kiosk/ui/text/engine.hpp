#pragma once
// Turns every visible text into quads: HarfBuzz shapes, FriBidi orders, FreeType draws into one atlas made on demand.
// It knows no ImGui and no window; the toolkit draws its blocks, tests give it a sink in memory.

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/text/atlas_sink.hpp"
#include "kiosk/ui/text/block.hpp"

namespace guichet::kiosk::ui::text {

struct Error {
  std::string detail;  // the file, and what is wrong with it
};

class Engine {
 public:
  // Reads assets/fonts and assets/icons. `sink` outlives the engine.
  static std::expected<Engine, Error> create(const std::filesystem::path& assets, AtlasSink& sink);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // A wrap width of 0 makes one line; otherwise no line is wider, a word longer than the line being cut between
  // letters. Blocks stay valid until the next `flush` or `forget_all`.
  const Block& shape(std::string_view text, const Style& style, float wrap_width = 0);
  // The same without a pixel: whoever looks for the size that fits tries many, and draws one.
  const Block& measure(std::string_view text, const Style& style, float wrap_width = 0);
  // A square of that size with the icon in it; empty when there is no such icon.
  const Block& icon(std::string_view name, float size_px);
  bool has_icon(std::string_view name) const;

  // To be called once the frame is built, before it is shown: sends new glyphs to the sink, the changed rectangle only.
  // False when the atlas had to be laid out anew: the frame's quads point at the old places and must be built again.
  [[nodiscard("false: build the frame again")]] bool flush();

  // For a new person: every text, shape and glyph is overwritten, here and in the sink.
  void forget_all();

  // Characters that no face can draw, each once: empty for every sentence that ships.
  std::vector<char32_t> missing_glyphs(std::string_view text) const;

  struct Figures {
    std::size_t blocks, glyphs, faces;
    int atlas_width, atlas_height;
  };
  Figures figures() const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace guichet::kiosk::ui::text
