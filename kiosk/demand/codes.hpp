#pragma once
// The short codes that a demand carries: communes, registration desks, our own deposit references. Each is parsed once
// at the edge and is right ever after.

#include <compare>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/demand/parse_error.hpp"

namespace guichet::kiosk::demand {

// INSEE code of a commune: 5 characters, not a number (01004, 2A004, 75113).
class CommuneCode {
 public:
  static std::expected<CommuneCode, ParseError> parse(std::string_view text);

  std::string_view view() const { return text_; }
  friend auto operator<=>(const CommuneCode&, const CommuneCode&) = default;

 private:
  explicit CommuneCode(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

// The registry writes Paris, Lyon and Marseille by arrondissement, the law by commune: 75113 -> 75056.
CommuneCode fold_arrondissement(const CommuneCode& code);

// Code of a registration desk (code guichet): 5 characters, "G1104", "GDPUB".
class DeskCode {
 public:
  static std::expected<DeskCode, ParseError> parse(std::string_view text);

  std::string_view view() const { return text_; }
  friend auto operator<=>(const DeskCode&, const DeskCode&) = default;

 private:
  explicit DeskCode(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

// The terminal's own name for a deposit, printed on the receipt until the registry gives a number: "D-7K3QM-9F2TX".
// Crockford's alphabet, so that O and 0, I, L and 1 cannot be mistaken by a person who copies it by hand.
class DepositReference {
 public:
  static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  // Forgives case, spaces, missing dashes or "D", and the letters that look like digits.
  static std::expected<DepositReference, ParseError> parse(std::string_view text);

  std::string_view view() const { return text_; }  // always "D-XXXXX-XXXXX"
  friend auto operator<=>(const DepositReference&, const DepositReference&) = default;

 private:
  explicit DepositReference(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace guichet::kiosk::demand
