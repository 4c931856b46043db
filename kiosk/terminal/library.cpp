#include "kiosk/terminal/library.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <future>
#include <sstream>

#include "kiosk/ui/town_colour.hpp"

namespace guichet::kiosk::terminal {
namespace {

template <typename T>
using Read = std::expected<T, std::string>;

Read<std::string> contents(const std::filesystem::path& file) {
  const std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::unexpected(file.string() + " cannot be read");
  std::ostringstream text;
  text << stream.rdbuf();
  return std::move(text).str();
}

Read<ui::Theme> theme(const std::filesystem::path& assets, std::string_view name) {
  const auto file = assets / "themes" / (std::string(name) + ".theme");
  const auto text = contents(file);
  if (!text) return std::unexpected(text.error());
  auto parsed = ui::Theme::parse(name, *text);
  if (!parsed)
    return std::unexpected(file.string() + ", line " + std::to_string(parsed.error().line) + ": " +
                           parsed.error().what);
  return *parsed;
}

// Puts what was read in its place, or keeps the first error.
class Opening {
 public:
  template <typename T>
  void take(T& place, Read<T> read) {
    if (read)
      place = *std::move(read);
    else if (error_.empty())
      error_ = read.error();
  }
  const std::string& error() const { return error_; }

 private:
  std::string error_;
};

Read<std::vector<texts::Catalogue>> catalogues(const std::filesystem::path& assets,
                                               std::span<const std::string> languages) {
  auto all = texts::load_catalogues(assets / "texts");
  if (!all) return std::unexpected(all.error().detail);
  if (all->empty() || all->front().language().code != "fr")
    return std::unexpected("assets/texts holds no French catalogue");
  auto chosen = texts::offered(*std::move(all), languages);
  if (!chosen) return std::unexpected("languages: " + chosen.error().detail);
  return *std::move(chosen);
}

Read<documents::Tables> tables(const std::filesystem::path& assets) {
  auto all = documents::Tables::load(assets / "seals");
  if (!all) return std::unexpected("assets/seals cannot be read");
  return *std::move(all);
}

Read<demand::CodeLists> code_lists(const std::filesystem::path& assets) {
  const auto text = contents(assets / "registry" / "code_lists.tsv");
  if (!text) return std::unexpected(text.error());
  auto all = demand::CodeLists::parse(*text);
  if (!all) return std::unexpected("assets/registry/code_lists.tsv is malformed");
  return *std::move(all);
}

Read<std::vector<journey::Topic>> topics(const std::filesystem::path& assets) {
  const auto file = assets / "law" / "information.tsv";
  const auto text = contents(file);
  if (!text) return std::unexpected(text.error());
  auto all = journey::parse_topics(*text);
  if (!all) return std::unexpected(file.string() + ", line " + std::to_string(all.error().line) + " is malformed");
  return *std::move(all);
}

Read<std::shared_ptr<const rules::DocumentTable>> documents(const std::filesystem::path& assets,
                                                            const demand::CodeLists& lists) {
  const auto file = assets / "law" / "documents.tsv";
  const auto text = contents(file);
  if (!text) return std::unexpected(text.error());
  auto table = rules::DocumentTable::parse(*text, lists);
  if (!table) return std::unexpected(file.string() + ", line " + std::to_string(table.error().line) + " is malformed");
  return std::make_shared<const rules::DocumentTable>(*std::move(table));
}

Read<receipt::Territory> territory(const std::filesystem::path& assets) {
  const auto desks = contents(assets / "territory" / "desks.tsv");
  if (!desks) return std::unexpected(desks.error());
  const auto landlords = contents(assets / "territory" / "landlords.tsv");
  if (!landlords) return std::unexpected(landlords.error());
  auto all = receipt::Territory::parse(*desks, *landlords);
  if (!all) return std::unexpected("assets/territory is malformed");
  return *std::move(all);
}

Read<demand::CommuneDirectory> communes(const std::string& bytes) {
  auto all = demand::CommuneDirectory::parse(bytes);
  if (!all) return std::unexpected("assets/communes/communes.tsv is malformed");
  return *std::move(all);
}

}  // namespace

const texts::Catalogue& Library::catalogue(std::string_view language) const {
  const auto found = std::ranges::find_if(catalogues, [&](const auto& one) { return one.language().code == language; });
  return found == catalogues.end() ? catalogues.front() : *found;
}

std::vector<texts::Language> Library::languages() const {
  std::vector<texts::Language> all;
  for (const auto& catalogue : catalogues) all.push_back(catalogue.language());
  return all;
}

std::expected<std::unique_ptr<Library>, std::string> open_library(const std::filesystem::path& assets,
                                                                  std::span<const std::string> languages,
                                                                  std::string_view colour) {
  auto library = std::make_unique<Library>();
  library->folder = assets;
  Opening opening;
  auto texts = std::async(std::launch::async, catalogues, std::cref(assets), languages);
  opening.take(library->plain, theme(assets, "default"));
  if (!colour.empty()) opening.take(library->plain, ui::in_town_colour(library->plain, colour));
  opening.take(library->contrast, theme(assets, "contrast"));
  opening.take(library->keyboards, ui::load_keyboards(assets / "keyboards"));
  opening.take(library->code_lists, code_lists(assets));
  opening.take(library->documents, documents(assets, library->code_lists));
  opening.take(library->tables, tables(assets));
  opening.take(library->territory, territory(assets));
  opening.take(library->topics, topics(assets));
  opening.take(library->communes_bytes, contents(assets / "communes" / "communes.tsv"));
  if (opening.error().empty()) opening.take(library->communes, communes(library->communes_bytes));
  opening.take(library->catalogues, texts.get());
  if (!opening.error().empty()) return std::unexpected(opening.error());
  return library;
}

}  // namespace guichet::kiosk::terminal
