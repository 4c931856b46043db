#include "platform/system/journal.hpp"

#include <format>
#include <string>

namespace guichet::platform::system {

namespace {

std::string json(const std::variant<std::int64_t, Word>& value) {
  if (const auto* word = std::get_if<Word>(&value)) return std::format("\"{}\"", word->text());
  return std::to_string(std::get<std::int64_t>(value));
}

}  // namespace

void Journal::note(Word event, std::initializer_list<Detail> details) {
  // %S of milliseconds carries the fraction; no word needs escaping, by construction.
  auto line = std::format(R"({{"at":"{:%FT%TZ}","event":"{}")", clock_.now(), event.text());
  for (const auto& [name, value] : details) line += std::format(",\"{}\":{}", name.text(), json(value));
  line += "}\n";
  const std::scoped_lock one_line_at_a_time(mutex_);
  out_.clear();  // a disk that was full once may have room again: one lost line is enough
  out_ << line << std::flush;
}

}  // namespace guichet::platform::system
