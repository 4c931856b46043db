// Documents behind the letters: none leaves without its number, none is forgotten, and each knows how far it is.
#include <gtest/gtest.h>

#include "sync/outbox/parcels.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/every_page.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::sync::outbox;
using namespace std::chrono_literals;
using guichet::platform::storage::Error;
using guichet::platform::system::SecretBytes;
using guichet::tests::to_bytes;

constexpr const char* its_number = "1111126000001G1104";
constexpr const char* reference = "D-7K3QM-00001";
constexpr std::uint64_t three_megabytes = 3 << 20;
const Instant noon{std::chrono::sys_days{2026y / 11 / 27} + 12h};

class Parcels : public testing::Test {
 protected:
  Database open() { return Database::open(folder / "kiosk.db", SecretBytes{32}, migrations()).value(); }
  LetterId put_letter() {
    return put(database, Letter{.kind = "CRE",
                                .deposit_reference = reference,
                                .file_name = "DEMG1104-202611271200-000001.xml",
                                .body = to_bytes("<interfaceNuu/>"),
                                .written_at = noon,
                                .number = {},
                                .anomalies = {}})
        .value();
  }
  Parcel parcel(std::uint64_t which) {
    guichet::tests::SeededRandom drawn{which};
    return {.document = new_document(drawn),
            .deposit_reference = reference,
            .kind = "divorce",
            .person = 1,
            .name = "Jugement.pdf",
            .size = three_megabytes,
            .sha256 = std::vector(32, std::byte{0x5a}),
            .written_at = noon};
  }
  void give_number(LetterId letter) {
    ASSERT_TRUE(mark_sending(database, letter));
    ASSERT_TRUE(acknowledge(database, letter, its_number));
  }
  // Of a demand that has its number.
  ParcelId sending(std::uint64_t which = 1) {
    auto known = parcel(which);
    known.number = its_number;
    const auto id = put(database, known).value();
    EXPECT_TRUE(mark_sending(database, id));
    return id;
  }
  Parcel stored() { return parcels_of(database, reference).value().at(0); }

  guichet::tests::TemporaryFolder folder;
  guichet::tests::SeededRandom random{7};
  Database database = open();
};

TEST_F(Parcels, have_names_that_are_uuids_and_their_own) {
  const auto one = new_document(random), other = new_document(random);
  EXPECT_NE(one, other);
  EXPECT_EQ(one.size(), 36U);
  EXPECT_EQ(one[14], '4');
  EXPECT_EQ(one.find_first_not_of("0123456789abcdef-"), std::string::npos);
}

TEST_F(Parcels, wait_for_the_number_of_their_demand) {
  const auto letter = put_letter();
  const auto id = put(database, parcel(1)).value();
  EXPECT_EQ(next_due_parcel(database, noon).value(), std::nullopt);
  EXPECT_EQ(next_parcel_instant(database).value(), std::nullopt);
  EXPECT_FALSE(mark_sending(database, id));
  EXPECT_EQ(parcel_counts(database).value(), (ParcelCounts{.without_number = 1}));
  give_number(letter);
  const auto due = next_due_parcel(database, noon).value();
  ASSERT_TRUE(due);
  EXPECT_EQ(due->number, its_number);
  EXPECT_EQ(due->document, parcel(1).document);
  EXPECT_EQ(due->sha256, parcel(1).sha256);
  EXPECT_EQ(next_parcel_instant(database).value(), noon);
  EXPECT_EQ(parcel_counts(database).value(), (ParcelCounts{.waiting = 1}));
}

TEST_F(Parcels, have_their_number_at_once_when_they_come_after_it) {
  give_number(put_letter());
  ASSERT_TRUE(put(database, parcel(1)));
  EXPECT_EQ(next_due_parcel(database, noon).value()->number, its_number);
}

TEST_F(Parcels, do_not_leave_when_the_number_is_another_demands) {
  // This terminal wrote about that number before: it is not a new demand's.
  ASSERT_TRUE(put(database, Letter{.kind = "MOD",
                                   .deposit_reference = "D-7K3QM-00009",
                                   .file_name = "DEMG1104-202611271200-000009.xml",
                                   .body = to_bytes("<interfaceNuu/>"),
                                   .written_at = noon,
                                   .number = its_number,
                                   .anomalies = {}}));
  const auto letter = put_letter();
  ASSERT_TRUE(put(database, parcel(1)));
  ASSERT_TRUE(mark_sending(database, letter));
  EXPECT_EQ(acknowledge(database, letter, its_number).value(), Acknowledgement::number_known_elsewhere);
  EXPECT_EQ(parcel_counts(database).value(), (ParcelCounts{.without_number = 1}));
}

