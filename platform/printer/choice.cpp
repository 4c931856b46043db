#include "platform/printer/choice.hpp"

#include "platform/printer/escpos_printer.hpp"
#include "platform/printer/folder_printer.hpp"
#include "platform/system/match.hpp"

namespace guichet::platform::printer {
namespace {

// What follows the word and its spaces; nothing when the text begins with something else.
std::optional<std::string_view> after(std::string_view word, std::string_view text) {
  if (!text.starts_with(word)) return std::nullopt;
  const auto rest = text.substr(word.size());
  const auto first = rest.find_first_not_of(" \t");
  if (first == 0 || first == rest.npos) return std::nullopt;
  return rest.substr(first);
}

template <typename Address>
std::optional<Choice> chosen(std::optional<Address> address) {
  if (!address) return std::nullopt;
  return Choice{*std::move(address)};
}

}  // namespace

std::optional<Choice> parse_choice(std::string_view text, const std::filesystem::path& base) {
  if (text.starts_with("ipp:")) return chosen(IppAddress::parse(text));
  if (const auto uri = after("ipp", text)) return chosen(IppAddress::parse(*uri));
  if (const auto line = after("escpos", text)) return chosen(parse_line_address(*line));
  const auto folder = after("folder", text).value_or(text);
  if (folder.empty()) return std::nullopt;
  return Tray{base / folder};
}

std::unique_ptr<Printer> make_printer(const Choice& choice) {
  using Made = std::unique_ptr<Printer>;
  return std::visit(
      system::Match{[](const Tray& tray) -> Made { return std::make_unique<FolderPrinter>(tray.folder); },
                    [](const IppAddress& address) -> Made { return std::make_unique<CupsPrinter>(address); },
                    [](const LineAddress& line) -> Made { return std::make_unique<EscPosPrinter>(line); }},
      choice);
}

}  // namespace guichet::platform::printer
