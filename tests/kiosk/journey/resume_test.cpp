// Putting a demand aside and taking it up again, as the session sees it.
#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;

SlipCode code(unsigned char first = 1) {
  SlipCode::Secret secret{};
  secret[0] = std::byte{first};
  return SlipCode(secret);
}

const demand::Date last_day = test_world().today;

Visitor& half_filled(Visitor& visitor) { return visitor.opens_a_demand().says_who_they_are(); }

Visitor& resuming(Visitor& visitor) { return visitor.does(Touched{}).does(Begin{Door::resume}); }

Visitor& tries(Visitor& visitor, const std::string& typed) { return visitor.types("code", typed).does(Find{}); }

TEST(SlipCode, is_sixteen_characters_that_give_the_same_secret_back) {
  for (unsigned char byte = 0; byte < 255; ++byte) {
    SlipCode::Secret secret{};
    for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<std::byte>(byte * (i + 3));
    const SlipCode one(secret);
    EXPECT_EQ(one.secret(), secret);
    EXPECT_EQ(SlipCode::parse(one.grouped()), one);
    EXPECT_EQ(SlipCode::parse(one.qr_content()), one);
    EXPECT_EQ(one.grouped().size(), 19U);
  }
}

TEST(SlipCode, uses_each_bit_of_the_secret) {
  SlipCode::Secret all{};
  all.fill(std::byte{0xFF});
  EXPECT_EQ(SlipCode(all).view(), "ZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(SlipCode(SlipCode::Secret{}).view(), "0000000000000000");
}

TEST(SlipCode, forgives_how_people_copy_it) {
  const auto right = SlipCode::parse("7K3Q M9F2 TX01 C0DE");
  ASSERT_TRUE(right);
  EXPECT_EQ(SlipCode::parse("7k3q-m9f2-txol-code"), right);
  EXPECT_EQ(SlipCode::parse("7K3QM9F2TXOIC0DE"), right);
}

TEST(SlipCode, is_nothing_else) {
  for (const auto* text :
       {"", " ", "7K3Q M9F2 TX01 C0D", "7K3Q M9F2 TX01 C0DEF", "7K3Q M9F2 TX01 C0DU", "é", "GUICHET:R:"})
    EXPECT_FALSE(SlipCode::parse(text)) << text;
}

TEST(Keeping, seals_the_draft_with_what_is_right_on_the_page) {
  Visitor visitor;
  half_filled(visitor).does(Choose{"household_with_others", "no"}).does(AskToLeave{});
  ASSERT_TRUE(visitor.model().leaving);
  visitor.does(KeepAndLeave{});
  const auto* kept = visitor.asked<effect::KeepDraft>();
  ASSERT_NE(kept, nullptr);
  const bool* with_others = kept->draft.answers.get<bool>("household_with_others");
  ASSERT_NE(with_others, nullptr);
  EXPECT_FALSE(*with_others);
}

TEST(Keeping, leaves_only_the_slip_in_the_session_and_prints_it) {
  Visitor visitor;
  half_filled(visitor).does(ChooseLanguage{"en"}).does(AskToLeave{}).does(KeepAndLeave{});
  visitor.receives(DraftKept{.code = code(), .until = last_day});
  ASSERT_NE(visitor.at<KeptSlip>(), nullptr);
  EXPECT_EQ(visitor.model().draft, fresh(visitor.settings(), visitor.now()).draft);
  EXPECT_FALSE(visitor.model().kept);
  EXPECT_EQ(visitor.model().language, "en");
  ASSERT_NE(visitor.asked<effect::PrintSlip>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::PrintSlip>()->slip.code, code());
  visitor.receives(SlipNotPrinted{PrintState::out_of_paper});
  EXPECT_EQ(visitor.at<KeptSlip>()->print, PrintState::out_of_paper);
  visitor.does(Print{}).receives(SlipPrinted{});
  EXPECT_EQ(visitor.at<KeptSlip>()->print, PrintState::printed);
  visitor.does(Finish{});
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.now()));
  EXPECT_EQ(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_NE(visitor.asked<effect::Wipe>(), nullptr);
}

TEST(Keeping, waits_for_storage_and_for_nothing_else) {
  Visitor visitor;
  half_filled(visitor).does(AskToLeave{}).does(KeepAndLeave{});
  EXPECT_EQ(next_deadline(visitor.model(), visitor.settings()), std::nullopt);
  visitor.does(Leave{}).does(StayHere{}).does(KeepAndLeave{}).waits(10min);
  EXPECT_TRUE(visitor.model().keeping);
  EXPECT_EQ(visitor.asked<effect::KeepDraft>(), nullptr);
  EXPECT_TRUE(visitor.asks("household"));
}

