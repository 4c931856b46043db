// "Why this question?" is where a person is told what an answer serves and which law asks for it. It stands closed when
// a screen opens, so that the other audits never see it.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/journey/form.hpp"
#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/kiosk/screens/audit.hpp"
#include "tests/pictures/painter.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
using demand::Subject;

// One of each kind, renting from a social landlord, at work, helped: every question of the table is asked of somebody.
demand::Demand household_asked_everything() {
  auto draft = test::Visitor().reaches_the_summary().model().draft;
  for (const auto subject : {Subject::co_applicant, Subject::dependant, Subject::unborn, Subject::shared_custody})
    demand::add_person(draft, subject);
  draft.answers.set("current_housing", demand::Choices{{"HLM"}});
  draft.answers.set("handicap", true);
  for (auto& person : draft.people) {
    for (const demand::FieldId birth : {demand::FieldId("birth_date"), demand::FieldId("born_on")})
      person.answers.set(birth, demand::PartialDate{1985, 3, 3});
    person.answers.set("contract", demand::Code{"CDI"});
    person.answers.set("concerned", true);
  }
  draft.people.front().answers.set("domicile", demand::Code{"DOMI"});
  return draft;
}

class Help {
 public:
  Help() {
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
    harness_.look().metrics.text_scale = 2;
  }
  const std::vector<texts::Catalogue>& catalogues() const { return assets_.catalogues; }
  const demand::Demand& draft() const { return model_.draft; }
  void lives(const char* domicile) { model_.draft.people.front().answers.set("domicile", demand::Code{domicile}); }
  void read_in(const texts::Catalogue& catalogue) {
    harness_.look().words = &catalogue;
    model_.language = catalogue.language().code;
  }
  // The words of the help, its source as detail; and what is wrong with how they stand.
  ui::Node opened_on(const journey::Asking& place) {
    model_.place = place;
    const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings_};
    const UiHarness::Screen screen = [&](ui::Ui& ui) {
      painted_.clear();
      screens::draw({model_, context, ui, "Mairie de Villebois", languages_});
    };
    harness_.ui().leave_screen();
    harness_.ui().open("why", true);
    harness_.ui().canvas().trace(&painted_);
    harness_.lay_out(screen);
    for (const auto& finding : audit(harness_.ui(), painted_, {}))
      ADD_FAILURE() << name(finding.fault) << ": " << finding.what << ", " << place.page.view() << " "
                    << model_.language;
    harness_.ui().canvas().trace(nullptr);
    return harness_.node("why.text");
  }
  bool asks(const journey::Page& page, const demand::Field& field, std::size_t person) const {
    return journey::is_asked(page, field, model_.draft, person, test_world().today);
  }

 private:
  UiAssets assets_;
  UiHarness harness_{assets_, upright};
  journey::Settings settings_ = test::test_settings();
  std::vector<texts::Language> languages_;
  journey::Model model_{.place = {},
                        .draft = household_asked_everything(),
                        .language = {},
                        .text_percent = 200,
                        .last_touch = instant_of_places()};
  ui::Trace painted_;
};

// Codes are told with their names: what is left is the article itself.
std::string article_of(const demand::Field& field) {
  return std::string(field.article.substr(field.article.starts_with("CCH ") ? 4 : 0));
}

void expect_reason_and_law(Help& help, const journey::Asking& place) {
  const auto& page = journey::page(place.page);
  const auto told = help.opened_on(place);
  EXPECT_FALSE(told.name.empty()) << page.id.view() << " says no reason in words";
  for (const auto field : page.fields) {
    const auto& asked = demand::field(field);
    if (!help.asks(page, asked, place.person)) continue;
    EXPECT_THAT(told.detail, testing::HasSubstr(article_of(asked))) << page.id.view() << ": " << field.view();
  }
}

TEST(WhyWeAsk, is_told_in_words_and_by_its_article_on_every_page_in_every_language) {
  Help help;
  for (const auto& catalogue : help.catalogues()) {
    help.read_in(catalogue);
    std::set<journey::PageId> told;
    help.lives("DOMI");
    for (std::size_t person = 0; person < help.draft().people.size(); ++person)
      for (const auto& page : journey::pages()) {
        // Nobody has both no address and a host.
        if (page.id == journey::PageId("host")) help.lives("CHEZ");
        if (!journey::is_asked(page, help.draft(), person, test_world().today)) continue;
        auto place = journey::ask(help.draft(), page.id, person, journey::Return::onward);
        expect_reason_and_law(help, place);
        told.insert(page.id);
        place.amounts = journey::amount_field(page.id) != nullptr;
        if (place.amounts) expect_reason_and_law(help, place);
      }
    EXPECT_EQ(told.size(), journey::pages().size()) << "a page that nobody was asked";
  }
}

}  // namespace
