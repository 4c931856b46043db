// Whatever the instant at which the terminal dies, a document is whole or absent.
#include <csignal>

#include <unistd.h>

#include "tests/platform/storage/shelf.hpp"
#include "tests/support/acknowledgements.hpp"
#include "tests/support/child_process.hpp"

namespace {

using namespace guichet::tests;
namespace fs = std::filesystem;

// The instants of a crash. The process ends there; the next life opens what is on the disk.
class CrashedWithASealedFile : public SealedFile {
 protected:
  template <class Work>
  void die_after(Work work) {
    const pid_t child = start([&](storage::Database& own) {
      work(own);
      ::_exit(9);
    });
    EXPECT_EQ(wait_for(child), 9);
    database = open_database();
  }
  // SQLite's connections do not survive a fork: the parent's is closed meanwhile.
  template <class Work>
  pid_t start(Work work) {
    {
      const auto closed = std::move(database);
    }
    const pid_t child = ::fork();
    if (child != 0) return child;
    auto own = open_database();
    work(own);
    ::_exit(0);
  }
};

TEST_F(CrashedWithASealedFile, before_it_has_a_row_has_no_document) {
  die_after([&](storage::Database&) { (void)files.write(passport, document(1000), random); });
  EXPECT_EQ(files.find(database, passport).error().kind, Kind::damaged) << "nothing opens it";
  EXPECT_EQ(files.sweep(database).value(), (SealedFiles::Swept{.files = 1}));
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(CrashedWithASealedFile, before_its_row_was_committed_has_no_document) {
  die_after([&](storage::Database& own) {
    const auto written = files.write(passport, document(1000), random);
    const auto transaction = own.begin();
    if (!written || !transaction || !SealedFiles::note(own, *written)) ::_exit(1);
    ::_exit(9);
  });
  EXPECT_EQ(files_on_disk(), 1U);
  EXPECT_EQ(files.find(database, passport).error().kind, Kind::damaged) << "nothing opens it";
  EXPECT_EQ(files.sweep(database).value(), (SealedFiles::Swept{.files = 1}));
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(CrashedWithASealedFile, once_its_row_was_committed_has_it_whole) {
  die_after([&](storage::Database& own) { (void)try_to_put(own, document(several_chunks)); });
  EXPECT_EQ(files.sweep(database).value(), SealedFiles::Swept{});
  EXPECT_EQ(read(), document(several_chunks));
}

TEST_F(CrashedWithASealedFile, between_the_end_of_its_row_and_of_its_file_has_no_document) {
  put(document(1000));
  die_after([](storage::Database& own) { (void)SealedFiles::forget(own, passport); });
  EXPECT_EQ(files_on_disk(), 1U);
  EXPECT_EQ(files.find(database, passport).error().kind, Kind::damaged);
  EXPECT_EQ(files.sweep(database).value(), (SealedFiles::Swept{.files = 1}));
  EXPECT_EQ(files_on_disk(), 0U);
}

TEST_F(CrashedWithASealedFile, before_the_end_of_its_row_was_committed_keeps_it) {
  put(document(1000));
  die_after([](storage::Database& own) {
    const auto transaction = own.begin();
    (void)SealedFiles::forget(own, passport);
    ::_exit(9);
  });
  EXPECT_EQ(files.sweep(database).value(), SealedFiles::Swept{});
  EXPECT_EQ(read(), document(1000));
}

TEST_F(CrashedWithASealedFile, that_is_gone_from_the_disk_loses_its_row_too) {
  put(document(1000));
  put(document(2000), "stays");
  fs::remove(shelf / passport);
  EXPECT_EQ(files.sweep(database).value(), (SealedFiles::Swept{.rows = 1}));
  EXPECT_EQ(SealedFiles::names(database).value(), std::vector<std::string>{"stays"});
  EXPECT_EQ(read("stays"), document(2000));
}

// Whatever the instant: half-written files under their temporary names too.
TEST_F(CrashedWithASealedFile, at_any_instant_is_whole_or_absent) {
  const auto name_of = [](std::int64_t number) { return "paper-" + std::to_string(number); };
  std::size_t acknowledged = 0;
  for (std::uint64_t life = 0; life < 20; ++life) {
    Acknowledgements acks;
    const pid_t child = start([&](storage::Database& own) {
      for (auto number = static_cast<std::int64_t>(life * 1000);; ++number)
        if (!try_to_put(own, document(300'000, static_cast<std::uint64_t>(number)), name_of(number)) ||
            !acks.say(number))
          ::_exit(1);
    });
    acks.wait_for(static_cast<int>(life % 3));
    ::usleep(static_cast<useconds_t>((1'000 + 1'700 * life) * slowness));
    ::kill(child, SIGKILL);
    ASSERT_EQ(wait_for(child), -SIGKILL);
    acknowledged += acks.count();
    database = open_database();
    EXPECT_EQ(files.sweep(database).value().rows, 0);
    const auto names = SealedFiles::names(database).value();
    EXPECT_GE(names.size(), acknowledged) << "an acknowledged document is lost";
    EXPECT_EQ(files_on_disk(), names.size());
    for (const auto& name : names) EXPECT_EQ(read(name), document(300'000, std::stoull(name.substr(6)))) << name;
  }
  EXPECT_GE(acknowledged, 19U);
}

}  // namespace
