// Of the paper drawer: pages that wait with their demand until its owner comes back with the slip.
#include <format>
#include <ranges>

#include "kiosk/terminal/paper_columns.hpp"
#include "kiosk/terminal/paper_drawer.hpp"
#include "sync/outbox/parcels.hpp"

namespace guichet::kiosk::terminal {
namespace {

template <typename T>
std::string told(const std::optional<T>& number) {
  return number ? std::to_string(*number) : std::string();
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (auto&& part : std::views::split(line, '\t')) columns.emplace_back(part.begin(), part.end());
  return columns;
}

// A paper's line has seven columns, "paper" first; each of its pages follows with "page" and five more.
std::string line_of(const journey::KeptPaper& paper) {
  return std::format("paper\t{}\t{}\t{}\t{}\t{}\t{}\n", paper.kept_at.time_since_epoch().count(), paper.paper.code,
                     told(paper.paper.person), told(paper.dates.income_year), iso(paper.dates.issued).value_or(""),
                     iso(paper.dates.expires).value_or(""));
}

std::optional<journey::KeptPaper> paper_in(const std::vector<std::string_view>& columns) {
  if (columns.size() != 7 || columns[0] != "paper") return std::nullopt;
  const auto kept_at = number_in<std::int64_t>(columns[1]);
  if (!kept_at) return std::nullopt;
  return journey::KeptPaper{
      .paper = {.code = std::string(columns[2]), .person = number_in<std::size_t>(columns[3])},
      .kept_at = Instant(Instant::duration(*kept_at)),
      .dates = {
          .income_year = number_in<int>(columns[4]), .issued = date_in(columns[5]), .expires = date_in(columns[6])}};
}

// Nothing when its file is lost or of another box: the others come back.
Stored<std::optional<documents::Sheet>> page_in(const std::vector<std::string_view>& columns, Database& database,
                                                const platform::storage::SealedFiles& files,
                                                const platform::vault::SealedBox& box) {
  const auto file = files.find(database, columns[1]);
  if (!file && file.error().kind == platform::storage::Error::Kind::damaged) return std::nullopt;
  if (!file) return std::unexpected(file.error());
  std::vector<std::byte> sealed(file->size());
  if (const auto read = file->read(0, sealed); !read) return std::unexpected(read.error());
  const auto clear = box.open(sealed);
  if (!clear) return std::nullopt;
  return documents::Sheet{.jpeg = {clear->bytes().begin(), clear->bytes().end()},
                          .width = number_in<int>(columns[2]).value_or(0),
                          .height = number_in<int>(columns[3]).value_or(0),
                          .dpi = number_in<int>(columns[4]).value_or(documents::sheet_dpi),
                          .colour = columns[5] == "1",
                          .quality = {}};
}

}  // namespace

Stored<PaperDrawer::Aside> PaperDrawer::put_aside(Database& database, const platform::vault::SealedBox& box) {
  const auto here = papers(database);
  if (!here) return std::unexpected(here.error());
  std::string lines;
  std::vector<platform::storage::SealedFiles::Written> files;
  for (const auto& paper : *here) {
    const auto sheets = pages(database, paper.kept_at.time_since_epoch().count());
    if (!sheets && sheets.error().kind == platform::storage::Error::Kind::damaged) continue;
    if (!sheets) return std::unexpected(sheets.error());
    lines += line_of(paper);
    for (const auto& sheet : *sheets) {
      auto file = files_.write(sync::outbox::new_document(*random_), box.seal(sheet.jpeg, *random_), *random_);
      if (!file) return std::unexpected(file.error());
      lines += std::format("page\t{}\t{}\t{}\t{}\t{}\n", file->name, sheet.width, sheet.height, sheet.dpi,
                           sheet.colour ? 1 : 0);
      files.push_back(*std::move(file));
    }
  }
  auto note = [&database, name = std::vector(box.name().begin(), box.name().end()),
               files = std::move(files)]() -> Stored<void> {
    for (const auto& file : files) {
      if (const auto done = platform::storage::SealedFiles::note(database, file); !done) return done;
      const auto done = database.run("INSERT INTO kept_draft_page VALUES (?, ?)", name, file.name);
      if (!done) return done;
    }
    return empty(database);
  };
  return Aside{.lines = std::move(lines), .note = std::move(note)};
}

Stored<InTransaction> PaperDrawer::take_back(Database& database, const platform::vault::SealedBox& box,
                                             std::string_view lines) {
  std::vector<Written> papers;
  std::optional<journey::KeptPaper> paper;
  std::vector<documents::Sheet> sheets;
  const auto write_last = [&]() -> Stored<void> {
    if (!paper || sheets.empty()) return {};
    auto written = write(*paper, std::exchange(sheets, {}));
    if (!written) return std::unexpected(written.error());
    papers.push_back(*std::move(written));
    return {};
  };
  for (auto&& part : std::views::split(lines, '\n')) {
    const auto columns = columns_of({part.begin(), part.end()});
    if (auto next = paper_in(columns)) {
      if (const auto done = write_last(); !done) return std::unexpected(done.error());
      paper = *std::move(next);
    } else if (columns.size() == 6 && columns[0] == "page") {
      auto page = page_in(columns, database, files_, box);
      if (!page) return std::unexpected(page.error());
      if (*page) sheets.push_back(**std::move(page));
    }
  }
  if (const auto done = write_last(); !done) return std::unexpected(done.error());
  return [&database, papers = std::move(papers)]() -> Stored<void> {
    if (const auto done = empty(database); !done) return done;
    for (const auto& written : papers)
      if (const auto done = note(database, written); !done) return done;
    return {};
  };
}

}  // namespace guichet::kiosk::terminal
