// docs/promises.md names the tests that hold each promise: a test that is renamed or removed is missed here.
#include <algorithm>
#include <array>
#include <filesystem>
#include <format>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::vector<std::string> ids() {
  std::vector<std::string> all;
  for (const auto& [kind, last] : {std::pair{"AX", 20}, std::pair{"PA", 8}, std::pair{"PD", 6}, std::pair{"SE", 14}})
    for (int number = 1; number <= last; ++number) all.push_back(std::format("{}-{:02}", kind, number));
  return all;
}

std::vector<std::smatch> matches(const std::string& text, const std::regex& wanted) {
  return {std::sregex_iterator(text.begin(), text.end(), wanted), std::sregex_iterator()};
}

// The folder of a suite: "kiosk.ui.text" is tests/kiosk/ui/text.
fs::path folder_of(std::string suite) {
  std::ranges::replace(suite, '.', '/');
  return fs::path("tests") / suite;
}

bool has_test(const std::string& suite, const std::string& fixture, const std::string& name) {
  static constexpr std::array<std::string_view, 3> macros = {"TEST", "TEST_F", "TEST_P"};
  const auto folder = folder_of(suite);
  if (!fs::is_directory(folder)) return false;
  return std::ranges::any_of(fs::directory_iterator(folder), [&](const auto& file) {
    if (file.path().extension() != ".cpp") return false;
    const auto text = contents(file.path());
    return std::ranges::any_of(macros, [&](std::string_view macro) {
      return text.contains(std::format("\n{}({}, {})", macro, fixture, name));
    });
  });
}

bool has_fuzz_target(const std::string& name) {
  return contents("tests/CMakeLists.txt").contains(std::format("\nguichet_fuzz({} ", name));
}

bool exists(const std::string& quoted) {
  static const std::regex test(R"(([a-z.]+): (\w+)\.(\w+))"), target(R"(fuzz: (\w+))");
  std::smatch match;
  if (std::regex_match(quoted, match, test)) return has_test(match[1], match[2], match[3]);
  return std::regex_match(quoted, match, target) && has_fuzz_target(match[1]);
}

TEST(Promises, each_name_a_test_that_exists) {
  const auto page = contents("docs/promises.md");
  const std::regex row(R"re(\n\| ([A-Z]{2}-\d{2}) \|([^\n]*))re"), quotation("`([^`]*)`");
  std::vector<std::string> rows;
  for (const auto& line : matches(page, row)) {
    const std::string id = line[1], words = line[2];
    rows.push_back(id);
    const auto quoted = matches(words, quotation);
    EXPECT_TRUE(!quoted.empty() || words.contains("not yet: ")) << id << " is held by nothing and does not say so";
    for (const auto& one : quoted) EXPECT_TRUE(exists(one[1])) << id << ": there is no test " << one[1];
  }
  EXPECT_EQ(rows, ids()) << "each promise has one line, in its order";
}

}  // namespace
