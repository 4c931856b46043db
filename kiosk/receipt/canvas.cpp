#include "kiosk/receipt/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

namespace guichet::kiosk::receipt {
namespace {

constexpr auto first_family = "Atkinson Hyperlegible";
constexpr auto other_families = "Noto Sans, Noto Sans Arabic";

struct DestroyConfig {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using ConfigHandle = std::unique_ptr<FcConfig, DestroyConfig>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  auto& bytes = *static_cast<std::vector<std::byte>*>(closure);
  const auto* first = reinterpret_cast<const std::byte*>(data);
  bytes.insert(bytes.end(), first, first + length);
  return CAIRO_STATUS_SUCCESS;
}

// File by file: a folder given whole would be scanned through a cache that a locked terminal cannot write.
bool add_faces(FcConfig* config, const std::filesystem::path& folder) {
  bool any = false;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() != ".ttf") continue;
    any |= FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(entry.path().c_str())) == FcTrue;
  }
  return any;
}

// Letters that the first family lacks are given to the others by name. Left to itself, Pango builds the Turkish İ from
// two glyphs, which look right and can no longer be read, copied or searched as one letter.
void name_other_families(PangoAttrList* attributes, PangoFont* first, std::string_view words) {
  const char* const start = words.data();
  const char* const end = start + words.size();
  for (const char* at = start; at < end;) {
    const char* const next = g_utf8_next_char(at);
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(first), g_utf8_get_char(at), &glyph)) {
      PangoAttribute* other = pango_attr_family_new(other_families);
      other->start_index = static_cast<guint>(at - start);
      other->end_index = static_cast<guint>(next - start);
      pango_attr_list_change(attributes, other);
    }
    at = next;
  }
}

void set_colour(cairo_t* cairo, Colour colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

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
  return fonts;
}

Text::Text(PangoContext* context, std::string_view words, const Style& style, double width)
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
  if (first) name_other_families(attributes.get(), first.get(), words);
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

Canvas::Canvas(const Fonts& fonts, const std::string& title)
    : surface_(cairo_pdf_surface_create_for_stream(&append, &bytes_, page_width, page_height)),
      cairo_(cairo_create(surface_.get())),
      pango_(pango_font_map_create_context(fonts.map())) {
  // Later versions compress the catalogue, to which the language is added at the end.
  cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Guichet");
  pango_cairo_update_context(cairo_.get(), pango_.get());
  pango_cairo_context_set_resolution(pango_.get(), 72);
  pango_context_set_round_glyph_positions(pango_.get(), FALSE);
  cairo_tag_begin(cairo_.get(), "Document", nullptr);
}

Text Canvas::text(std::string_view words, const Style& style, double width) const {
  return Text(pango_.get(), words, style, width);
}

void Canvas::draw(const Text& text, double x, double y, const char* tag) {
  begin(tag);
  set_colour(cairo_.get(), text.style().colour);
  cairo_move_to(cairo_.get(), x, y);
  pango_cairo_show_layout(cairo_.get(), text.layout());
  end(tag);
}

void Canvas::draw(const QrModules& code, const Box& box) {
  constexpr Colour light{1, 1, 1}, dark{0, 0, 0};
  fill(box, light);
  const double module = std::min(box.width, box.height) / (code.side + 2 * quiet_zone);
  begin("Artifact");
  set_colour(cairo_.get(), dark);
  for (int y = 0; y < code.side; ++y)
    for (int x = 0; x < code.side; ++x)
      if (code.at(x, y))
        cairo_rectangle(cairo_.get(), box.x + (x + quiet_zone) * module, box.y + (y + quiet_zone) * module, module,
                        module);
  // One path filled at once: squares filled one by one would show hairlines between them.
  cairo_fill(cairo_.get());
  end("Artifact");
}

void Canvas::fill(const Box& box, Colour colour, double radius) {
  constexpr double quarter = std::numbers::pi / 2;
  begin("Artifact");
  set_colour(cairo_.get(), colour);
  cairo_new_sub_path(cairo_.get());
  cairo_arc(cairo_.get(), box.x + box.width - radius, box.y + radius, radius, -quarter, 0);
  cairo_arc(cairo_.get(), box.x + box.width - radius, box.y + box.height - radius, radius, 0, quarter);
  cairo_arc(cairo_.get(), box.x + radius, box.y + box.height - radius, radius, quarter, 2 * quarter);
  cairo_arc(cairo_.get(), box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo_.get());
  cairo_fill(cairo_.get());
  end("Artifact");
}

void Canvas::begin(const char* tag) { cairo_tag_begin(cairo_.get(), tag, nullptr); }
void Canvas::end(const char* tag) { cairo_tag_end(cairo_.get(), tag); }
void Canvas::next_page() { cairo_show_page(cairo_.get()); }

std::expected<std::vector<std::byte>, Error> Canvas::finish() {
  cairo_tag_end(cairo_.get(), "Document");
  const cairo_status_t drawn = cairo_status(cairo_.get());
  cairo_surface_finish(surface_.get());
  const cairo_status_t written = cairo_surface_status(surface_.get());
  const cairo_status_t status = drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
  if (status != CAIRO_STATUS_SUCCESS)
    return std::unexpected(Error{Error::Kind::drawing, cairo_status_to_string(status)});
  return std::move(bytes_);
}

}  // namespace guichet::kiosk::receipt
