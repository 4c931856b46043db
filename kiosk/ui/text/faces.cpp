#include "kiosk/ui/text/faces.hpp"

#include <algorithm>
#include <fstream>
#include <string>

#include "kiosk/ui/text/characters.hpp"

namespace guichet::kiosk::ui::text {
namespace {

struct Span {
  std::uint32_t first, last;
};

// Where a face's characters lie: outside, it is not even opened.
struct Link {
  std::string_view name, extension;
  std::array<Span, 3> spans;
};

constexpr std::array chain = {
    Link{"AtkinsonHyperlegible", ".ttf", {{{0, 0x2BFF}}}},
    Link{"NotoSans", ".ttf", {{{0, 0x052F}, {0x1E00, 0x2BFF}, {0xFFFD, 0xFFFD}}}},
    Link{"NotoSansArabic", ".ttf", {{{0x0600, 0x08FF}}}},
    Link{"NotoSansTamil", ".ttf", {{{0x0B80, 0x0BFF}}}},
    Link{"NotoSansSC", ".otf", {{{0x2E80, 0x9FFF}, {0xFF00, 0xFFEF}}}},
};

bool may_know(const Link& link, std::uint32_t code) {
  return std::ranges::any_of(link.spans, [&](const Span& span) { return code >= span.first && code <= span.last; });
}

std::filesystem::path file_of(FaceIndex index) {
  if (index == 2 * chain.size()) return "icons/icons.ttf";
  const auto& link = chain[index % chain.size()];
  const auto* weight = index < chain.size() ? "-Regular" : "-Bold";
  return "fonts/" + std::string(link.name) + weight + std::string(link.extension);
}

// HarfBuzz derives every space from the plain one, and hides what has no ink.
bool knows(const Face& face, std::uint32_t code) {
  return is_ignorable(code) || face.glyph_of(is_space(code) ? ' ' : code) != 0;
}

bool knows(const Face& face, std::span<const std::uint32_t> cluster) {
  if (std::ranges::all_of(cluster, [&](auto code) { return knows(face, code); })) return true;
  hb_codepoint_t composed = 0;
  return cluster.size() == 2 && hb_unicode_compose(hb_unicode_funcs_get_default(), cluster[0], cluster[1], &composed) &&
         face.glyph_of(composed) != 0;
}

}  // namespace

Faces::Faces(FontLibrary library, std::filesystem::path assets)
    : library_(std::move(library)), assets_(std::move(assets)), opened_(2 * chain_length + 1) {}

std::expected<void, Error> Faces::open_face(FaceIndex index) {
  auto face = Face::open(library_.get(), assets_ / file_of(index));
  if (!face) return std::unexpected(face.error());
  opened_[index].face = std::move(*face);
  return {};
}

std::expected<Faces, Error> Faces::open(const std::filesystem::path& assets) {
  static_assert(chain.size() == chain_length);
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return std::unexpected(Error{"FreeType does not start"});
  Faces faces(FontLibrary(library, FT_Done_FreeType), assets);
  for (const auto index : {faces.first(Weight::regular), faces.first(Weight::bold), faces.icons()})
    if (const auto opened = faces.open_face(index); !opened) return std::unexpected(opened.error());
  // A missing language is told to who installs the terminal, not to the person who needs it.
  for (FaceIndex i = 0; i < faces.icons(); ++i)
    if (const auto file = assets / file_of(i); !std::ifstream(file))
      return std::unexpected(Error{file.string() + ": cannot be read"});
  return faces;
}

bool Faces::draws(FaceIndex index, std::span<const std::uint32_t> cluster) {
  auto& [face, failed] = opened_[index];
  if (!face && (failed || !may_know(chain[index % chain_length], cluster.front()))) return false;
  if (!face && !open_face(index)) failed = true;
  return face && knows(*face, cluster);
}

FaceIndex Faces::face_for(std::span<const std::uint32_t> cluster, Weight weight) {
  const auto start = first(weight);
  for (FaceIndex i = 0; i < chain_length; ++i)
    if (const auto index = static_cast<FaceIndex>(start + i); draws(index, cluster)) return index;
  const auto base = cluster.first(1);
  return cluster.size() > 1 ? face_for(base, weight) : start;
}

FaceIndex Faces::plain_zero(Weight weight) {
  const std::uint32_t zero = '0';
  const auto second = static_cast<FaceIndex>(first(weight) + 1);
  return draws(second, {&zero, 1}) ? second : first(weight);
}

std::size_t Faces::opened() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(opened_, [](const Place& place) { return place.face.has_value(); }));
}

}  // namespace guichet::kiosk::ui::text
