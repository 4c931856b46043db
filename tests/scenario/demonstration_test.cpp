// What `./dev run` promises whoever calls it: three last lines, and the files that they name.
#include <array>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::tests;
namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::array<char, 4096> piece{};
  while (const auto length = std::fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), length);
  if (::pclose(pipe) != 0) return {};
  std::vector<std::string> lines;
  std::istringstream text(out);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

TEST(Demonstration, ends_with_the_number_the_receipt_and_the_pictures) {
  const TemporaryFolder folder;
  const auto program = fs::read_symlink("/proc/self/exe").parent_path() / "demonstration";
  const auto lines = lines_of("SDL_VIDEODRIVER=dummy '" + program.string() + "' play '" + folder.path().string() + "'");
  ASSERT_GE(lines.size(), 3U);
  const auto &number = lines[lines.size() - 3], &receipt = lines[lines.size() - 2], &screens = lines[lines.size() - 1];
  EXPECT_TRUE(number.starts_with("number: 111 ")) << number;
  ASSERT_TRUE(receipt.starts_with("receipt: ")) << receipt;
  ASSERT_TRUE(screens.starts_with("screens: ")) << screens;
  EXPECT_TRUE(read_file(receipt.substr(9)).starts_with("%PDF-"));
  std::size_t pictures = 0;
  for (const auto& picture : fs::directory_iterator(screens.substr(9))) {
    EXPECT_TRUE(read_file(picture.path()).starts_with("\x89PNG"));
    ++pictures;
  }
  EXPECT_GT(pictures, 40U);
}

}  // namespace
