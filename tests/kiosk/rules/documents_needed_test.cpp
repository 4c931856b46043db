#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/kiosk/demand/random_demand.hpp"
#include "tests/kiosk/rules/household.hpp"

namespace {

using namespace guichet::kiosk;
using namespace guichet::kiosk::rules;
using namespace guichet::tests;
using namespace std::chrono;

constexpr demand::Date today = 2026y / November / 22;
using Held = std::vector<HeldDocument>;

std::vector<NeededDocument> needed(const demand::Demand& demand, const Held& held = {}, demand::Date on = today) {
  return documents_needed(demand, on, real_documents(), held);
}

std::string state_of(std::string_view code, const std::vector<NeededDocument>& documents, std::size_t person = 0) {
  for (const NeededDocument& one : documents) {
    if (one.code == code && one.person.value_or(0) == person)
      return std::string(name_of(one.state)) + (one.fault == Fault::none ? "" : " " + std::string(name_of(one.fault)));
  }
  return "not asked";
}

demand::Demand tenant() { return household({{"contract", "CDI"}, {"resources", "SAL:1480"}}); }
demand::Demand couple() { return household({}, {}, {co_applicant()}); }

TEST(DocumentsNeeded, is_identity_alone_before_the_number) {
  const auto documents = needed(tenant());
  ASSERT_FALSE(documents.empty());
  EXPECT_EQ(documents.front().code, "identite");
  EXPECT_EQ(std::ranges::count(documents, DocumentState::needed_now, &NeededDocument::state), 1);
}

TEST(DocumentsNeeded, takes_what_instruction_needs_once_there_is_a_number) {
  auto demand = tenant();
  EXPECT_EQ(state_of("avis_imposition", needed(demand)), "later");
  demand.number = *demand::UniqueNumber::parse("1110318016982G1104");
  EXPECT_EQ(state_of("avis_imposition", needed(demand)), "now");
  EXPECT_EQ(state_of("bail", needed(demand)), "later") << "a desk may ask, it need not";
}

TEST(DocumentsNeeded, never_asks_again_for_a_tax_notice_of_the_right_year) {
  const auto with_year = [](int year) {
    return state_of("avis_imposition",
                    needed(tenant(), {{.code = "avis_imposition", .person = 0, .income_year = year}}));
  };
  EXPECT_EQ(with_year(2024), "received");
  EXPECT_EQ(with_year(2023), "to_redo another_year");
  EXPECT_EQ(with_year(2025), "to_redo another_year");
  const Held held = {{.code = "avis_imposition", .person = 0, .income_year = 2024}};
  EXPECT_EQ(state_of("avis_imposition", needed(tenant(), held, 2026y / December / 31)), "received");
  EXPECT_EQ(state_of("avis_imposition", needed(tenant(), held, 2027y / January / 1)), "to_redo another_year");
}

TEST(DocumentsNeeded, keeps_a_proof_of_the_home_for_three_months) {
  const auto issued = [](demand::Date date, demand::Date on) {
    return state_of("bail", needed(tenant(), {{.code = "bail", .issued = date}}, on));
  };
  EXPECT_EQ(issued(2026y / August / 22, today), "received");
  EXPECT_EQ(issued(2026y / August / 21, today), "to_redo too_old");
  EXPECT_EQ(issued(2026y / November / 30, 2027y / February / 28), "received");
  EXPECT_EQ(issued(2026y / November / 30, 2027y / March / 1), "to_redo too_old");
}

TEST(DocumentsNeeded, keeps_a_permit_until_its_last_day) {
  const auto foreigner = household({{"nationality", "3"}});
  const auto until = [&](demand::Date expires) {
    return state_of("titre_sejour", needed(foreigner, {{.code = "titre_sejour", .person = 0, .expires = expires}}));
  };
  EXPECT_EQ(until(today), "received");
  EXPECT_EQ(until(2026y / November / 21), "to_redo expired");
  EXPECT_EQ(state_of("identite", needed(foreigner)), "not asked");
}

TEST(DocumentsNeeded, gives_a_paper_back_with_the_words_of_the_desk) {
  const auto documents =
      needed(tenant(), {{.code = "avis_imposition", .state = HeldState::unusable, .words = "La page 2 manque."}});
  EXPECT_EQ(state_of("avis_imposition", documents), "to_redo unusable");
  EXPECT_EQ(std::ranges::find(documents, "avis_imposition", &NeededDocument::code)->words, "La page 2 manque.");
  EXPECT_EQ(documents.back().code, "avis_imposition") << "what must be given again comes last";
}

TEST(DocumentsNeeded, asks_again_for_a_paper_that_did_not_arrive) {
  const Held lost = {{.code = "avis_imposition", .state = HeldState::not_arrived}};
  EXPECT_EQ(state_of("avis_imposition", needed(tenant(), lost)), "to_redo not_arrived");
  const Held again = {lost.front(), {.code = "avis_imposition", .person = 0}};
  EXPECT_EQ(state_of("avis_imposition", needed(tenant(), again)), "received");
}

TEST(DocumentsNeeded, forgets_a_bad_copy_once_a_good_one_is_there) {
  const Held both = {{.code = "avis_imposition", .state = HeldState::unusable, .words = "Flou"},
                     {.code = "avis_imposition"}};
  EXPECT_EQ(state_of("avis_imposition", needed(tenant(), both)), "received");
  const Held named = {{.code = "avis_imposition", .person = 0},
                      {.code = "avis_imposition", .person = 0, .state = HeldState::obsolete}};
  EXPECT_EQ(state_of("avis_imposition", needed(tenant(), named)), "received");
}

TEST(DocumentsNeeded, gives_a_paper_to_whom_it_names) {
  const auto documents = needed(couple(), {{.code = "avis_imposition", .person = 1, .income_year = 2024}});
  EXPECT_EQ(state_of("avis_imposition", documents, 0), "later");
  EXPECT_EQ(state_of("avis_imposition", documents, 1), "received");
}

TEST(DocumentsNeeded, counts_a_paper_that_names_nobody_for_one_person) {
  const auto one = needed(couple(), {{.code = "identite"}});
  EXPECT_EQ(state_of("identite", one, 0), "received");
  EXPECT_EQ(state_of("identite", one, 1), "later");
  const auto two = needed(couple(), {{.code = "identite"}, {.code = "identite"}});
  EXPECT_EQ(state_of("identite", two, 1), "received");
}

TEST(DocumentsNeeded, accepts_what_does_as_well) {
  const auto parent = household({}, {}, {dependant("Aïeule", "00/00/1938", {{"kinship", "P"}})});
  EXPECT_EQ(state_of("identite_ou_sejour", needed(parent, {{.code = "titre_sejour", .person = 1}}), 1), "received");
  const auto documents = needed(parent, {{.code = "identite", .person = 1}});
  EXPECT_EQ(state_of("identite_ou_sejour", documents, 1), "received");
  EXPECT_EQ(std::ranges::find(documents, "identite_ou_sejour", &NeededDocument::code)->by, "identite");
  EXPECT_EQ(std::ranges::find(documents, "identite", &NeededDocument::code)->by, "") << "nothing stands for this one";
}

TEST(DocumentsNeeded, asks_now_for_what_a_desk_names_but_only_from_the_list) {
  EXPECT_EQ(state_of("bail", needed(tenant(), {{.code = "bail", .state = HeldState::asked}})), "now");
  const auto documents = needed(tenant(), {{.code = "releve_bancaire", .state = HeldState::asked},
                                           {.code = "attestation_pacs", .state = HeldState::asked}});
  EXPECT_EQ(state_of("releve_bancaire", documents), "not asked");
  EXPECT_EQ(state_of("attestation_pacs", documents), "not asked") << "the situation does not allow it";
}

TEST(DocumentsNeeded, says_that_a_paper_put_aside_needs_no_other) {
  const auto documents =
      needed(tenant(), {{.code = "releve_bancaire", .state = HeldState::out_of_list, .words = "Non demandé."},
                        {.code = "ZZ9", .state = HeldState::out_of_list, .label = "Facture"}});
  EXPECT_EQ(state_of("releve_bancaire", documents), "forbidden");
  EXPECT_EQ(documents.back().label, "Facture");
  EXPECT_EQ(text_key(documents.back()), "document.other");
  EXPECT_EQ(
      state_of("avis_imposition", needed(tenant(), {{.code = "avis_imposition", .state = HeldState::out_of_list}})),
      "to_redo out_of_list")
      << "this one is still wanted";
}

TEST(DocumentsNeeded, wants_one_paper_once_for_the_first_of_its_reasons) {
  const auto married = household({{"family_situation", "M"}}, {},
                                 {co_applicant({{"family_situation", "M"}}), dependant("Lou", "01/05/2014")});
  const auto documents = needed(married);
  EXPECT_EQ(std::ranges::count(documents, "livret_famille", &NeededDocument::code), 1);
  EXPECT_EQ(std::ranges::find(documents, "livret_famille", &NeededDocument::code)->stage, Stage::to_instruct);
}

// Conseil d'État, 4 July 2025: a tax notice that says "divorced" is enough.
TEST(DocumentsNeeded, asks_no_divorce_paper_of_who_is_divorced_already) {
  EXPECT_EQ(state_of("preuve_separation", needed(household({{"family_situation", "D"}}))), "not asked");
  EXPECT_EQ(state_of("preuve_separation", needed(household({{"family_situation", "S"}}))), "later");
}

TEST(DocumentsNeeded, knows_no_law_before_the_order) {
  EXPECT_TRUE(needed(tenant(), {}, 2021y / January / 31).empty());
  EXPECT_FALSE(real_documents().covers(2021y / January / 31));
}

TEST(DocumentsNeeded, takes_the_marks_of_the_registry) {
  demand::Standing standing{.number = *demand::UniqueNumber::parse("1110318016982G1104")};
  standing.papers = {
      {.code = "identite", .label = "Carte", .state = demand::PaperState::received, .person = 0},
      {.code = "avis_imposition", .comment = "Page floue", .state = demand::PaperState::unusable, .income_year = 2024},
      {.code = "salaires", .state = demand::PaperState::obsolete},
      {.code = "bail", .state = demand::PaperState::missing},
      {.code = "rib", .label = "RIB", .comment = "Inutile", .state = demand::PaperState::out_of_scope}};
  auto demand = tenant();
  demand.number = standing.number;
  const auto documents = needed(demand, held_documents(standing));
  std::vector<std::string> told;
  for (const NeededDocument& one : documents)
    told.push_back(std::string(name_of(one.state)) + " " + one.code + " " + one.words);
  EXPECT_EQ(told, (std::vector<std::string>{"now bail ", "received identite ", "to_redo avis_imposition Page floue",
                                            "to_redo salaires ", "forbidden rib Inutile"}));
}

// Whatever is answered, and whatever is held: only lines of the list in force, each once, in the order to show.
TEST(DocumentsNeeded, never_asks_outside_the_closed_list) {
  std::set<std::string> allowed;
  for (const DocumentRule& rule : real_documents().rules())
    if (rule.stage != Stage::forbidden && rule.holds_on(today)) allowed.insert(rule.code);
  for (unsigned seed = 0; seed < 400; ++seed) {
    DemandMaker maker(seed);
    const auto demand = maker.make();
    Held held;
    for (std::size_t i = maker.below(12); i > 0; --i) {
      const auto& rule = real_documents().rules()[maker.below(real_documents().rules().size())];
      held.push_back({.code = maker.chance(5) ? "ZZ9" : rule.code, .state = static_cast<HeldState>(maker.below(5))});
    }
    const auto documents = needed(demand, held);
    EXPECT_TRUE(std::ranges::is_sorted(documents, {}, &NeededDocument::state));
    std::set<std::string> seen;
    for (const NeededDocument& one : documents) {
      if (one.state == DocumentState::forbidden) continue;
      EXPECT_TRUE(allowed.contains(one.code)) << one.code << ", seed " << seed;
      EXPECT_NE(one.stage, Stage::forbidden) << one.code;
      EXPECT_FALSE(one.article.empty() || one.source.empty()) << one.code;
      EXPECT_TRUE(!one.person || *one.person < demand.people.size());
      EXPECT_TRUE(seen.insert(told(one)).second) << told(one) << " twice, seed " << seed;
    }
  }
}

// "Raisons de santé" is a reason that one may tick: it calls for no paper at all.
TEST(DocumentsNeeded, takes_reasons_of_health_on_trust) {
  const auto told_of = [](const char* reason) {
    std::vector<std::string> list;
    for (const auto& one : needed(household({}, {{"reasons", reason}}))) list.push_back(told(one));
    return list;
  };
  EXPECT_EQ(told_of("08"), told_of("13"));
  EXPECT_EQ(state_of("handicap", needed(household({}, {{"reasons", "07"}}))), "later");
}

}  // namespace
