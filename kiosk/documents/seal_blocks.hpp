#pragma once
// The blocks of a message in text: identifier, value, separator where one is due.

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/documents/seal.hpp"

namespace guichet::kiosk::documents {

class TextBlocks {
 public:
  TextBlocks(std::string_view text, const Tables& tables) : rest_(text), tables_(tables) {}

  std::vector<Field> read();                  // to the end
  bool read_one(std::vector<Field>& fields);  // false at the end

  std::string_view rest() const { return rest_; }
  std::optional<Flaw> flaw() const { return flaw_; }  // the first one met

 private:
  void take_value(Field& field);
  void skip_stray();
  void note(Flaw flaw);

  std::string_view rest_;
  const Tables& tables_;
  std::optional<Flaw> flaw_;
};

}  // namespace guichet::kiosk::documents