TEST(Keeping, that_storage_refuses_keeps_everything_on_the_screen) {
  Visitor visitor;
  half_filled(visitor);
  const auto draft = visitor.model().draft;
  visitor.does(AskToLeave{}).does(KeepAndLeave{}).receives(DraftNotKept{Failure::storage_full});
  EXPECT_EQ(visitor.model().draft, draft);
  EXPECT_EQ(visitor.model().failure, Failure::storage_full);
  EXPECT_FALSE(visitor.model().leaving);
  EXPECT_TRUE(visitor.asks("household"));
}

TEST(Keeping, is_offered_only_when_leaving) {
  Visitor visitor;
  half_filled(visitor).does(KeepAndLeave{});
  EXPECT_EQ(visitor.asked<effect::KeepDraft>(), nullptr);
  visitor.receives(DraftKept{.code = code(), .until = last_day});
  EXPECT_EQ(visitor.at<KeptSlip>(), nullptr);
}

TEST(Keeping, shows_a_slip_that_idle_time_wipes) {
  Visitor visitor;
  half_filled(visitor).does(AskToLeave{}).does(KeepAndLeave{});
  visitor.receives(DraftKept{.code = code(), .until = last_day}).waits(3min).waits(45s);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.model().last_touch));
}

TEST(Resuming, goes_on_where_the_demand_stopped) {
  Visitor before;
  half_filled(before);
  Visitor visitor;
  tries(resuming(visitor), code().grouped());
  ASSERT_NE(visitor.asked<effect::OpenKeptDraft>(), nullptr);
  visitor.does(Back{}).receives(DraftOpened{.code = code(), .draft = before.model().draft, .language = "en"});
  EXPECT_TRUE(visitor.asks("household"));
  EXPECT_EQ(visitor.model().draft, before.model().draft);
  EXPECT_EQ(visitor.model().language, "en");
  EXPECT_TRUE(visitor.model().kept);
}

TEST(Resuming, reads_the_code_of_the_slip) {
  Visitor visitor;
  resuming(visitor).does(StartScan{});
  const auto* reading = visitor.asked<effect::ReadSlip>();
  ASSERT_NE(reading, nullptr);
  const auto asked_at = reading->asked_at;
  visitor.receives(ScanFailed{asked_at, ScanProblem::no_slip});
  EXPECT_EQ(visitor.at<Resuming>()->scan_problem, ScanProblem::no_slip);
  visitor.does(StartScan{}).receives(SlipRead{asked_at, code()});
  ASSERT_NE(visitor.asked<effect::OpenKeptDraft>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::OpenKeptDraft>()->code, code());
}

TEST(Resuming, stops_the_scanner_when_the_person_goes_back) {
  Visitor visitor;
  resuming(visitor).does(StartScan{}).does(Back{});
  EXPECT_NE(visitor.asked<effect::StopScan>(), nullptr);
  EXPECT_NE(visitor.at<Welcome>(), nullptr);
}

// Storage has laid the draft open meanwhile: it must not stay so for whoever comes next.
TEST(Resuming, closes_again_what_opens_when_nobody_waits_for_it) {
  Visitor before;
  half_filled(before);
  Visitor visitor;
  tries(resuming(visitor), code().grouped()).waits(3min).waits(45s);
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr);
  visitor.receives(DraftOpened{.code = code(), .draft = before.model().draft, .language = "fr"});
  EXPECT_NE(visitor.asked<effect::EraseDraft>(), nullptr);
  EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.model().last_touch));
}

TEST(Resuming, says_the_same_whatever_is_wrong_with_a_code) {
  Visitor visitor;
  tries(resuming(visitor), "bonjour");
  EXPECT_EQ(visitor.at<Resuming>()->problem, ResumeProblem::not_a_code);
  EXPECT_EQ(visitor.asked<effect::OpenKeptDraft>(), nullptr);
  tries(visitor, code().grouped()).receives(DraftNotOpened{.code = code()});
  EXPECT_EQ(visitor.at<Resuming>()->problem, ResumeProblem::not_opened);
}

TEST(WrongCodes, count_for_the_session_whatever_the_door) {
  Visitor visitor;
  resuming(visitor);
  for (unsigned char i = 1; i < most_tries; ++i) {
    tries(visitor, code(i).grouped()).receives(DraftNotOpened{.code = code(i)});
    visitor.does(Back{}).does(Begin{Door::resume});
    EXPECT_EQ(visitor.at<Resuming>()->problem, std::nullopt);
  }
  visitor.does(Back{}).does(Begin{Door::my_number});
  visitor.types("reference", "D-7K3QM-9F2TX").does(Find{}).receives(DepositNotFound{Visitor::reference()});
  EXPECT_EQ(visitor.at<Finding>()->problem, FindProblem::too_many_tries);
  visitor.does(Back{}).does(Begin{Door::resume});
  EXPECT_EQ(visitor.at<Resuming>()->problem, ResumeProblem::too_many_tries);
  tries(visitor, code().grouped()).does(StartScan{});
  EXPECT_EQ(visitor.asked<effect::OpenKeptDraft>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::ReadSlip>(), nullptr);
}

