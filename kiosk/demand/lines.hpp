#pragma once
// Tables kept as data, line by line and column by column: comments and empty lines do not count.

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace guichet::kiosk::demand {

// Takes the next line off `bytes`; nothing at the end.
inline std::optional<std::string_view> take_line(std::string_view& bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes = end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 1);
    if (!line.empty() && !line.starts_with('#')) return line;
  }
  return std::nullopt;
}

// For a range-based for. Splitting views compare character by character: five times slower on the communes.
class DataLines {
 public:
  explicit DataLines(std::string_view bytes) : bytes_(bytes) {}

  class Iterator {
   public:
    explicit Iterator(std::string_view bytes) : rest_(bytes), line_(take_line(rest_)) {}
    std::string_view operator*() const { return *line_; }
    Iterator& operator++() {
      line_ = take_line(rest_);
      return *this;
    }
    bool operator==(std::default_sentinel_t) const { return !line_; }

   private:
    std::string_view rest_;
    std::optional<std::string_view> line_;
  };

  Iterator begin() const { return Iterator(bytes_); }
  std::default_sentinel_t end() const { return {}; }

 private:
  std::string_view bytes_;
};

inline DataLines data_lines(std::string_view bytes) { return DataLines(bytes); }

// The first N columns of a line separated by tabs; those that are missing are empty.
template <std::size_t N>
std::array<std::string_view, N> columns(std::string_view line) {
  std::array<std::string_view, N> found{};
  for (std::string_view& column : found) {
    const std::size_t tab = line.find('\t');
    column = line.substr(0, tab);
    line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
  }
  return found;
}

}  // namespace guichet::kiosk::demand
