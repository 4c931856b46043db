#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "kiosk/screens/screen.hpp"
#include "tests/kiosk/journey/visitor.hpp"
#include "tests/pictures/painter.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

class Reading {
 public:
  Reading() {
    for (const auto& catalogue : assets_.catalogues) languages_.push_back(catalogue.language());
  }
  const std::vector<texts::Catalogue>& catalogues() const { return assets_.catalogues; }
  const std::vector<journey::Topic>& topics() const { return settings_.topics; }

  void open(const texts::Catalogue& catalogue, const journey::Topic& topic) {
    const journey::Model model{.place = journey::Information{topic.name},
                               .draft = test::Visitor().model().draft,
                               .language = catalogue.language().code,
                               .last_touch = instant_of_places()};
    const journey::Context context{.now = instant_of_places(), .world = test_world(), .settings = settings_};
    harness_.look().words = &catalogue;
    harness_.ui().leave_screen();
    harness_.lay_out([&](ui::Ui& ui) { screens::draw({model, context, ui, "Mairie de Villebois", languages_}); });
  }
  std::string told(const std::string& node) const { return harness_.node(node).name; }
  bool shows(std::string_view words) const {
    return std::ranges::contains(harness_.tree().nodes, words, &ui::Node::name);
  }

 private:
  UiAssets assets_;
  UiHarness harness_{assets_};
  journey::Settings settings_ = test::test_settings();
  std::vector<texts::Language> languages_;
};

void add(std::string& numbers, const std::string& number) { numbers += (numbers.empty() ? "" : ", ") + number; }

// What was read in an older text is said to be so: nobody must lose a right by believing a screen.
TEST(Information, gives_the_article_of_each_statement_and_tells_what_is_to_be_confirmed) {
  Reading reading;
  for (const auto& words : reading.catalogues())
    for (const auto& topic : reading.topics()) {
      reading.open(words, topic);
      std::map<std::string, std::string> numbers;  // by article
      std::string doubtful;
      for (std::size_t i = 0; i < topic.statements.size(); ++i) {
        const auto& one = topic.statements[i];
        const auto number = std::to_string(i + 1);
        ASSERT_TRUE(words.has(journey::text_key(topic, one))) << words.language().code << " " << topic.name;
        EXPECT_EQ(reading.told("statement." + number), words.text(journey::text_key(topic, one)));
        add(numbers[one.article], number);
        if (!one.verified) add(doubtful, number);
      }
      for (const auto& [article, those] : numbers)
        EXPECT_TRUE(reading.told("articles")
                        .contains(words.text("information.article", {{"numbers", those}, {"article", article}})))
            << words.language().code << " " << topic.name << ": " << article;
      EXPECT_EQ(reading.shows(words.text("information.to_confirm", {{"numbers", doubtful}})), !doubtful.empty());
      EXPECT_TRUE(reading.shows(words.text("information.abbreviations"))) << topic.name;
    }
}

}  // namespace
