// The table of tests/samples: what is read of each folder at least, and that nothing is ever read wrongly.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/seal_set.hpp"
#include "kiosk/documents/verdict.hpp"
#include "platform/system/paths.hpp"
#include "tests/support/sample_recipe.hpp"
#include "tests/support/stock_reader.hpp"

namespace {

using namespace guichet::kiosk::documents;
using namespace guichet::tests;

const std::filesystem::path folder = "tests/samples";
constexpr guichet::kiosk::demand::Date today = std::chrono::year{2026} / 11 / 22;

struct Line {
  std::string folder;
  int pages = 0;
  int least = 0;  // read
};

std::vector<Line> table() {
  std::vector<Line> lines;
  std::ifstream file(folder / "table.tsv");
  for (std::string text; std::getline(file, text);) {
    std::istringstream words(text);
    if (Line line; text[0] != '#' && words >> line.folder >> line.pages >> line.least) lines.push_back(line);
  }
  return lines;
}

// GUICHET_SAMPLES=10 tries ten times as many pages: what is read of them is told, and only faults make it fail.
int times() {
  const char* const wanted = std::getenv("GUICHET_SAMPLES");
  return wanted ? std::max(1, std::atoi(wanted)) : 1;
}

// Sanitizers make everything many times slower: they see one page in six, and no number is asked of them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int stride = 6;
#else
constexpr int stride = 1;
#endif

struct Tally {
  int read = 0;
  int read_by_stock = 0;
  std::vector<std::string> faults;
};

class Trial {
 public:
  Trial() {
    authorities_.each([&](const char* authority, const char* certificate, const std::vector<std::byte>& bytes) {
      trust_.add(authority, certificate, bytes);
    });
  }

  Tally run(const Recipe& recipe) {
    Tally tally;
    std::atomic<int> next = 0;
    std::mutex mutex;
    const auto work = [&] {
      for (int page = stride * next++; page < recipe.pages() * times(); page = stride * next++) {
        const Tally one = try_page(recipe, page);
        const std::scoped_lock lock(mutex);
        tally.read += one.read;
        tally.read_by_stock += one.read_by_stock;
        tally.faults.insert(tally.faults.end(), one.faults.begin(), one.faults.end());
      }
    };
    std::jthread second(work);
    work();
    second.join();
    return tally;
  }

 private:
  Tally try_page(const Recipe& recipe, int number) const {
    const SamplePage page = recipe.page(number, papers_, authorities_);
    const std::string name = recipe.name() + " page " + std::to_string(number) + " (" + page.story + ")";
    const auto picture = decode_page(page.image);
    if (!picture) return {.faults = {name + ": not decoded"}};
    // Time is not what is asked here: a busy machine must read the same.
    const auto codes = find_codes(*picture, {.budget = std::chrono::minutes{1}});
    const auto stock = stock_reading(picture->grey, picture->width, picture->height);
    std::vector<std::string> found;
    for (const Code& code : codes) found.push_back(code.bytes);
    Tally tally;
    tally.read = page.is_read_by(found);
    tally.read_by_stock = page.is_read_by(stock);
    const auto note = [&](std::string_view fault) {
      if (!fault.empty()) tally.faults.push_back(name + ": " + std::string(fault));
    };
    if (tally.read_by_stock && !tally.read) note("the stock reader does better");
    for (const Code& code : codes) note(fault_of_symbol(code, page));
    for (const std::string& whole : wholes_in(codes)) note(fault_of(whole, page));
    return tally;
  }

  // What looks like a seal must have been printed so, to the last byte.
  static std::string_view fault_of_symbol(const Code& code, const SamplePage& page) {
    if (code.symbology != Symbology::data_matrix || !(looks_like_seal(code.bytes) || part_of(code.bytes))) return {};
    const auto holds = [&](const SampleSeal& seal) { return std::ranges::contains(seal.symbols, code.bytes); };
    const bool was_printed =
        std::ranges::contains(page.other_seals, code.bytes) || std::ranges::any_of(page.seals, holds);
    return was_printed ? "" : "misread";
  }

