#include "kiosk/terminal/paper_drawer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/documents/pdf_writer.hpp"
#include "kiosk/terminal/paper_columns.hpp"
#include "platform/system/digest.hpp"
#include "sync/outbox/parcels.hpp"

namespace guichet::kiosk::terminal {
namespace storage = platform::storage;
namespace outbox = sync::outbox;
namespace {

constexpr std::array<storage::Migration, 1> paper_migrations = {{{
    .date = "2026-11-27",
    .name = "papers of the demand being made",
    .sql =
        "CREATE TABLE kept_paper (kept_at INTEGER PRIMARY KEY, code TEXT NOT NULL, person INTEGER, income_year INTEGER,"
        " issued TEXT, expires TEXT) STRICT;"
        "CREATE TABLE kept_page (name TEXT PRIMARY KEY, kept_at INTEGER NOT NULL REFERENCES kept_paper, place INTEGER "
        "NOT"
        " NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, dpi INTEGER NOT NULL, colour INTEGER NOT NULL) "
        "STRICT;",
}}};

std::int64_t stamp(Instant instant) { return instant.time_since_epoch().count(); }

// A file that is gone or spoilt holds up neither the demand nor the other papers.
bool is_lost(const Stored<std::vector<documents::Sheet>>& sheets) {
  return !sheets && sheets.error().kind == storage::Error::Kind::damaged;
}

// As light as the desk asks, by steps that one can still read; at the last, the registry is who refuses.
std::vector<std::byte> bound(std::vector<documents::Sheet> sheets, std::size_t most_bytes) {
  using documents::Lighter;
  const documents::PdfWish wish{.title = "Pièce justificative", .most_bytes = most_bytes};
  for (const auto step : {Lighter::quality_45, Lighter::dpi_150}) {
    if (auto pdf = documents::wrap_pdf(sheets, wish)) return *std::move(pdf);
    if (auto lighter = documents::lighten(sheets, step)) sheets = *std::move(lighter);
  }
  auto pdf = documents::wrap_pdf(sheets, {.title = wish.title, .most_bytes = SIZE_MAX});
  return pdf ? *std::move(pdf) : std::vector<std::byte>{};
}

}  // namespace

std::vector<journey::KeptPaper> papers_in(Database& database, const std::optional<PaperDrawer>& drawer) {
  auto papers = drawer ? drawer->papers(database) : Stored<std::vector<journey::KeptPaper>>{};
  return papers ? *std::move(papers) : std::vector<journey::KeptPaper>{};
}

std::span<const storage::Migration> paper_drawer_migrations() { return paper_migrations; }

Stored<PaperDrawer> PaperDrawer::open(Database& database, const std::filesystem::path& folder,
                                      const platform::system::SecretBytes& key, platform::system::Random& random) {
  auto files = storage::SealedFiles::open(folder, key);
  if (!files) return std::unexpected(files.error());
  PaperDrawer drawer(*std::move(files), random);
  drawer.sweep(database);
  return drawer;
}

void PaperDrawer::sweep(Database& database) const { [[maybe_unused]] const auto swept = files_.sweep(database); }

Stored<void> PaperDrawer::keep(Database& database, const journey::KeptPaper& paper,
                               std::span<const documents::Sheet> pages) {
  const auto written = write(paper, pages);
  if (!written) return std::unexpected(written.error());
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  if (const auto done = note(database, *written); !done) return done;
  return transaction->commit();
}

Stored<PaperDrawer::Written> PaperDrawer::write(const journey::KeptPaper& paper,
                                                std::span<const documents::Sheet> pages) const {
  Written written{.paper = paper};
  for (const auto& page : pages) {
    auto file = files_.write(outbox::new_document(*random_), page.jpeg, *random_);
    if (!file) return std::unexpected(file.error());
    written.pages.push_back(
        {.file = *std::move(file), .width = page.width, .height = page.height, .dpi = page.dpi, .colour = page.colour});
  }
  return written;
}

Stored<void> PaperDrawer::note(Database& database, const Written& written) {
  const auto& paper = written.paper;
  const auto& dates = paper.dates;
  if (const auto done =
          database.run("INSERT INTO kept_paper VALUES (?, ?, ?, ?, ?, ?)", stamp(paper.kept_at), paper.paper.code,
                       paper.paper.person, dates.income_year, iso(dates.issued), iso(dates.expires));
      !done)
    return done;
  for (int place = 0; const auto& page : written.pages) {
    if (const auto done = storage::SealedFiles::note(database, page.file); !done) return done;
    if (const auto done =
            database.run("INSERT INTO kept_page VALUES (?, ?, ?, ?, ?, ?, ?)", page.file.name, stamp(paper.kept_at),
                         place++, page.width, page.height, page.dpi, page.colour ? 1 : 0);
        !done)
      return done;
  }
  return {};
}

Stored<std::vector<journey::KeptPaper>> PaperDrawer::papers(Database& database) const {
  const auto rows = database.query(
      "SELECT kept_at, code, CAST(coalesce(person, '') AS TEXT), CAST(coalesce(income_year, '') AS TEXT),"
      " coalesce(issued, ''), coalesce(expires, ''), (SELECT count(*) FROM kept_page WHERE kept_page.kept_at = "
      "kept_paper.kept_at) FROM kept_paper ORDER BY kept_at");
  if (!rows) return std::unexpected(rows.error());
  std::vector<journey::KeptPaper> all;
  for (const auto& row : *rows) {
    all.push_back({.paper = {.code = row.text(1), .person = number_in<std::size_t>(row.text(2))},
                   .kept_at = Instant(Instant::duration(row.integer(0))),
                   .stored = true,
                   .pages = static_cast<std::size_t>(row.integer(6)),
                   .dates = {.income_year = number_in<int>(row.text(3)),
                             .issued = date_in(row.text(4)),
                             .expires = date_in(row.text(5))}});
  }
  return all;
}

Stored<std::vector<std::string>> PaperDrawer::names(Database& database, std::int64_t kept_at) const {
  const auto rows = database.query("SELECT name FROM kept_page WHERE kept_at = ? ORDER BY place", kept_at);
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::string> all;
  for (const auto& row : *rows) all.push_back(row.text(0));
  return all;
}

Stored<void> PaperDrawer::settle(Database& database, std::span<const journey::KeptPaper> staying) const {
  const auto here = papers(database);
  if (!here) return std::unexpected(here.error());
  std::vector<std::string> gone;
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  for (const auto& paper : *here) {
    const auto kept_at = stamp(paper.kept_at);
    const auto stays = std::ranges::find(staying, paper.kept_at, &journey::KeptPaper::kept_at);
    if (stays != staying.end()) {
      const auto done =
          database.run("UPDATE kept_paper SET person = ? WHERE kept_at = ?", stays->paper.person, kept_at);
      if (!done) return done;
      continue;
    }
    const auto pages = names(database, kept_at);
    if (!pages) return std::unexpected(pages.error());
    for (const auto& name : *pages)
      if (const auto done = storage::SealedFiles::forget(database, name); !done) return done;
    gone.insert(gone.end(), pages->begin(), pages->end());
    for (const auto* sql : {"DELETE FROM kept_page WHERE kept_at = ?", "DELETE FROM kept_paper WHERE kept_at = ?"})
      if (const auto done = database.run(sql, kept_at); !done) return done;
  }
  // Their keys go with this line; a crash after it leaves files that nothing opens.
  if (const auto done = transaction->commit(); !done) return done;
  for (const auto& name : gone) files_.remove(name);
  return {};
}

Stored<std::vector<documents::Sheet>> PaperDrawer::pages(Database& database, std::int64_t kept_at) const {
  const auto rows = database.query(
      "SELECT name, width, height, dpi, colour FROM kept_page WHERE kept_at = ? ORDER BY place", kept_at);
  if (!rows) return std::unexpected(rows.error());
  std::vector<documents::Sheet> sheets;
  for (const auto& row : *rows) {
    const auto file = files_.find(database, row.text(0));
    if (!file) return std::unexpected(file.error());
    documents::Sheet sheet{.jpeg = std::vector<std::byte>(file->size()),
                           .width = static_cast<int>(row.integer(1)),
                           .height = static_cast<int>(row.integer(2)),
                           .dpi = static_cast<int>(row.integer(3)),
                           .colour = row.integer(4) != 0,
                           .quality = {}};
    if (const auto read = file->read(0, sheet.jpeg); !read) return std::unexpected(read.error());
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

Stored<std::vector<BoundPaper>> PaperDrawer::bind(Database& database, std::size_t most_bytes) {
  const auto here = papers(database);
  if (!here) return std::unexpected(here.error());
  std::vector<BoundPaper> all;
  for (const auto& paper : *here) {
    auto sheets = pages(database, stamp(paper.kept_at));
    if (is_lost(sheets)) continue;
    if (!sheets) return std::unexpected(sheets.error());
    const auto pdf = bound(*std::move(sheets), most_bytes);
    const auto digest = platform::system::sha256(pdf);
    auto file = files_.write(outbox::new_document(*random_), pdf, *random_);
    if (!file) return std::unexpected(file.error());
    all.push_back({.file = *std::move(file),
                   .kind = paper.paper.code,
                   .person = paper.paper.person,
                   .sha256 = {digest.begin(), digest.end()}});
  }
  return all;
}

Stored<void> PaperDrawer::hand_over(Database& database, std::span<const BoundPaper> papers, const Owner& owner,
                                    Instant now) {
  for (const auto& paper : papers) {
    if (const auto done = storage::SealedFiles::note(database, paper.file); !done) return done;
    outbox::Parcel parcel{.document = paper.file.name,
                          .deposit_reference = owner.deposit_reference,
                          .kind = paper.kind,
                          .person = paper.person,
                          .name = paper.kind + ".pdf",
                          .size = paper.file.size,
                          .sha256 = paper.sha256,
                          .written_at = now};
    if (const auto put = outbox::put(database, parcel); !put) return std::unexpected(put.error());
    // Given again: the copy that the registry would not take goes, with its key.
    parcel.number = owner.number;
    const auto replaced = outbox::replace_refused(database, parcel);
    if (!replaced) return std::unexpected(replaced.error());
    if (*replaced)
      if (const auto done = storage::SealedFiles::forget(database, **replaced); !done) return done;
  }
  return empty(database);
}

Stored<void> PaperDrawer::empty(Database& database) {
  const auto pages = database.query("DELETE FROM kept_page RETURNING name");
  if (!pages) return std::unexpected(pages.error());
  for (const auto& row : *pages)
    if (const auto done = storage::SealedFiles::forget(database, row.text(0)); !done) return done;
  return database.run("DELETE FROM kept_paper");
}

}  // namespace guichet::kiosk::terminal
