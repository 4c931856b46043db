// A terminal that a marked person has used, and the question that each test ends with: what is left of them?
#pragma once

#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "platform/system/secret.hpp"
#include "tests/canary/marked_person.hpp"
#include "tests/canary/search.hpp"
#include "tests/robot/visit.hpp"
#include "tests/support/registry_process.hpp"

namespace guichet::tests {

// What is excluded from the search, and nothing else: the papers in the tray of the printer, which the person takes
// along, and the registry's own folder, which may know them.
class Canary : public testing::TestWithParam<Alphabet> {
 protected:
  Canary() {
    std::filesystem::create_directories(temporary);
    ::setenv("TMPDIR", temporary.c_str(), 1);
    testing::internal::CaptureStderr();
  }
  ~Canary() override {
    testing::internal::GetCapturedStderr();
    ::unsetenv("TMPDIR");
  }

  void registry_opens() {
    registry_.emplace(visit.town.authority(), visit.town.registry_identity(), elsewhere.path(),
                      std::vector<std::string>{"--port", visit.port()});
  }

  // From the first screen to the summary, everything typed; or to the page of a paper that was scanned.
  void tells_everything(std::string_view until = "summary") {
    visit.start();
    person.emplace(visit, marks).fill(until);
    ASSERT_TRUE(visit.has_draft());
  }

  void takes_papers_back();
  Mark files_the_demand();  // its number
  void stops_and_erases();
  void goes_away();  // without a word

  // The first screen, and nobody's draft.
  void expect_the_next_one_finds_a_fresh_terminal();

  // What was learnt on the way counts as the form does: a number, a code.
  void also_search(Mark mark) { marks_.push_back(std::move(mark)); }

  Visit visit;
  const TemporaryFolder elsewhere{std::filesystem::path("/var/tmp")};
  const std::filesystem::path temporary = visit.folder / "tmp";
  const Marks marks{GetParam()};
  std::optional<MarkedPerson> person;

 private:
  void expect_no_trace();
  Places once_at_rest();
  void expect_the_picture_of_a_fresh_terminal();

  std::vector<Mark> marks_ = marks.all();
  std::optional<RegistryProcess> registry_;
  const std::filesystem::file_time_type began_ = std::filesystem::file_time_type::clock::now();
};

// Masked at once, and wiped: what the screen shows of a number or a code.
Mark mark_of_shown(std::string name, std::string shown);

}  // namespace guichet::tests
