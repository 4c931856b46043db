// What a person leaves with: the number of the demand, or the proof of its deposit when the registry could not be
// reached. One model gives the paper, the last screen and what is spoken, so that the three can never disagree.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::kiosk::receipt {

// A line of the summary. There is no place for the social security number: it is never printed.
struct Line {
  std::string label;
  std::string value;
  std::string label_french{};  // shown beside the label when the person reads another language
};

struct Receipt {
  enum class Kind { registered, deposited_only };

  Kind kind = Kind::deposited_only;
  std::string number_grouped;     // "111 0318 016982 G1104"; both numbers empty when deposited only
  std::string number_plain;       // "1110318016982G1104"
  std::string deposit_reference;  // "D-7K3QM-9F2TX"
  std::string deposited_on;       // a long date in the person's language
  std::string town;               // "Mairie de Villebois"
  std::string desk;               // "G1104"
  std::vector<Line> summary;
  std::string deposited_on_french{};  // the same date in French; `deposited_on` when empty
};

using Texts = std::function<std::string(std::string_view key)>;  // keys under "receipt.", with {name} places

struct Wording {
  std::string language;  // "fr", "en", "ar"
  bool right_to_left = false;
  Texts text;
};

struct Error {
  enum class Kind { no_fonts, drawing, code } kind;
  std::string detail;  // never what the receipt says
};

// A4, fonts embedded, tagged for screen readers. In another language than French, the French stands under each text.
// `fonts` is the only folder where letters are looked for.
std::expected<std::vector<std::byte>, Error> pdf(const Receipt& receipt, const Wording& person, const Wording& french,
                                                 const std::filesystem::path& fonts);

// The receipt as short lines for the last screen: the identifier and the date, then what happens now.
std::vector<Line> screen_facts(const Receipt& receipt, const Texts& texts);
std::vector<std::string> screen_lines(const Receipt& receipt, const Texts& texts);

// The same, one utterance a line, with numbers told character by character.
std::vector<std::string> spoken_lines(const Receipt& receipt, const Texts& texts);

// What the QR code holds: the number, or the deposit reference while there is none.
std::string_view code_content(const Receipt& receipt);

}  // namespace guichet::kiosk::receipt
