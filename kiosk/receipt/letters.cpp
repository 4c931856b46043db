#include "kiosk/receipt/letters.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::receipt {
namespace {

constexpr const char* first_family = "Atkinson Hyperlegible";
// As on the screen: outside of codes a zero has no slash. As high as the other figures: by their capitals.
constexpr const char* family_of_zeros = "Noto Sans";
constexpr double scale_of_zeros = 0.668 / 0.714;

struct DestroyConfig {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using ConfigHandle = std::unique_ptr<FcConfig, DestroyConfig>;

bool is_face(const std::filesystem::path& file) { return file.extension() == ".ttf" || file.extension() == ".otf"; }

std::vector<std::filesystem::path> faces_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable))
    if (is_face(entry.path())) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

// File by file: a folder given whole would be scanned through a cache that a locked terminal cannot write.
bool add_faces(FcConfig* config, const std::filesystem::path& folder) {
  bool any = false;
  for (const auto& file : faces_of(folder))
    any |= FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str())) == FcTrue;
  return any;
}

// In the order of the files, which puts Noto Sans before the scripts that it lacks.
std::string families_after_the_first(FcConfig* config) {
  std::vector<std::string> families;
  const FcFontSet* faces = FcConfigGetFonts(config, FcSetApplication);
  for (int i = 0; faces != nullptr && i < faces->nfont; ++i) {
    FcChar8* name = nullptr;
    if (FcPatternGetString(faces->fonts[i], FC_FAMILY, 0, &name) != FcResultMatch) continue;
    const std::string family(reinterpret_cast<const char*>(name));
    if (family != first_family && std::ranges::find(families, family) == families.end()) families.push_back(family);
  }
  std::string list;
  for (const auto& family : families) list += (list.empty() ? "" : ", ") + family;
  return list;
}

void give(PangoAttrList* attributes, PangoAttribute* one, std::ptrdiff_t from, std::ptrdiff_t to) {
  one->start_index = static_cast<guint>(from);
  one->end_index = static_cast<guint>(to);
  pango_attr_list_change(attributes, one);
}

// Letters that the first family lacks are given to the others by name. Left to itself, Pango builds the Turkish İ from
// two glyphs, which look right and can no longer be read, copied or searched as one letter.
void name_other_families(PangoAttrList* attributes, PangoFont* first, const std::string& others,
                         std::string_view words) {
  glong count = 0;
  const std::unique_ptr<gunichar, decltype(&g_free)> codes(
      g_utf8_to_ucs4_fast(words.data(), static_cast<glong>(words.size()), &count), &g_free);
  const std::span<const std::uint32_t> text(codes.get(), static_cast<std::size_t>(count));
  const char* at = words.data();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto from = at - words.data();
    at = g_utf8_next_char(at);
    const auto to = at - words.data();
    hb_codepoint_t glyph = 0;
    if (text[i] == '0' && !texts::is_of_a_code(text, i)) {
      give(attributes, pango_attr_family_new(family_of_zeros), from, to);
      give(attributes, pango_attr_scale_new(scale_of_zeros), from, to);
    } else if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(first), text[i], &glyph)) {
      give(attributes, pango_attr_family_new(others.c_str()), from, to);
    }
  }
}

}  // namespace

void Unreference::operator()(void* object) const { g_object_unref(object); }

std::expected<Fonts, Error> Fonts::load(const std::filesystem::path& folder) {
  const ConfigHandle config(FcConfigCreate());
  if (!config || !add_faces(config.get(), folder))
    return std::unexpected(Error{Error::Kind::no_fonts, "no font in " + folder.string()});
  Fonts fonts;
  fonts.map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  if (!fonts.map_) return std::unexpected(Error{Error::Kind::no_fonts, "this Pango draws no FreeType font"});
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.map()), config.get());
  fonts.other_families_ = families_after_the_first(config.get());
  return fonts;
}

Text::Text(PangoContext* context, const Fonts& fonts, std::string_view words, const Style& style, double width)
    : layout_(pango_layout_new(context)), style_(style) {
  const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(
      pango_font_description_from_string(first_family), &pango_font_description_free);
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout(), font.get());
  pango_layout_set_width(layout(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout(), static_cast<float>(style.leading));
  pango_layout_set_text(layout(), words.data(), static_cast<int>(words.size()));

  const std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)> attributes(pango_attr_list_new(),
                                                                                    &pango_attr_list_unref);
  // A name cut at the end of a line must not gain a hyphen.
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  const std::unique_ptr<PangoFont, Unreference> first(pango_context_load_font(context, font.get()));
  if (first) name_other_families(attributes.get(), first.get(), fonts.other_families(), words);
  pango_layout_set_attributes(layout(), attributes.get());
}

void Text::fit() { pango_layout_set_width(layout(), static_cast<int>(std::ceil(width() * PANGO_SCALE))); }

double Text::width() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout(), nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

double Text::height() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout(), nullptr, &logical);
  return static_cast<double>(logical.height) / PANGO_SCALE;
}

double Text::baseline() const { return static_cast<double>(pango_layout_get_baseline(layout())) / PANGO_SCALE; }

int Text::lines() const { return pango_layout_get_line_count(layout()); }

}  // namespace guichet::kiosk::receipt
