#include "kiosk/documents/pdf_writer.hpp"

#include <cstdint>
#include <format>
#include <string_view>

#include "kiosk/documents/pdf_profile.hpp"
#include "platform/system/digest.hpp"

namespace guichet::kiosk::documents {
namespace {

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Objects are numbered in the order in which they are added; those that are named before they come have fixed numbers.
class File {
 public:
  // Bytes over 127 after the first line: whoever carries the file must not take it for text (ISO 19005-2, 6.1.2).
  File() : bytes_("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") {}

  void object(std::string_view dictionary) {
    begin();
    bytes_.append(dictionary).append("\nendobj\n");
  }

  void stream(std::string_view entries, std::string_view content) {
    begin();
    bytes_.append(std::format("<< {} /Length {} >>\nstream\n", entries, content.size()));
    bytes_.append(content).append("\nendstream\nendobj\n");
  }

  // Its identifier is made from its content, so that it is the same another day.
  std::vector<std::byte> close() {
    const std::size_t table = bytes_.size();
    bytes_.append(std::format("xref\n0 {}\n0000000000 65535 f \n", starts_.size() + 1));
    for (const std::size_t start : starts_) bytes_.append(std::format("{:010} 00000 n \n", start));
    bytes_.append(
        std::format("trailer\n<< /Size {0} /Root 1 0 R /Info 5 0 R /ID [<{1}> <{1}>] >>\nstartxref\n{2}\n%%EOF\n",
                    starts_.size() + 1, identifier(), table));
    const auto* const first = reinterpret_cast<const std::byte*>(bytes_.data());
    return {first, first + bytes_.size()};
  }

 private:
  void begin() {
    starts_.push_back(bytes_.size());
    bytes_.append(std::format("{} 0 obj\n", starts_.size()));
  }

  std::string identifier() const {
    const auto digest = platform::system::sha256(std::as_bytes(std::span(bytes_)));
    return platform::system::hexadecimal(std::span(digest).first(16));
  }

  std::string bytes_;
  std::vector<std::size_t> starts_;
};

// UTF-16 with its mark, as hexadecimal: the one form of a string that needs no escapes.
std::string text_string(std::string_view utf8) {
  std::string hexadecimal = "<feff";
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t more = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    std::uint32_t point = more == 0 ? lead : lead & (0x3fU >> more);
    for (std::size_t k = 1; k <= more && i + k < utf8.size(); ++k)
      point = point << 6U | (static_cast<unsigned char>(utf8[i + k]) & 0x3fU);
    i += more + 1;
    if (point < 0x20) continue;  // as in the XMP packet, which must say the same
    if (point < 0x10000) {
      hexadecimal += std::format("{:04x}", point);
    } else {
      hexadecimal +=
          std::format("{:04x}{:04x}", 0xd800 + ((point - 0x10000) >> 10U), 0xdc00 + ((point - 0x10000) & 0x3ffU));
    }
  }
  return hexadecimal + ">";
}

// A tag of language holds letters, digits and hyphens only.
std::string tag_of(std::string_view language) {
  std::string tag;
  for (const char c : language)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') tag += c;
  return tag;
}

constexpr std::size_t first_page = 6, objects_of_a_page = 3;

void put_document(File& file, std::size_t pages, const PdfWish& wish) {
  const std::string language = tag_of(wish.language);
  file.object(
      std::format("<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R /Lang ({}) /ViewerPreferences << "
                  "/DisplayDocTitle true >> /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 "
                  "/OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) "
                  "/DestOutputProfile 4 0 R >>] >>",
                  language));
  std::string kids;
  for (std::size_t i = 0; i < pages; ++i) kids += std::format("{} 0 R ", first_page + i * objects_of_a_page);
  file.object(std::format("<< /Type /Pages /Count {} /Kids [{}] >>", pages, kids));
  file.stream("/Type /Metadata /Subtype /XML", xmp_packet(wish.title, language));
  file.stream("/N 3", srgb_profile());
  file.object(std::format("<< /Title {} >>", text_string(wish.title)));
}

void put_page(File& file, std::size_t index, const Sheet& sheet) {
  const std::size_t number = first_page + index * objects_of_a_page;
  const double width = sheet.width * 72.0 / sheet.dpi, height = sheet.height * 72.0 / sheet.dpi;
  file.object(
      std::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {:.2f} {:.2f}] /Contents {} 0 R "
                  "/Resources << /XObject << /Sheet {} 0 R >> >> >>",
                  width, height, number + 1, number + 2));
  file.stream("", std::format("q {:.2f} 0 0 {:.2f} 0 0 cm /Sheet Do Q", width, height));
  file.stream(std::format("/Type /XObject /Subtype /Image /Width {} /Height {} /BitsPerComponent 8 /ColorSpace /{} "
                          "/Filter /DCTDecode",
                          sheet.width, sheet.height, sheet.colour ? "DeviceRGB" : "DeviceGray"),
              text_of(sheet.jpeg));
}

}  // namespace

std::expected<std::vector<std::byte>, PdfRefusal> wrap_pdf(std::span<const Sheet> sheets, const PdfWish& wish) {
  if (sheets.empty()) return std::unexpected(PdfRefusal{.kind = PdfRefusal::Kind::no_sheet});
  File file;
  put_document(file, sheets.size(), wish);
  for (std::size_t i = 0; i < sheets.size(); ++i) put_page(file, i, sheets[i]);
  auto bytes = file.close();
  if (bytes.size() > wish.most_bytes)
    return std::unexpected(PdfRefusal{PdfRefusal::Kind::too_large, bytes.size() - wish.most_bytes});
  return bytes;
}

std::expected<std::vector<Sheet>, SheetError> lighten(std::span<const Sheet> sheets, Lighter step) {
  std::vector<Sheet> lighter;
  for (const Sheet& sheet : sheets) {
    auto one = recompress(sheet, step);
    if (!one) return std::unexpected(one.error());
    lighter.push_back(*std::move(one));
  }
  return lighter;
}

}  // namespace guichet::kiosk::documents