TEST_F(Parcels, do_not_exist_when_the_deposit_is_not_committed) {
  {
    const auto deposit = database.begin();
    ASSERT_TRUE(deposit);
    put_letter();
    ASSERT_TRUE(put(database, parcel(1)));
  }
  EXPECT_EQ(parcel_counts(database).value(), ParcelCounts{});
}

TEST_F(Parcels, are_refused_twice_and_without_a_demand) {
  ASSERT_TRUE(put(database, parcel(1)));
  EXPECT_EQ(put(database, parcel(1)).error().kind, Error::Kind::constraint);
  auto of_nobody = parcel(2);
  of_nobody.deposit_reference.clear();
  EXPECT_EQ(put(database, of_nobody).error().kind, Error::Kind::constraint);
}

TEST_F(Parcels, know_how_far_they_are_part_after_part) {
  const auto id = sending();
  EXPECT_TRUE(stored().in_doubt);
  ASSERT_TRUE(locate(database, id, "/depots/1", 0));
  ASSERT_TRUE(advance(database, id, 1 << 20, noon + 3s));
  auto now = stored();
  EXPECT_EQ(now.state, State::waiting);
  EXPECT_EQ(now.upload, "/depots/1");
  EXPECT_EQ(now.sent, 1U << 20);
  EXPECT_FALSE(now.in_doubt);
  EXPECT_EQ(now.attempts, 0);
  EXPECT_EQ(now.not_before, noon + 3s);
}

TEST_F(Parcels, are_in_doubt_after_a_crash_and_keep_where_they_were) {
  const auto id = sending();
  ASSERT_TRUE(locate(database, id, "/depots/1", 0));
  ASSERT_TRUE(advance(database, id, 1 << 20, noon));
  ASSERT_TRUE(mark_sending(database, id));
  database = open();
  EXPECT_EQ(next_due_parcel(database, noon).value(), std::nullopt) << "one life at a time";
  EXPECT_EQ(recover_parcels(database).value(), 1);
  const auto due = next_due_parcel(database, noon).value();
  ASSERT_TRUE(due);
  EXPECT_TRUE(due->in_doubt);
  EXPECT_EQ(due->upload, "/depots/1");
  EXPECT_EQ(due->sent, 1U << 20);
}

TEST_F(Parcels, wait_longer_each_time_until_something_comes_through) {
  const auto id = sending();
  for (int attempt = 1; attempt < 6; ++attempt) {
    ASSERT_TRUE(postpone(database, id, noon, "cut", random));
    ASSERT_TRUE(mark_sending(database, id));
  }
  EXPECT_EQ(stored().attempts, 6);
  ASSERT_TRUE(locate(database, id, "/depots/1", 0));
  EXPECT_EQ(stored().attempts, 6);
  ASSERT_TRUE(locate(database, id, "/depots/1", 5000));
  EXPECT_EQ(stored().attempts, 1);
  const auto until = postpone(database, id, noon, "technical_fault", random, 30s).value();
  EXPECT_EQ(stored().not_before, until);
  EXPECT_GE(until, noon + 30s);
  EXPECT_EQ(stored().reason, "technical_fault");
}

TEST_F(Parcels, that_gave_way_are_due_at_once_and_have_not_tried) {
  const auto id = sending();
  ASSERT_TRUE(release(database, id));
  EXPECT_EQ(next_due_parcel(database, noon).value()->id, id);
  EXPECT_EQ(stored().attempts, 0);
  EXPECT_TRUE(stored().in_doubt);
}

TEST_F(Parcels, begin_again_under_the_same_name_when_the_upload_is_lost_and_as_another_try_when_it_was_altered) {
  const auto id = sending();
  ASSERT_TRUE(locate(database, id, "/depots/1", 5000));
  ASSERT_TRUE(lose_upload(database, id));
  EXPECT_EQ(stored().upload, "");
  EXPECT_EQ(stored().sent, 0U);
  EXPECT_EQ(stored().restarts, 0);
  ASSERT_TRUE(restart(database, id));
  EXPECT_EQ(stored().restarts, 1);
  EXPECT_EQ(stored().state, State::waiting);
}

TEST_F(Parcels, leave_nothing_of_the_person_once_acknowledged) {
  const auto id = sending();
  const auto can_be_read = [&](std::string_view word) {
    return guichet::tests::read_every_page(folder / "kiosk.db", SecretBytes{32}.bytes()).contains(word);
  };
  EXPECT_TRUE(can_be_read("divorce"));
  ASSERT_TRUE(acknowledge(database, id));
  database.forget_pages();
  for (const auto* word : {"divorce", "Jugement", "ZZZZZZZZ"}) EXPECT_FALSE(can_be_read(word)) << word;
  EXPECT_EQ(stored().state, State::acknowledged);
  EXPECT_EQ(stored().document, parcel(1).document);
  EXPECT_EQ(stored().sent, three_megabytes);
  EXPECT_EQ(parcel_counts(database).value(), (ParcelCounts{.acknowledged = 1}));
}

