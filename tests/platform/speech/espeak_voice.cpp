// What is really heard: ten languages, a rate, a volume, a stop, recorded sentences, machines without a card or a
// voice.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "platform/speech/espeak_speaker.hpp"
#include "platform/speech/simulated_jack.hpp"
#include "tests/platform/speech/memory_output.hpp"
#include "tests/platform/speech/wav.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::speech;
using namespace std::chrono_literals;
using guichet::tests::loudness;
using guichet::tests::MemoryOutput;

class AVoice : public testing::Test {
 protected:
  void give(MemoryOutput::Pace pace, Recordings recordings = Recordings{}, bool engine = true) {
    speaker.reset();
    output = std::make_unique<MemoryOutput>(pace);
    speaker = std::make_unique<EspeakSpeaker>(engine ? Espeak::open().value() : nullptr, std::move(recordings), *output,
                                              jack);
  }
  std::vector<Sample> sound_of(std::vector<Utterance> utterances) {
    speaker->say(std::move(utterances));
    for (int tries = 0; tries < 2000 && speaker->speaking(); ++tries) std::this_thread::sleep_for(5ms);
    EXPECT_FALSE(speaker->speaking());
    return output->take();
  }
  // How long it is still heard after it is told to stop.
  MemoryOutput::Clock::duration stops_after() {
    const auto told = MemoryOutput::Clock::now();
    speaker->stop();
    return output->wait_for_silence(told) - told;
  }

  SimulatedJack jack;
  std::unique_ptr<MemoryOutput> output;
  std::unique_ptr<EspeakSpeaker> speaker;
};

const std::string sentence = "Votre demande est enregistrée. Vous pouvez retirer votre récépissé.";

TEST_F(AVoice, is_heard_in_each_language_of_the_terminal) {
  give(MemoryOutput::Pace::immediate);
  const std::array<std::pair<const char*, const char*>, 10> greetings{{{"fr", "Bonjour, bienvenue à la mairie"},
                                                                       {"fr-falc", "Bonjour, bienvenue à la mairie"},
                                                                       {"en", "Hello, welcome to the town hall"},
                                                                       {"ar", "مرحبا بكم في دار البلدية"},
                                                                       {"pt", "Olá, bem-vindo à câmara municipal"},
                                                                       {"es", "Hola, bienvenido al ayuntamiento"},
                                                                       {"tr", "Merhaba, belediyeye hoş geldiniz"},
                                                                       {"uk", "Вітаємо вас у мерії"},
                                                                       {"ta", "வணக்கம், நகராட்சிக்கு வரவேற்கிறோம்"},
                                                                       {"zh", "您好，欢迎来到市政厅"}}};
  for (const auto& [language, text] : greetings) {
    const auto sound = sound_of({{.text = text, .language = language}});
    EXPECT_EQ(speaker->sound(), Sound::works) << language;
    EXPECT_GT(sound.size(), static_cast<std::size_t>(output->rate()) / 2) << language << " says almost nothing";
    EXPECT_LT(sound.size(), static_cast<std::size_t>(output->rate()) * 12) << language << " spells";
    EXPECT_GT(loudness(sound), 100) << language << " is silent";
  }
}

TEST_F(AVoice, lasts_as_long_as_what_it_says) {
  give(MemoryOutput::Pace::immediate);
  const auto once = sound_of({{.text = sentence, .language = "fr"}});
  const auto three_times = sound_of({{.text = sentence + ' ' + sentence + ' ' + sentence, .language = "fr"}});
  const auto ratio = static_cast<double>(three_times.size()) / static_cast<double>(once.size());
  EXPECT_NEAR(ratio, 3, 0.3);
}

TEST_F(AVoice, speaks_as_fast_as_it_is_set) {
  give(MemoryOutput::Pace::immediate);
  const auto usual = sound_of({{.text = sentence, .language = "fr"}});
  speaker->set(Rate(200));
  const auto fast = sound_of({{.text = sentence, .language = "fr"}});
  speaker->set(Rate(80));
  const auto slow = sound_of({{.text = sentence, .language = "fr"}});
  EXPECT_LT(fast.size(), usual.size() * 7 / 10);
  EXPECT_GT(slow.size(), usual.size() * 11 / 10);
}

TEST_F(AVoice, is_six_decibels_louder_at_each_step) {
  give(MemoryOutput::Pace::immediate);
  auto before = loudness(sound_of({{.text = sentence, .language = "fr"}}));
  for (int step = 1; step < Volume::steps; ++step) {
    speaker->set(Volume(step));
    const auto now = loudness(sound_of({{.text = sentence, .language = "fr"}}));
    EXPECT_NEAR(20 * std::log10(now / before), 6, 0.5) << step;
    before = now;
  }
}

// A busy machine keeps one try waiting, not each of them.
MemoryOutput::Clock::duration best_of_five(std::invocable auto once) {
  auto best = once();
  for (int more = 0; more < 4; ++more) best = std::min(best, once());
  return best;
}

