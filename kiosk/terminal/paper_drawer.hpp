#pragma once
// The papers given for the demand that is being made, until it is deposited: each page an encrypted file, its rows in
// the terminal's database. At the deposit each paper becomes one PDF that follows its demand; without one all is
// destroyed.

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/documents/sheet.hpp"
#include "kiosk/journey/paper.hpp"
#include "kiosk/terminal/records.hpp"
#include "platform/storage/sealed_file.hpp"
#include "platform/vault/sealed_box.hpp"
#include "sync/outbox/parcel.hpp"

namespace guichet::kiosk::terminal {

std::span<const platform::storage::Migration> paper_drawer_migrations();

// Of a paper that leaves with its deposit: one PDF, within the desk's limit if any compression gives that.
struct BoundPaper {
  platform::storage::SealedFiles::Written file;  // its name is the document's for the registry too
  std::string kind;                              // of the legal list
  std::optional<std::size_t> person = {};        // whose
  std::vector<std::byte> sha256;
};

class PaperDrawer {
 public:
  // `key`: the terminal's. What a crash left in the folder without an owner is swept.
  static Stored<PaperDrawer> open(Database& database, const std::filesystem::path& folder,
                                  const platform::system::SecretBytes& key, platform::system::Random& random);

  // All pages, then their rows: a cut in between leaves files that nothing opens, swept at the next start.
  Stored<void> keep(Database& database, const journey::KeptPaper& paper, std::span<const documents::Sheet> pages);
  Stored<std::vector<journey::KeptPaper>> papers(Database& database) const;
  // These stay, with their person; all others are destroyed.
  Stored<void> settle(Database& database, std::span<const journey::KeptPaper> papers) const;

  // Before the deposit's transaction: long work, and files. Inside it: their keys, the parcels, and the end of the
  // pages' keys. After it, or when there was none: `sweep`, which ends the files that have no key.
  Stored<std::vector<BoundPaper>> bind(Database& database, std::size_t most_bytes);
  struct Owner {
    std::string deposit_reference;
    std::string number = {};  // when the demand has one; its papers still wait for the letter
  };
  Stored<void> hand_over(Database& database, std::span<const BoundPaper> papers, const Owner& owner, Instant now);
  void sweep(Database& database) const;

  // With a demand that is put aside, under the same two halves of a key: files before its transaction, rows inside. The
  // lines tell, in the box itself, what `take_back` needs.
  struct Aside {
    std::string lines;
    InTransaction note;
  };
  Stored<Aside> put_aside(Database& database, const platform::vault::SealedBox& box);
  Stored<InTransaction> take_back(Database& database, const platform::vault::SealedBox& box, std::string_view lines);

 private:
  PaperDrawer(platform::storage::SealedFiles files, platform::system::Random& random)
      : files_(std::move(files)), random_(&random) {}

  // Its files are there; without their rows nothing opens them.
  struct WrittenPage {
    platform::storage::SealedFiles::Written file;
    int width = 0, height = 0, dpi = 0;
    bool colour = false;
  };
  struct Written {
    journey::KeptPaper paper;
    std::vector<WrittenPage> pages = {};
  };
  Stored<Written> write(const journey::KeptPaper& paper, std::span<const documents::Sheet> pages) const;
  static Stored<void> note(Database& database, const Written& written);
  static Stored<void> empty(Database& database);
  Stored<std::vector<documents::Sheet>> pages(Database& database, std::int64_t kept_at) const;
  Stored<std::vector<std::string>> names(Database& database, std::int64_t kept_at) const;

  platform::storage::SealedFiles files_;
  platform::system::Random* random_;
};

// None when there is no drawer, or when it cannot be read.
std::vector<journey::KeptPaper> papers_in(Database& database, const std::optional<PaperDrawer>& drawer);

}  // namespace guichet::kiosk::terminal
