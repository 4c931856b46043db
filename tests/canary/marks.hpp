// A distinctive word or number for each field of the table and each person of a household of five: what is typed, and
// every form in which memory or files could hold it. A new field has its mark by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/demand/field.hpp"
#include "tests/canary/hidden_word.hpp"

namespace guichet::tests {

enum class Alphabet { latin, arabic };

struct Mark {
  std::string name;  // "co_applicant.employer"
  HiddenWord typed;
  std::vector<Masked> forms;
};

// Of anything that is typed outside of the form: a code, a number.
Mark mark_of_digits(std::string name, std::size_t digits);
Mark mark_of_text(std::string name, HiddenWord text);
Mark mark_of_capitals(std::string name, std::size_t letters);  // as seals write
Mark mark_of_letters(std::string name, Alphabet alphabet, std::size_t letters);

class Marks {
 public:
  explicit Marks(Alphabet alphabet);

  // Nothing for what has no word of its own: a choice among codes, yes or no, a small count, a commune.
  const Mark* find(kiosk::demand::Subject subject, const kiosk::demand::Field& field) const;
  const Mark& search() const { return all_.front(); }  // typed to look for a commune
  const std::vector<Mark>& all() const { return all_; }

 private:
  std::vector<Mark> all_;
};

}  // namespace guichet::tests
