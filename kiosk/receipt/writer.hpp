// Puts sentences and values on a paper, in the person's language and in French at once.
// Private to this folder: each kind of paper is written with it, and none looks at a catalogue by itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/demand/value.hpp"
#include "kiosk/receipt/paper.hpp"

namespace guichet::kiosk::receipt {

using Values = std::vector<std::pair<std::string_view, Words>>;

class Writer {
 public:
  Writer(const Issuer& issuer, Paper& paper);

  const Issuer& issuer() const { return issuer_; }
  Paper& paper() { return paper_; }

  bool knows(std::string_view key) const;
  Words say(std::string_view key, const Values& values = {}) const;  // "{name}" replaced by its value
  Words date(demand::Date date) const;
  Words date(const demand::PartialDate& date) const;
  Words money(demand::Euros amount) const;

  void put(Part part, Words words, std::string_view article = {});
  void put(Part part, std::string_view key, const Values& values = {}, std::string_view article = {});
  void fact(Words label, Words value, std::string_view article = {});
  void fact(std::string_view key, Words value, std::string_view article = {});

  // The number, the reference or the code in large, with what its QR code holds.
  void identify(std::string_view label_key, std::string_view identifier, std::string code);

 private:
  const Issuer& issuer_;
  Paper& paper_;
  bool bilingual_;
};

Words plain(std::string_view text);    // a name, an address: the same in every language
Words spelled(std::string_view text);  // a number or a reference, told character by character
// "a, b": each with its French where it has one.
Words joined(const std::vector<Words>& list);

}  // namespace guichet::kiosk::receipt