  // Every seal of the page: what one code holds, or those of a set together.
  static std::vector<std::string> wholes_in(const std::vector<Code>& codes) {
    SealSets sets;
    std::vector<std::string> wholes;
    for (const Code& code : codes) {
      if (code.symbology != Symbology::data_matrix) continue;
      if (auto whole = sets.add(code.bytes)) wholes.push_back(*std::move(whole));
      if (!part_of(code.bytes) && looks_like_seal(code.bytes)) wholes.push_back(code.bytes);
    }
    return wholes;
  }

  // What a seal says must be what was printed, and its verdict what was done to it.
  std::string fault_of(const std::string& payload, const SamplePage& page) const {
    const auto seal = parse_seal(payload, tables_);
    if (std::ranges::contains(page.other_seals, payload))
      return !seal && seal.error() == SealError::unsupported_form ? "" : "another seal, not told as such";
    const auto printed = std::ranges::find(page.seals, payload, &SampleSeal::payload);
    if (printed == page.seals.end()) return "put together wrongly";
    if (!seal) return "printed as a seal, not parsed";
    if (seal->header.document_type != printed->document_type) return "another type of document";
    if (const FieldValues values = read_values(*seal); values != printed->fields) return "other fields";
    const Outcome expected = printed->is_altered ? Outcome::altered : Outcome::proven;
    const Verdict verdict = verify(*seal, trust_, KioskPolicy{today});
    if (verdict.outcome == expected) return {};
    return std::string(name_of(verdict.outcome)) + " because " + std::string(name_of(verdict.reason));
  }

  static FieldValues read_values(const Seal& seal) {
    FieldValues values;
    for (const Field& field : seal.fields) values.emplace_back(field.id, field.value);
    return values;
  }

  const std::vector<SealContent> papers_ = read_papers(folder / "papers.tsv");
  const SampleAuthorities authorities_;
  const Tables tables_ = Tables::load(guichet::platform::system::assets_folder() / "seals").value();
  TrustStore trust_;
};

Trial& trial() {
  static Trial only;
  return only;
}

class Samples : public testing::TestWithParam<Line> {};

TEST_P(Samples, are_read_as_often_as_the_table_says_and_never_wrongly) {
  const Recipe recipe = Recipe::load(folder / GetParam().folder);
  ASSERT_EQ(recipe.pages(), GetParam().pages) << "the table and the recipe must tell the same";
  const Tally tally = trial().run(recipe);
  for (const std::string& fault : tally.faults) ADD_FAILURE() << fault;
  if (times() == 1 && stride == 1) {
    EXPECT_GE(tally.read, GetParam().least);
  }
  std::printf("%-16s %3d of %3d read, %3d by the stock reader\n", recipe.name().c_str(), tally.read,
              recipe.pages() * times(), tally.read_by_stock);
}

INSTANTIATE_TEST_SUITE_P(Folders, Samples, testing::ValuesIn(table()), [](const auto& line) {
  std::string name = line.param.folder;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(SamplesTable, has_a_line_for_every_folder) {
  std::vector<std::string> told, there;
  for (const Line& line : table()) told.push_back(line.folder);
  for (const Recipe& recipe : read_recipes(folder)) there.push_back(recipe.name());
  std::ranges::sort(told);
  EXPECT_EQ(told, there);
}

TEST(SamplesTable, keeps_the_goals_of_99_scans_and_95_photos_in_100) {
  int scans = 0, scans_read = 0, photos = 0, photos_read = 0;
  for (const Line& line : table()) {
    const bool is_photo = line.folder.starts_with("photo");
    (is_photo ? photos : scans) += line.pages;
    (is_photo ? photos_read : scans_read) += line.least;
  }
  EXPECT_GE(scans_read * 100, scans * 99);
  EXPECT_GE(photos_read * 100, photos * 95);
}

TEST(SamplesTable, has_a_paper_for_every_type_of_document_that_the_tables_know) {
  const auto papers = read_papers(folder / "papers.tsv");
  std::ifstream types(guichet::platform::system::assets_folder() / "seals/document-types.tsv");
  std::string line;
  std::getline(types, line);
  while (std::getline(types, line))
    EXPECT_TRUE(std::ranges::contains(papers, line.substr(0, 2), &SealContent::document_type)) << line;
}

}  // namespace