TEST(WrongCodes, of_the_whole_terminal_close_the_door_too) {
  Visitor visitor;
  tries(resuming(visitor), code().grouped()).receives(DraftNotOpened{.code = code(), .blocked = true});
  EXPECT_EQ(visitor.at<Resuming>()->problem, ResumeProblem::too_many_tries);
  visitor.does(Back{}).does(Begin{Door::my_number}).types("reference", "D-7K3QM-9F2TX").does(Find{});
  visitor.receives(DepositNotFound{.reference = Visitor::reference(), .blocked = true});
  EXPECT_EQ(visitor.at<Finding>()->problem, FindProblem::too_many_tries);
}

TEST(Erasing, takes_what_was_put_aside_before_but_idle_time_does_not) {
  Visitor before;
  half_filled(before);
  const auto open = [&](Visitor& visitor) {
    tries(resuming(visitor), code().grouped());
    visitor.receives(DraftOpened{.code = code(), .draft = before.model().draft, .language = "fr"});
  };
  Visitor decided;
  open(decided);
  decided.does(AskToLeave{}).does(Leave{});
  ASSERT_NE(decided.asked<effect::EraseDraft>(), nullptr);
  EXPECT_TRUE(decided.asked<effect::EraseDraft>()->sealed_too);
  Visitor gone;
  open(gone);
  gone.waits(3min).waits(45s);
  ASSERT_NE(gone.asked<effect::EraseDraft>(), nullptr);
  EXPECT_FALSE(gone.asked<effect::EraseDraft>()->sealed_too);
}

TEST(Idle, leaves_time_to_fetch_someone_while_nothing_can_be_saved) {
  Visitor visitor;
  half_filled(visitor).without_answer_to_saves().does(Choose{"household_with_others", "no"}).goes_on();
  visitor.receives(DraftNotSaved{Failure::storage_full}).waits(9min);
  EXPECT_FALSE(visitor.model().idle);
  EXPECT_FALSE(visitor.model().draft.answers.empty());
  visitor.waits(1min);
  EXPECT_TRUE(visitor.model().idle);
  visitor.waits(45s);
  EXPECT_NE(visitor.at<Attract>(), nullptr);
}

TEST(Information, is_read_without_a_demand_one_topic_at_a_time) {
  Visitor visitor;
  visitor.does(Touched{}).does(Begin{Door::information});
  ASSERT_NE(visitor.at<Information>(), nullptr);
  visitor.does(OpenTopic{"nothing of ours"});
  EXPECT_EQ(visitor.at<Information>()->topic, std::nullopt);
  visitor.does(OpenTopic{"dalo"});
  EXPECT_EQ(visitor.at<Information>()->topic, "dalo");
  visitor.does(Back{});
  EXPECT_EQ(visitor.at<Information>()->topic, std::nullopt);
  visitor.does(Back{});
  EXPECT_NE(visitor.at<Welcome>(), nullptr);
  EXPECT_EQ(visitor.asked<effect::SaveDraft>(), nullptr);
}

TEST(Topics, name_an_article_a_source_and_a_date_for_each_statement) {
  const auto topics = test_settings().topics;
  EXPECT_GE(topics.size(), 8U);
  for (const auto& topic : topics)
    for (const auto& one : topic.statements) {
      EXPECT_FALSE(one.article.empty() || one.source.empty()) << topic.name << "." << one.name;
      EXPECT_TRUE(one.checked_on.ok());
    }
  for (const auto* name :
       {"registration", "instruction", "scoring", "commission", "offer", "information", "dalo", "desks"})
    EXPECT_TRUE(std::ranges::contains(topics, name, &Topic::name)) << name;
}

TEST(Topics, are_refused_with_their_line_when_something_is_missing) {
  EXPECT_EQ(parse_topics("# title\na\tb\tc\td\te\t2026-11-22\tverified\na\tb\tc\n").error().line, 3);
  EXPECT_EQ(parse_topics("a\tb\tc\td\te\t2026-13-22\tverified").error().line, 1);
  EXPECT_EQ(parse_topics("a\tb\tc\td\te\t2026-11-22\tperhaps").error().line, 1);
}

}  // namespace
