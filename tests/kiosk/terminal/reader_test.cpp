// What reaches the speaker of a screen: the same words, each whole, in its language, and nothing else.
#include <set>

#include <gtest/gtest.h>

#include "kiosk/terminal/reader.hpp"
#include "platform/speech/recordings.hpp"
#include "platform/speech/simulated_jack.hpp"
#include "platform/speech/simulated_speaker.hpp"
#include "tests/kiosk/voice/listener.hpp"
#include "tests/platform/speech/wav.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;
namespace speech = guichet::platform::speech;

class Reading : public testing::Test {
 protected:
  // All that is said of a place from silence, to its end.
  std::vector<speech::Utterance> reading_of(const NamedModel& place, bool whole = false) {
    listener.arrive(place);
    reader.forget();
    speaker.forget();
    if (whole) reader.again();
    reader.read(listener.tree(), place.name, listener.words(), {.on = true});
    while (speaker.speaking()) speaker.finish_one();
    std::vector<speech::Utterance> said;
    for (const auto& event : speaker.events())
      if (event.kind == speech::Event::Kind::started) said.push_back(event.utterance);
    return said;
  }
  const NamedModel& place(std::string_view name) const { return *std::ranges::find(places, name, &NamedModel::name); }
  static const speech::Utterance& saying(const std::vector<speech::Utterance>& said, std::string_view words) {
    const auto found = std::ranges::find(said, words, &speech::Utterance::text);
    if (found == said.end()) throw std::runtime_error("not said: " + std::string(words));
    return *found;
  }

  const std::vector<NamedModel> places = every_place();
  Listener listener{"fr"};
  speech::SimulatedJack headphones{true};
  speech::SimulatedSpeaker speaker{headphones};
  terminal::Reader reader{&speaker};
};

TEST_F(Reading, gives_titles_labels_and_roles_the_key_of_their_recording) {
  const TemporaryFolder folder;
  const auto said = reading_of(place("asking.names.0"));
  for (const auto* key : {"voice.on", "voice.screen", "page.names.title", "field.birth_name", "voice.field"}) {
    const auto& utterance = saying(said, listener.words().text(key));
    EXPECT_EQ(listener.words().text(utterance.key), listener.words().text(key));
    const std::vector<speech::Sample> recorded(16, 1000);
    std::filesystem::create_directories(folder / "fr");
    write_file(folder / "fr" / (utterance.key + ".wav"), wav(recorded, 16000));
    EXPECT_TRUE(speech::Recordings(folder.path()).find(utterance.language, utterance.key)) << key;
  }
}

TEST_F(Reading, leaves_what_nobody_can_record_to_the_engine) {
  for (const auto& utterance : reading_of(place("asking.names.0")))
    EXPECT_TRUE(utterance.key.empty() || !utterance.text.contains("1 sur ")) << utterance.text;
}

TEST_F(Reading, says_each_language_in_its_own) {
  const auto said = reading_of(place("language"), true);
  for (const auto& language : listener.languages())
    EXPECT_EQ(saying(said, language.native_name).language, language.code);
}

TEST_F(Reading, names_a_person_to_headphones_and_their_part_to_all) {
  auto named = place("asking.handicap_state.2");
  named.model.draft.people[2].answers.set("first_name", std::string("Zyxqué"));
  const auto told = [&] {
    std::string all;
    for (const auto& utterance : reading_of(named)) all += utterance.text + "\n";
    return all;
  };
  EXPECT_TRUE(told().contains("Zyxqué"));
  headphones.plug(false);
  const auto heard = told();
  EXPECT_FALSE(heard.contains("Zyxqué"));
  EXPECT_TRUE(heard.contains(listener.words().text("subject.dependant"))) << heard;
  EXPECT_TRUE(heard.contains(listener.words().text("voice.headphones")));
}

// AX-11: no sound carries a meaning of its own.
TEST_F(Reading, says_nothing_but_the_words_of_the_screen_and_of_the_catalogue) {
  for (const auto& place : places)
    for (const bool whole : {false, true}) {
      const auto said = reading_of(place, whole);
      std::set<std::string> written;
      const auto& nodes = listener.tree().nodes;
      const auto count = std::to_string(std::ranges::count_if(nodes, &ui::Node::is_stop));
      for (std::size_t n = 1; n <= nodes.size(); ++n)
        written.insert(listener.words().text("voice.position", {{"n", std::to_string(n)}, {"m", count}}));
      for (const auto& node : nodes) {
        written.insert({node.name, node.detail, node.value});
        for (const auto& line : node.spoken) written.insert(line.words);
      }
      for (const auto& utterance : said)
        EXPECT_TRUE(written.contains(utterance.text) || !utterance.key.empty()) << place.name << ": " << utterance.text;
    }
}

TEST_F(Reading, makes_no_sound_by_itself) {
  for (const auto& place : places) {
    listener.arrive(place);
    reader.read(listener.tree(), place.name, listener.words(), {.on = false});
  }
  EXPECT_TRUE(speaker.events().empty());
}

}  // namespace
