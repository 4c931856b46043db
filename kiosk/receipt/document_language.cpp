#include "kiosk/receipt/document_language.hpp"

#include <format>
#include <optional>
#include <string>

namespace guichet::kiosk::receipt {
namespace {

// "72 0 R" after "/Root ", the last time it stands: each update's trailer follows those before it.
std::optional<std::string_view> value_after(std::string_view pdf, std::string_view name) {
  const auto start = pdf.rfind(name);
  if (start == std::string_view::npos) return std::nullopt;
  const auto from = start + name.size();
  const auto end = pdf.find_first_of("\r\n/>", from);
  return end == std::string_view::npos ? std::nullopt : std::optional(pdf.substr(from, end - from));
}

std::optional<std::string_view> object(std::string_view pdf, std::string_view number) {
  const auto start = pdf.find(std::format("\n{} 0 obj\n<<", number));
  if (start == std::string_view::npos) return std::nullopt;
  const auto end = pdf.find("endobj", start);
  return end == std::string_view::npos ? std::nullopt : std::optional(pdf.substr(start + 1, end - start - 1));
}

std::optional<std::string> update(std::string_view pdf, std::string_view language) {
  const auto trailer = pdf.rfind("trailer");
  if (trailer == std::string_view::npos) return std::nullopt;
  const auto end = pdf.substr(trailer);
  const auto root = value_after(end, "/Root "), size = value_after(end, "/Size "), info = value_after(end, "/Info ");
  const auto previous = value_after(end, "startxref\n");
  if (!root || !size || !info || !previous) return std::nullopt;
  const std::string_view number = root->substr(0, root->find(' '));
  const auto catalogue = object(pdf, number);
  if (!catalogue) return std::nullopt;

  std::string added(*catalogue);
  added.insert(added.find("<<") + 2,
               std::format(" /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n  ", language));
  added += "endobj\n";
  const std::size_t table = pdf.size() + added.size();
  added += std::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {}\n   /Info {}\n   /Prev {}\n>>\n",
                       number, pdf.size(), *size, *root, *info, *previous);
  added += std::format("startxref\n{}\n%%EOF\n", table);
  return added;
}

}  // namespace

void declare_language(std::vector<std::byte>& pdf, std::string_view language) {
  const std::string_view text(reinterpret_cast<const char*>(pdf.data()), pdf.size());
  const auto added = update(text, language);
  if (!added) return;
  const auto* first = reinterpret_cast<const std::byte*>(added->data());
  pdf.insert(pdf.end(), first, first + added->size());
}

}  // namespace guichet::kiosk::receipt
