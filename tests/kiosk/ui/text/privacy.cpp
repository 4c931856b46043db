// Looks for a typed name in the whole memory of the process, once the engine was told to forget it.
#include <array>
#include <cstring>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/kiosk/ui/text/memory_sink.hpp"

using namespace guichet::tests;

namespace {

constexpr char mask = 0x15;
// "Quetzalcoatlus", masked: this test must not find its own needle.
constexpr std::array<char, 14> masked = {'Q' ^ mask, 'u' ^ mask, 'e' ^ mask, 't' ^ mask, 'z' ^ mask,
                                         'a' ^ mask, 'l' ^ mask, 'c' ^ mask, 'o' ^ mask, 'a' ^ mask,
                                         't' ^ mask, 'l' ^ mask, 'u' ^ mask, 's' ^ mask};
constexpr std::size_t longest_region = std::size_t{1} << 30;  // sanitizers map far more than there is

struct Region {
  std::size_t first, last;
};

std::vector<Region> writable_memory() {
  std::ifstream maps("/proc/self/maps");
  std::vector<Region> regions;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream columns(line);
    Region region{};
    char dash = 0;
    std::string rights;
    columns >> std::hex >> region.first >> dash >> region.last >> rights;
    if (rights.starts_with("rw") && region.last - region.first < longest_region) regions.push_back(region);
  }
  return regions;
}

// The needle with its letters `stride` bytes apart: 1 for UTF-8, 4 for UTF-32.
bool starts_needle(const char* at, const char* end, std::size_t stride) {
  if (static_cast<std::size_t>(end - at) < (masked.size() - 1) * stride + 1) return false;
  std::size_t letter = 0;
  while (letter < masked.size() && (at[letter * stride] ^ mask) == masked[letter]) ++letter;
  return letter == masked.size();
}

bool holds_needle(const std::vector<char>& bytes) {
  const char* end = bytes.data() + bytes.size();
  const auto next_initial = [&](const char* from) {
    return static_cast<const char*>(std::memchr(from, masked[0] ^ mask, static_cast<std::size_t>(end - from)));
  };
  for (const char* at = next_initial(bytes.data()); at; at = next_initial(at + 1))
    if (starts_needle(at, end, 1) || starts_needle(at, end, 4)) return true;
  return false;
}

bool memory_holds_needle() {
  std::ifstream memory("/proc/self/mem", std::ios::binary);
  bool found = false;
  for (const auto region : writable_memory()) {
    std::vector<char> bytes(region.last - region.first);
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(region.first));
    if (!memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) continue;
    found = holds_needle(bytes);
    explicit_bzero(bytes.data(), bytes.size());
    if (found) break;
  }
  return found;
}

// Types the name letter by letter, as a field does, and leaves no copy of its own.
void type_the_name(text::Engine& engine) {
  std::array<char, masked.size()> name{};
  for (std::size_t i = 0; i < name.size(); ++i) {
    name[i] = static_cast<char>(masked[i] ^ mask);
    engine.shape({name.data(), i + 1}, {.capital_height_px = 21});
    engine.shape({name.data(), i + 1}, {.capital_height_px = 21}, 80);
    (void)engine.flush();
  }
  explicit_bzero(name.data(), name.size());
}

}  // namespace

TEST(Privacy, leaves_no_typed_word_in_memory) {
  MemorySink sink;
  auto engine = text::Engine::create(assets(), sink);
  ASSERT_TRUE(engine);
  type_the_name(*engine);
  EXPECT_TRUE(memory_holds_needle()) << "the cache holds it, or this test looks in the wrong place";
  engine->forget_all();
  EXPECT_FALSE(memory_holds_needle());
}