TEST_F(Parcels, that_are_refused_stay_for_somebody_to_look_and_are_not_sent_again) {
  const auto id = sending();
  ASSERT_TRUE(refuse(database, id, "too_large"));
  EXPECT_EQ(stored().reason, "too_large");
  EXPECT_EQ(stored().name, "Jugement.pdf");
  EXPECT_EQ(next_due_parcel(database, noon + 24h).value(), std::nullopt);
  EXPECT_FALSE(mark_sending(database, id));
}

TEST_F(Parcels, that_are_refused_are_known_by_their_number_until_the_same_paper_is_put_again) {
  const auto refused = sending(1);
  ASSERT_TRUE(refuse(database, refused, "too_large"));
  const auto found = refused_parcels(database, its_number).value();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().kind, "divorce");
  EXPECT_EQ(found.front().person, 1U);
  EXPECT_EQ(count_refused(database, reference).value(), 1);
  EXPECT_EQ(count_refused(database, "D-00000-00000").value(), 0);
  EXPECT_TRUE(refused_parcels(database, "1111126000002G1104").value().empty());

  const auto replaced = [&](std::string_view number, std::string_view kind, std::optional<std::size_t> person) {
    auto again = parcel(2);
    again.number = number;
    again.kind = kind;
    again.person = person;
    return replace_refused(database, again).value();
  };
  EXPECT_EQ(replaced(its_number, "bail", 1), std::nullopt) << "another paper";
  EXPECT_EQ(replaced(its_number, "divorce", 0), std::nullopt) << "of another person";
  EXPECT_EQ(replaced("1111126000002G1104", "divorce", 1), std::nullopt) << "another demand";
  auto of_nobody = parcel(3);
  of_nobody.number = its_number;
  of_nobody.person.reset();
  const auto nobodys = put(database, of_nobody).value();
  ASSERT_TRUE(mark_sending(database, nobodys));
  ASSERT_TRUE(refuse(database, nobodys, "too_large"));
  EXPECT_EQ(replaced(its_number, "divorce", 1), parcel(1).document) << "their own before the other, though later";
  EXPECT_EQ(replaced(its_number, "divorce", 0), of_nobody.document) << "from before it was noted whose it is";
  EXPECT_TRUE(refused_parcels(database, its_number).value().empty());
}

TEST_F(Parcels, of_which_one_is_postponed_let_the_next_go) {
  const auto first = sending(1);
  ASSERT_TRUE(postpone(database, first, noon, "cut", random, 10min));
  auto second = parcel(2);
  second.number = its_number;
  const auto next = put(database, second).value();
  EXPECT_EQ(next_due_parcel(database, noon).value()->id, next);
  EXPECT_EQ(next_due_parcel(database, noon + 2h).value()->id, first);
  EXPECT_EQ(next_due_parcel(database, noon - 24h * 365).value()->id, first) << "the clock was set back";
}

TEST_F(Parcels, are_forgotten_some_days_after_their_end_and_never_while_they_wait) {
  const auto done = sending(1);
  ASSERT_TRUE(acknowledge(database, done));
  auto waiting = parcel(2);
  waiting.number = its_number;
  ASSERT_TRUE(put(database, waiting));
  EXPECT_TRUE(forget_ended_parcels(database, noon, std::chrono::days{30}).value().empty());
  EXPECT_TRUE(forget_ended_parcels(database, noon + 29 * 24h, std::chrono::days{30}).value().empty());
  EXPECT_EQ(forget_ended_parcels(database, noon + 30 * 24h, std::chrono::days{30}).value(),
            std::vector{parcel(1).document});
  EXPECT_EQ(parcel_counts(database).value(), (ParcelCounts{.waiting = 1}));
}

TEST_F(Parcels, are_forgotten_with_the_letter_that_never_had_a_number) {
  const auto letter = put_letter();
  ASSERT_TRUE(put(database, parcel(1)));
  ASSERT_TRUE(mark_sending(database, letter));
  ASSERT_TRUE(refuse(database, letter, std::vector<Anomaly>{{"CTRL_DEM_0001", "non"}}));
  const auto tidy = [&](Instant now) {
    EXPECT_TRUE(forget_ended(database, now, std::chrono::days{30}));
    return forget_ended_parcels(database, now, std::chrono::days{30}).value();
  };
  EXPECT_TRUE(tidy(noon).empty()) << "somebody may still look at it";
  EXPECT_EQ(tidy(noon + 30 * 24h), std::vector{parcel(1).document});
}

}  // namespace
