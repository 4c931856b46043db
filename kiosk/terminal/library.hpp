#pragma once
// Everything the terminal was delivered with, read once at start: texts, communes, code lists, themes, keyboards,
// fonts. What is missing or wrong is said with the file's name, before anything is shown to a person.

#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/code_lists.hpp"
#include "kiosk/demand/commune_directory.hpp"
#include "kiosk/documents/tables.hpp"
#include "kiosk/journey/information.hpp"
#include "kiosk/receipt/territory.hpp"
#include "kiosk/rules/document_table.hpp"
#include "kiosk/texts/catalogue.hpp"
#include "kiosk/ui/keyboard_layout.hpp"
#include "kiosk/ui/theme.hpp"

namespace guichet::kiosk::terminal {

struct Library {
  std::filesystem::path folder;
  std::vector<texts::Catalogue> catalogues;  // French first
  std::string communes_bytes;                // what the directory looks into
  demand::CommuneDirectory communes;
  demand::CodeLists code_lists;
  receipt::Territory territory;  // what papers say of the town
  documents::Tables tables;
  std::vector<journey::Topic> topics;                     // what everyone may know
  std::shared_ptr<const rules::DocumentTable> documents;  // the closed list of papers
  ui::Theme plain, contrast;
  ui::Keyboards keyboards;

  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  Library() = default;

  const texts::Catalogue& catalogue(std::string_view language) const;  // French when the language is not there
  std::vector<texts::Language> languages() const;
};

// What the town chose of it: the languages beside French (texts::offered), its colour as "#RRGGBB"; empty: ours.
std::expected<std::unique_ptr<Library>, std::string> open_library(const std::filesystem::path& assets,
                                                                  std::span<const std::string> languages = {},
                                                                  std::string_view colour = {});

}  // namespace guichet::kiosk::terminal
