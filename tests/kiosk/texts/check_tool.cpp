// assets/texts/check: what it adds to a catalogue must cost no sentence that was there.
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::tests;

class CheckTool : public testing::Test {
 protected:
  CheckTool() {
    std::filesystem::copy_file("assets/texts/check", folder_ / "check");
    write_file(folder_ / "fr.po", header("fr") +
                                      "msgid \"a\"\nmsgstr \"un\"\n\nmsgid \"b\"\nmsgstr \"deux\"\n\n"
                                      "msgid \"c\"\nmsgstr \"trois {n}\"\n");
  }

  static std::string header(const std::string& language) {
    return "# Words.\nmsgid \"\"\nmsgstr \"\"\n\"Language: " + language + "\\n\"\n\"X-Native-Name: -\\n\"\n\n";
  }
  bool put(const std::string& catalogue, const std::string& table) {
    write_file(folder_ / "en.po", catalogue);
    write_file(folder_ / "table", table);
    return run("en put < " + (folder_ / "table").string());
  }
  bool run(const std::string& arguments) {
    const auto command =
        "python3 " + (folder_ / "check").string() + " " + arguments + " >" + (folder_ / "said").string() + " 2>&1";
    return std::system(command.c_str()) == 0;
  }
  std::string english() { return read_file(folder_ / "en.po"); }
  std::string said() { return read_file(folder_ / "said"); }

  TemporaryFolder folder_;
};

TEST_F(CheckTool, adds_a_sentence_in_its_place_and_leaves_the_others) {
  ASSERT_TRUE(put(
      header("en") + "#. unreviewed\nmsgid \"a\"\nmsgstr \"\"\n\"o\"\n\"ne\"\n\nmsgid \"c\"\nmsgstr \"three {n}\"\n",
      "b\ttwo\n"))
      << said();
  EXPECT_EQ(english(), header("en") +
                           "#. unreviewed\nmsgid \"a\"\nmsgstr \"one\"\n\nmsgid \"b\"\nmsgstr \"two\"\n\n"
                           "msgid \"c\"\nmsgstr \"three {n}\"\n");
  EXPECT_TRUE(run("en")) << said();
}

TEST_F(CheckTool, loses_no_sentence_that_follows_another_without_an_empty_line) {
  ASSERT_TRUE(put(header("en") + "msgid \"a\"\nmsgstr \"one\"\n#. unreviewed\nmsgid \"b\"\nmsgstr \"two\"\n"
                                 "msgid \"c\"\nmsgstr \"three {n}\"\n",
                  "a\tfirst\n"))
      << said();
  EXPECT_EQ(english(), header("en") +
                           "msgid \"a\"\nmsgstr \"first\"\n\n#. unreviewed\nmsgid \"b\"\nmsgstr \"two\"\n\n"
                           "msgid \"c\"\nmsgstr \"three {n}\"\n");
}

TEST_F(CheckTool, writes_nothing_when_it_does_not_understand) {
  const std::string sound = header("en") + "msgid \"a\"\nmsgstr \"one\"\n";
  for (const std::string& catalogue : {sound + "msgctxt \"x\"\n", sound + "words\n",
                                       sound + "\nmsgid \"a\"\nmsgstr \"again\"\n", sound + "\nmsgid \"b\"\n"}) {
    EXPECT_FALSE(put(catalogue, "b\ttwo\n"));
    EXPECT_EQ(english(), catalogue);
    EXPECT_FALSE(said().empty());
  }
  for (const auto* table : {"b\n", "unknown\tword\n", "b\ttwo\nunknown\tword\n"}) {
    EXPECT_FALSE(put(sound, table));
    EXPECT_EQ(english(), sound);
  }
}

TEST_F(CheckTool, tells_what_a_language_lacks) {
  write_file(folder_ / "en.po", header("en") + "msgid \"a\"\nmsgstr \"one\"\nmsgid \"c\"\nmsgstr \"three\"\n");
  EXPECT_FALSE(run(""));
  EXPECT_TRUE(said().contains("en\tmissing\tb\tdeux")) << said();
  EXPECT_TRUE(said().contains("en\tother {places}\tc")) << said();
}

}  // namespace
