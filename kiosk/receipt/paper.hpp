#pragma once
// What a person leaves with, written once in their language and in French, before anyone decides how it looks or
// sounds. Page, ticket, screen and voice are four readings of the same model, so that they can never disagree.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/commune_directory.hpp"
#include "kiosk/receipt/facts.hpp"
#include "kiosk/receipt/territory.hpp"
#include "kiosk/texts/catalogue.hpp"

namespace guichet::kiosk::receipt {

struct Words {
  std::string own{};     // in the person's language
  std::string french{};  // empty when the person reads French, and for what has no language: a name, a number
  std::string aloud{};   // when a voice must say it otherwise: numbers character by character

  const std::string& spoken() const { return aloud.empty() ? own : aloud; }
};

enum class Part : unsigned char { lead, heading, step, paragraph, item, fact, small_print };

struct Passage {
  Part part;
  Words words;                 // the label of a fact
  Words value = {};            // of a fact
  std::string_view article{};  // what in the law asks for this passage: "R441-2-4 a)"
};

struct Paper {
  std::string language;  // "fr", "en", "ar"
  bool right_to_left = false;
  std::string document{};  // the title in the file's own data: says nothing personal
  std::string town{};      // "Mairie de Villebois"
  Words desk{}, title{};
  Words identifier_label{}, identifier{};  // the number, the reference, the code of a slip; empty: this paper has none
  std::vector<Words> under_identifier{};
  std::string code{};  // what the QR code holds; empty: this paper has none
  std::vector<Passage> passages{};
};

// Who issues the paper, and in which words.
struct Issuer {
  const texts::Catalogue& words;
  const texts::Catalogue& french;
  std::string town;
  demand::DeskCode desk;
  const Territory& territory;
  const demand::CommuneDirectory& communes;
  int renewal_opens_month = 10;  // of the town; see demand::renewal_opens
};

Paper paper_for(const Facts& facts, const Issuer& issuer);

struct Error {
  enum class Kind { no_fonts, drawing, code, too_long } kind;
  std::string detail;  // never what the paper says
};

// A4, fonts embedded, tagged for screen readers, French beneath or across. `fonts` is the only folder where letters are
// looked for.
std::expected<std::vector<std::byte>, Error> pdf(const Paper& paper, const std::filesystem::path& fonts);

// Rows of dots from the top, most significant bit first, 1 is black.
struct Raster {
  static constexpr int width = 576;  // 72 mm at 8 dots a millimetre, on paper of 80 mm
  static constexpr int row_bytes = width / 8;

  int height = 0;
  std::vector<std::uint8_t> bits = {};  // height * row_bytes

  bool black(int x, int y) const;
};
std::expected<Raster, Error> ticket(const Paper& paper, const std::filesystem::path& fonts);

// What stands on the last screen: what leads, and what happens now.
std::vector<std::string> screen_lines(const Paper& paper);

// All that is printed but the small print, one utterance a line, numbers told character by character.
std::vector<std::string> spoken_lines(const Paper& paper);

}  // namespace guichet::kiosk::receipt
