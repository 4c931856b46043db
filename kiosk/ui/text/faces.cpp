#include "kiosk/ui/text/faces.hpp"

#include <algorithm>

#include "kiosk/ui/text/characters.hpp"

namespace guichet::kiosk::ui::text {
namespace {

constexpr std::array files = {
    "fonts/AtkinsonHyperlegible-Regular.ttf",
    "fonts/NotoSans-Regular.ttf",
    "fonts/NotoSansArabic-Regular.ttf",
    "fonts/AtkinsonHyperlegible-Bold.ttf",
    "fonts/NotoSans-Bold.ttf",
    "fonts/NotoSansArabic-Bold.ttf",
    "icons/icons.ttf",
};

// HarfBuzz derives every space from the plain one, and hides what has no ink.
bool draws(const Face& face, std::uint32_t code) {
  return is_ignorable(code) || face.glyph_of(is_space(code) ? ' ' : code) != 0;
}

bool draws(const Face& face, std::span<const std::uint32_t> cluster) {
  if (std::ranges::all_of(cluster, [&](auto code) { return draws(face, code); })) return true;
  hb_codepoint_t composed = 0;
  return cluster.size() == 2 && hb_unicode_compose(hb_unicode_funcs_get_default(), cluster[0], cluster[1], &composed) &&
         face.glyph_of(composed) != 0;
}

}  // namespace

std::expected<Faces, Error> Faces::open(const std::filesystem::path& assets) {
  static_assert(files.size() == 2 * chain_length + 1);
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return std::unexpected(Error{"FreeType does not start"});
  Faces faces(FontLibrary(library, FT_Done_FreeType));
  for (const auto* file : files) {
    auto face = Face::open(library, assets / file);
    if (!face) return std::unexpected(face.error());
    faces.faces_.push_back(std::move(*face));
  }
  return faces;
}

FaceIndex Faces::face_for(std::span<const std::uint32_t> cluster, Weight weight) const {
  const auto start = first(weight);
  for (FaceIndex i = 0; i < chain_length; ++i)
    if (draws(faces_[start + i], cluster)) return static_cast<FaceIndex>(start + i);
  const auto base = cluster.first(1);
  return cluster.size() > 1 ? face_for(base, weight) : start;
}

bool Faces::can_draw(std::span<const std::uint32_t> cluster, Weight weight) const {
  return draws(faces_[face_for(cluster, weight)], cluster);
}

}  // namespace guichet::kiosk::ui::text