TEST_F(AVoice, is_heard_soon_after_it_is_asked) {
  give(MemoryOutput::Pace::held);
  const auto best = best_of_five([&] {
    const auto asked = MemoryOutput::Clock::now();
    speaker->say({{.text = sentence, .language = "fr"}});
    EXPECT_TRUE(output->wait_for_sound());
    const auto delay = output->first() - asked;
    stops_after();
    output->take();
    return delay;
  });
  const auto delay = std::chrono::duration_cast<std::chrono::microseconds>(best);
  RecordProperty("first_sound_microseconds", static_cast<int>(delay.count()));
  std::printf("first sound after %.1f ms\n", static_cast<double>(delay.count()) / 1000);
  EXPECT_LT(delay, 500ms);
}

TEST_F(AVoice, stops_within_one_period_of_sound) {
  give(MemoryOutput::Pace::real);
  constexpr auto period = 100ms;  // a piece of sound, and a busy machine
  const auto delay = best_of_five([&] {
    speaker->say({{.text = sentence + ' ' + sentence, .language = "fr"}});
    EXPECT_TRUE(output->wait_for_sound());
    std::this_thread::sleep_for(150ms);
    const auto after = stops_after();
    // What had the time to be heard, and the piece that was under way.
    const std::chrono::duration<double> most = MemoryOutput::Clock::now() - output->first() + period;
    EXPECT_LE(static_cast<double>(output->take().size()), most.count() * output->rate());
    std::this_thread::sleep_for(200ms);
    EXPECT_TRUE(output->take().empty());
    return after;
  });
  std::printf("silent after %.1f ms\n", std::chrono::duration<double, std::milli>(delay).count());
  EXPECT_LT(delay, period);
}

TEST_F(AVoice, falls_silent_when_headphones_are_pulled_out_of_a_name) {
  give(MemoryOutput::Pace::real);
  jack.plug(true);
  speaker->say({{.text = sentence, .language = "fr", .personal = true}, {.text = sentence, .language = "fr"}});
  ASSERT_TRUE(output->wait_for_sound());
  jack.plug(false);
  std::this_thread::sleep_for(300ms);
  output->take();
  std::this_thread::sleep_for(200ms);
  EXPECT_TRUE(output->take().empty());
}

TEST_F(AVoice, gives_way_to_a_recorded_sentence) {
  const guichet::tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "fr");
  const std::vector<Sample> recorded(16000, 8000);
  guichet::tests::write_file(folder / "fr" / "welcome.wav", guichet::tests::wav(recorded, 16000));
  give(MemoryOutput::Pace::immediate, Recordings(folder.path()));
  speaker->set(Volume(Volume::steps - 1));
  EXPECT_EQ(sound_of({{.text = sentence, .language = "fr", .key = "welcome"}}), recorded);
  EXPECT_EQ(output->rate(), 16000);
  EXPECT_NE(sound_of({{.text = sentence, .language = "fr", .key = "other"}}), recorded);
  EXPECT_NE(sound_of({{.text = "Welcome", .language = "en", .key = "welcome"}}), recorded);
}

TEST_F(AVoice, says_what_is_recorded_when_there_is_no_engine) {
  const guichet::tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "fr");
  const std::vector<Sample> recorded(16000, 8000);
  guichet::tests::write_file(folder / "fr" / "welcome.wav", guichet::tests::wav(recorded, 16000));
  give(MemoryOutput::Pace::immediate, Recordings(folder.path()), false);
  EXPECT_TRUE(sound_of({{.text = sentence, .language = "fr"}}).empty());
  EXPECT_EQ(speaker->sound(), Sound::no_voice);
  EXPECT_FALSE(sound_of({{.text = sentence, .language = "fr", .key = "welcome"}}).empty());
  EXPECT_EQ(speaker->sound(), Sound::works);
}

TEST_F(AVoice, says_that_a_language_has_none) {
  give(MemoryOutput::Pace::immediate);
  EXPECT_TRUE(sound_of({{.text = "?", .language = "xx-nowhere"}}).empty());
  EXPECT_EQ(speaker->sound(), Sound::no_voice);
}

TEST_F(AVoice, works_silently_without_a_card) {
  give(MemoryOutput::Pace::immediate);
  output->take_card_out();
  EXPECT_TRUE(sound_of({{.text = sentence, .language = "fr"}, {.text = sentence, .language = "fr"}}).empty());
  EXPECT_EQ(speaker->sound(), Sound::no_card);
}

TEST_F(AVoice, is_one_in_a_process) {
  give(MemoryOutput::Pace::immediate);
  EXPECT_EQ(Espeak::open().error(), Espeak::Error::already_open);
  speaker.reset();
  EXPECT_TRUE(Espeak::open());
}

}  // namespace
