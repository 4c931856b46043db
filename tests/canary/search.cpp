#include "tests/canary/search.hpp"

#include <cstring>
#include <format>
#include <fstream>
#include <span>
#include <sstream>

#include "tests/support/files.hpp"

namespace guichet::tests {
namespace {

using Bytes = std::span<const unsigned char>;

bool stands_at(const unsigned char* place, Bytes masked) {
  for (std::size_t at = 0; at < masked.size(); ++at)
    if ((place[at] ^ HiddenWord::mask) != masked[at]) return false;
  return true;
}

std::size_t count(Bytes memory, Bytes masked) {
  if (memory.size() < masked.size()) return 0;
  const int first = masked[0] ^ HiddenWord::mask;
  const auto* const end = memory.data() + memory.size() - masked.size() + 1;
  std::size_t found = 0;
  for (const auto* at = memory.data(); at < end; ++at) {
    at = static_cast<const unsigned char*>(std::memchr(at, first, static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    if (stands_at(at, masked)) ++found;
  }
  return found;
}

void note(std::vector<std::string>& places, Bytes memory, const HiddenWord& word, const std::string& where) {
  static constexpr std::array encodings = {"UTF-8", "UTF-16", "UTF-32"};
  const auto masked = word.masked_encodings();
  for (std::size_t at = 0; at < masked.size(); ++at)
    if (const auto times = count(memory, masked[at]); times > 0)
      places.push_back(std::format("{} times as {} in {}", times, encodings.at(at), where));
}

}  // namespace

std::vector<std::string> found_in_memory(const HiddenWord& word) {
  std::vector<std::string> places;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t begin = 0, end = 0;
    char dash = 0;
    std::string rights;
    std::istringstream(line) >> std::hex >> begin >> dash >> end >> rights;
    // What is written to: heaps, stacks, data of libraries. The kernel's own pages cannot be read.
    if (!rights.starts_with("rw") || line.contains("[vvar")) continue;
    note(places, {reinterpret_cast<const unsigned char*>(begin), end - begin}, word, line);
  }
  return places;
}

std::vector<std::string> found_in_files(const HiddenWord& word, const std::filesystem::path& folder) {
  std::vector<std::string> places;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto content = read_file(entry.path());
    note(places, {reinterpret_cast<const unsigned char*>(content.data()), content.size()}, word,
         entry.path().filename());
  }
  return places;
}

}  // namespace guichet::tests
