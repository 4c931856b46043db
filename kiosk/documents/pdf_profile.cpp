#include "kiosk/documents/pdf_profile.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <format>
#include <utility>
#include <vector>

namespace guichet::kiosk::documents {
namespace {

void put16(std::string& bytes, std::uint32_t value) {
  bytes += static_cast<char>(value >> 8U & 0xffU);
  bytes += static_cast<char>(value & 0xffU);
}

void put32(std::string& bytes, std::uint32_t value) {
  put16(bytes, value >> 16U);
  put16(bytes, value & 0xffffU);
}

std::string xyz(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
  std::string tag("XYZ \0\0\0\0", 8);
  for (const std::uint32_t value : {x, y, z}) put32(tag, value);
  return tag;
}

// ICC.1:2001-04, 6.5.17: the words, then the same in two other encodings, left empty.
std::string description(std::string_view words) {
  std::string tag("desc\0\0\0\0", 8);
  put32(tag, static_cast<std::uint32_t>(words.size() + 1));
  tag.append(words).append(1 + 4 + 4 + 2 + 1 + 67, '\0');
  return tag;
}

std::string curve() {
  constexpr std::uint32_t points = 256;
  std::string tag("curv\0\0\0\0", 8);
  put32(tag, points);
  for (std::uint32_t i = 0; i < points; ++i) {
    const double value = i / (points - 1.0);
    const double linear = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    put16(tag, static_cast<std::uint32_t>(std::lround(linear * 65535)));
  }
  return tag;
}

// ICC.1:2001-04, 6.1; `size` is the whole profile's. Its date is that of the format, so that it never changes.
std::string header(std::uint32_t size) {
  std::string bytes;
  put32(bytes, size);
  bytes.append(4, '\0').append("\x02\x10\0\0mntrRGB XYZ ", 16);
  for (const std::uint32_t part : {2001U, 4U, 1U, 0U, 0U, 0U}) put16(bytes, part);
  bytes.append("acsp").append(28, '\0');
  for (const std::uint32_t part : {0xf6d6U, 0x10000U, 0xd32dU}) put32(bytes, part);  // D50
  return bytes.append(48, '\0');
}

// Only what XML 1.0 can hold.
std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      safe += c;
  }
  return safe;
}

}  // namespace

std::string srgb_profile() {
  const std::string shared_curve = curve();
  const std::vector<std::pair<std::string_view, std::string>> tags = {
      {"desc", description("sRGB IEC61966-2.1")},
      {"cprt", std::string("text\0\0\0\0No copyright, use freely", 32) + '\0'},
      {"wtpt", xyz(0xf6d6, 0x10000, 0xd32d)},
      {"rXYZ", xyz(0x6fa2, 0x38f5, 0x0390)},
      {"gXYZ", xyz(0x6299, 0xb785, 0x18da)},
      {"bXYZ", xyz(0x24a0, 0x0f84, 0xb6cf)},
      {"rTRC", shared_curve}};
  constexpr std::uint32_t header_size = 128, entry_size = 12, shared = 2;  // green and blue share red's curve
  std::uint32_t offset = header_size + 4 + entry_size * (static_cast<std::uint32_t>(tags.size()) + shared);
  std::string table, contents;
  put32(table, static_cast<std::uint32_t>(tags.size()) + shared);
  const auto enter = [&](std::string_view name, std::size_t size) {
    table.append(name);
    put32(table, offset);
    put32(table, static_cast<std::uint32_t>(size));
  };
  for (const auto& [name, tag] : tags) {
    enter(name, tag.size());
    if (name == "rTRC") enter("gTRC", tag.size()), enter("bTRC", tag.size());
    contents.append(tag).append((4 - tag.size() % 4) % 4, '\0');
    offset += static_cast<std::uint32_t>((tag.size() + 3) / 4 * 4);
  }
  return header(static_cast<std::uint32_t>(header_size + table.size() + contents.size())) + table + contents;
}

std::string xmp_packet(std::string_view title, std::string_view language) {
  return std::format(
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"2\" "
      "pdfaid:conformance=\"B\"/>\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>"
      "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language></rdf:Description>\n"
      "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
      escaped(title), escaped(language));
}

}  // namespace guichet::kiosk::documents
