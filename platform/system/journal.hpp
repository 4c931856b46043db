#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <ostream>
#include <string_view>
#include <variant>

#include "platform/system/clock.hpp"

// What the terminal tells its maintainers: one JSON object a line, made of words fixed at compile time and of numbers.
// The types are the promise: there is no way to write here a text that somebody typed.
namespace guichet::platform::system {

class Word {
 public:
  template <std::size_t Size>
  consteval Word(const char (&literal)[Size]) : text_(literal, Size - 1) {
    if (text_.empty() || text_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-") != text_.npos)
      throw "a journal word is made of [a-z0-9_.-]";
  }
  constexpr std::string_view text() const { return text_; }
  friend constexpr bool operator==(Word, Word) = default;

 private:
  std::string_view text_;
};

struct Detail {
  constexpr Detail(Word key, Word word) : name(key), value(word) {}
  constexpr Detail(Word key, std::integral auto number) : name(key), value(static_cast<std::int64_t>(number)) {}

  Word name;
  std::variant<std::int64_t, Word> value;
};

// note("outbox.sent", {{"attempts", 2}, {"result", "acknowledged"}}) writes
// {"at":"2026-11-22T18:57:03.120Z","event":"outbox.sent","attempts":2,"result":"acknowledged"}
class Journal {
 public:
  Journal(std::ostream& out, const Clock& clock) : out_(out), clock_(clock) {}
  void note(Word event, std::initializer_list<Detail> details = {});  // from any thread; a line is never cut by another

 private:
  std::ostream& out_;
  const Clock& clock_;
  std::mutex mutex_;
};

}  // namespace guichet::platform::system
