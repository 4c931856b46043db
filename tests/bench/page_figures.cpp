#include "tests/bench/page_figures.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <stdexcept>

#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/verdict.hpp"
#include "platform/system/paths.hpp"
#include "tests/bench/series.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_recipe.hpp"
#include "tests/support/stock_reader.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {
namespace {

using namespace kiosk::documents;

constexpr kiosk::demand::Date today = std::chrono::year{2026} / 11 / 22;

struct Page {
  SamplePage sample;
  bool is_photo = false;
  bool is_at_200_dpi = false;
};

// From the bytes of the image to the payloads of its codes.
using Reader = std::function<std::vector<std::string>(const std::vector<std::byte>&)>;

std::vector<std::string> read_here(const std::vector<std::byte>& image) {
  std::vector<std::string> payloads;
  for (Code& code : find_codes(decode_page(image).value())) payloads.push_back(std::move(code.bytes));
  return payloads;
}

std::vector<std::string> read_by_stock(const std::vector<std::byte>& image) {
  const Picture picture = decode_page(image).value();
  return stock_reading(picture.grey, picture.width, picture.height);
}

// Two seconds for each page; it looks for one code only, and is believed when that is what was printed.
std::vector<std::string> read_by_dmtx(const std::vector<std::byte>& image) {
  const TemporaryFolder folder;
  write_file(folder / "page.jpg", text_of(image));
  const std::string command = "dmtxread -m 2000 -N 1 '" + (folder / "page.jpg").string() + "' 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> output(::popen(command.c_str(), "r"), ::pclose);
  if (!output) throw std::runtime_error{"page figures: no process"};
  std::string payload;
  for (int byte = std::fgetc(output.get()); byte != EOF; byte = std::fgetc(output.get()))
    payload += static_cast<char>(byte);
  return {payload};
}

std::vector<Page> sample_pages(int of_a_folder) {
  const auto papers = read_papers("tests/samples/papers.tsv");
  const SampleAuthorities authorities;
  std::vector<Page> pages;
  for (const Recipe& recipe : read_recipes("tests/samples"))
    for (int number = 0; number < of_a_folder; ++number) {
      SamplePage sample = recipe.page(number, papers, authorities);
      const bool is_at_200 = (sample.story + ",").contains("dpi 200,");
      pages.push_back({std::move(sample), recipe.name().starts_with("photo"), is_at_200});
    }
  return pages;
}

class Verdicts {
 public:
  Verdicts() : tables_(Tables::load(platform::system::assets_folder() / "seals").value()) {
    SampleAuthorities().each([&](const char* authority, const char* certificate, const std::vector<std::byte>& bytes) {
      trust_.add(authority, certificate, bytes);
    });
  }

  void give(const std::vector<std::string>& payloads) const {
    for (const std::string& payload : payloads)
      if (const auto seal = parse_seal(payload, tables_)) verify(*seal, trust_, KioskPolicy{today});
  }

 private:
  Tables tables_;
  TrustStore trust_;
};

struct Score {
  int pages = 0;
  int read = 0;
  Series at_200_dpi, all;  // milliseconds from the image to the verdict
};

Score score(const std::vector<Page>& pages, bool photos, const Reader& reader, const Verdicts& verdicts) {
  Score score;
  for (const Page& page : pages) {
    if (page.is_photo != photos) continue;
    const double started = milliseconds(CLOCK_MONOTONIC);
    const auto payloads = reader(page.sample.image);
    verdicts.give(payloads);
    const double taken = milliseconds(CLOCK_MONOTONIC) - started;
    score.all.add(taken);
    if (page.is_at_200_dpi) score.at_200_dpi.add(taken);
    score.pages += 1;
    score.read += page.sample.is_read_by(payloads);
  }
  return score;
}

void tell_score(const std::string& who, const Score& score, bool photos, bool is_ours) {
  const std::string what =
      (photos ? "photos" : "scans") + std::string(" read, ") + who + ", " + std::to_string(score.pages) + " pages";
  tell(what, 100.0 * score.read / std::max(1, score.pages), "%", !is_ours ? "" : photos ? ">= 95" : ">= 99");
  if (photos)
    tell("  photo to verdict, " + who + ", p50", score.all.at(0.5), "ms");
  else
    tell("  to verdict at 200 dpi, " + who + ", p50", score.at_200_dpi.at(0.5), "ms", is_ours ? "< 150" : "");
}

}  // namespace

void tell_pages(int pages_of_a_folder, int pages_for_dmtxread) {
  const Verdicts verdicts;
  const auto pages = sample_pages(pages_of_a_folder);
  const auto few = sample_pages(pages_for_dmtxread);
  for (const bool photos : {false, true}) {
    tell_score("here", score(pages, photos, read_here, verdicts), photos, true);
    tell_score("ZXing as it comes", score(pages, photos, read_by_stock, verdicts), photos, false);
    tell_score("dmtxread", score(few, photos, read_by_dmtx, verdicts), photos, false);
  }
}

}  // namespace guichet::tests
