#include "kiosk/ui/text/paragraph.hpp"

#include <algorithm>
#include <numeric>

#include "kiosk/texts/typography.hpp"
#include "kiosk/ui/text/characters.hpp"

namespace guichet::kiosk::ui::text {
namespace {

using Codes = std::span<const std::uint32_t>;

Wiped<FriBidiLevel> bidi_levels(Codes codes, FriBidiLevel& base_level) {
  const auto length = static_cast<FriBidiStrIndex>(codes.size());
  Wiped<FriBidiCharType> types(codes.size());
  Wiped<FriBidiBracketType> brackets(codes.size());
  Wiped<FriBidiLevel> levels(codes.size());
  fribidi_get_bidi_types(codes.data(), length, types.data());
  fribidi_get_bracket_types(codes.data(), length, types.data(), brackets.data());
  FriBidiParType base = FRIBIDI_PAR_ON;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &base, levels.data()) == 0)
    std::ranges::fill(levels, FriBidiLevel{0});  // out of memory: reading order is better than nothing
  base_level = FRIBIDI_IS_RTL(base) && base != FRIBIDI_PAR_ON ? 1 : 0;
  return levels;
}

hb_script_t script_of(std::uint32_t code) { return hb_unicode_script(hb_unicode_funcs_get_default(), code); }

bool has_no_script(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

std::size_t end_of_cluster(Codes codes, std::size_t at) {
  do ++at;
  while (at < codes.size() && continues_grapheme(codes[at]));
  return at;
}

// Spaces and signs follow the letters before them, so that a sentence is not cut into needless runs.
Wiped<Run> split_into_runs(Codes codes, std::span<const FriBidiLevel> levels, const Style& style, Faces& faces) {
  Wiped<Run> runs;
  auto script = HB_SCRIPT_LATIN;
  for (std::size_t at = 0, end = 0; at < codes.size(); at = end) {
    end = end_of_cluster(codes, at);
    const auto own_script = script_of(codes[at]);
    if (!has_no_script(own_script)) script = own_script;
    const bool inkless = is_space(codes[at]) || is_ignorable(codes[at]);
    const bool plain_zero = codes[at] == '0' && style.plain_zeros && !texts::is_of_a_code(codes, at);
    const auto face = inkless && !runs.empty() ? runs.back().face
                      : plain_zero             ? faces.plain_zero(style.weight)
                                               : faces.face_for(codes.subspan(at, end - at), style.weight);
    const bool same =
        !runs.empty() && runs.back().face == face && runs.back().script == script && runs.back().level == levels[at];
    if (same)
      runs.back().last = end;
    else
      runs.push_back({.first = at, .last = end, .face = face, .script = script, .level = levels[at]});
  }
  return runs;
}

// Letters stay apart: joined ones hide the dot of the Turkish i, and are harder to read.
std::vector<hb_feature_t> features_for(const Run& run, const Style& style) {
  std::vector<hb_feature_t> features;
  const auto set = [&](hb_tag_t tag, std::uint32_t value) {
    features.push_back({.tag = tag, .value = value, .start = HB_FEATURE_GLOBAL_START, .end = HB_FEATURE_GLOBAL_END});
  };
  if (run.script != HB_SCRIPT_ARABIC) set(HB_TAG('l', 'i', 'g', 'a'), 0);
  if (style.tabular_figures) set(HB_TAG('t', 'n', 'u', 'm'), 1);
  return features;
}

void shape_run(Run& run, Paragraph& paragraph, const Style& style, Faces& faces, ShapingBuffer& shaping) {
  auto& face = faces[run.face];
  run.em = face.em_of_capital(style.capital_height_px);
  auto* buffer = shaping.get();
  const auto length = run.last - run.first;
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf32(buffer, paragraph.codes.data(), static_cast<int>(paragraph.codes.size()),
                      static_cast<unsigned>(run.first), static_cast<int>(length));
  hb_buffer_set_direction(buffer, run.right_to_left() ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, run.script);
  hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
  const auto features = features_for(run, style);
  hb_shape(face.at(run.em), buffer, features.data(), static_cast<unsigned>(features.size()));

  unsigned count = 0;
  const auto* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
  const auto* positions = hb_buffer_get_glyph_positions(buffer, &count);
  shaping.used_for(std::max<std::size_t>(length, count));
  run.first_glyph = paragraph.glyphs.size();
  for (unsigned i = 0; i < count; ++i) {
    paragraph.glyphs.push_back({.glyph = glyphs[i].codepoint,
                                .character = glyphs[i].cluster,
                                .advance = positions[i].x_advance,
                                .x_offset = positions[i].x_offset,
                                .y_offset = positions[i].y_offset});
    paragraph.advances[glyphs[i].cluster] += positions[i].x_advance;
    paragraph.starts_cluster[glyphs[i].cluster] = 1;
  }
  run.last_glyph = paragraph.glyphs.size();
}

}  // namespace

void ShapingBuffer::wipe() {
  auto* buffer = buffer_.get();
  hb_buffer_reset(buffer);
  // What surrounds a text is remembered too: blanks take its place.
  constexpr std::array<std::uint32_t, 11> blanks{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
  hb_buffer_add_utf32(buffer, blanks.data(), blanks.size(), 5, 1);
  hb_buffer_clear_contents(buffer);
  // Growing the empty buffer zeroes what it held, positions included once they are asked for.
  hb_buffer_set_length(buffer, static_cast<unsigned>(longest_));
  hb_buffer_get_glyph_positions(buffer, nullptr);
  hb_buffer_clear_contents(buffer);
  longest_ = 0;
}

int Paragraph::width(std::size_t first, std::size_t last) const {
  const auto from = advances.begin();
  return std::accumulate(from + static_cast<std::ptrdiff_t>(first), from + static_cast<std::ptrdiff_t>(last), 0);
}

Paragraph shape_paragraph(std::span<const std::uint32_t> codes, const Style& style, Faces& faces,
                          ShapingBuffer& buffer) {
  Paragraph paragraph{.codes = codes,
                      .runs = {},
                      .glyphs = {},
                      .advances = Wiped<int>(codes.size()),
                      .starts_cluster = Wiped<unsigned char>(codes.size())};
  if (codes.empty()) return paragraph;
  const auto levels = bidi_levels(codes, paragraph.base_level);
  paragraph.runs = split_into_runs(codes, levels, style, faces);
  paragraph.glyphs.reserve(codes.size());
  for (auto& run : paragraph.runs) shape_run(run, paragraph, style, faces, buffer);
  return paragraph;
}

}  // namespace guichet::kiosk::ui::text
