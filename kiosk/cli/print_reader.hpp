#pragma once
// What is printed on a page for machines beside seals: the zone of an identity paper, and the number of a demand on our
// own papers or, when it is asked for, in the letters of a registry.

#include <expected>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "kiosk/demand/unique_number.hpp"
#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/mrz_read.hpp"
#include "kiosk/documents/nir_reader.hpp"

namespace guichet::kiosk::cli {

// Letters are read slowly: a second or more for a page.
enum class Letters : unsigned char { left_alone, read };

class PrintReader {
 public:
  // The error is a sentence.
  static std::expected<PrintReader, std::string> open(const std::filesystem::path& assets, Letters letters,
                                                      demand::Date today);

  std::optional<documents::MrzReading> zone(const documents::Picture& page) const;
  std::optional<demand::UniqueNumber> number(std::span<const documents::Code> codes, const documents::Picture& page);

 private:
  PrintReader(documents::OcrB glyphs, std::optional<documents::LineReader> lines, demand::Date today);

  documents::OcrB glyphs_;
  std::optional<documents::LineReader> lines_;
  demand::Date today_;
};

// Nothing when two codes say different ones. That the paper is ours is not checked here: the secret is a terminal's.
std::optional<demand::UniqueNumber> number_in(std::span<const documents::Code> codes);

}  // namespace guichet::kiosk::cli
