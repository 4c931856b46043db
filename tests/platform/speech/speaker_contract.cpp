// What every speaker promises, whether somebody hears it or not.
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "platform/speech/espeak_speaker.hpp"
#include "platform/speech/simulated_jack.hpp"
#include "platform/speech/simulated_speaker.hpp"
#include "tests/platform/speech/memory_output.hpp"

namespace {

using namespace guichet::platform::speech;
using namespace std::chrono_literals;
using guichet::tests::MemoryOutput;

const Utterance greeting{.text = "Bonjour", .language = "fr"};
const Utterance name{.text = "Camille Exemple", .language = "fr", .personal = true};

// A speaker, its headphones, and how to let its time pass.
struct Bench {
  SimulatedJack jack;
  std::atomic<int> silences = 0;
  std::unique_ptr<MemoryOutput> output;
  std::unique_ptr<Speaker> speaker;
  std::function<void()> let_time_pass;

  bool falls_silent(int times) {
    for (int tries = 0; tries < 2000 && (speaker->speaking() || silences < times); ++tries) {
      let_time_pass();
      std::this_thread::sleep_for(10ms);
    }
    return !speaker->speaking() && silences == times;
  }
};

struct Make {
  std::string name;
  std::function<void(Bench&)> speaker;
};

const Make simulated{"simulated", [](Bench& bench) {
                       auto speaker = std::make_unique<SimulatedSpeaker>(bench.jack);
                       bench.let_time_pass = [speaker = speaker.get()] { speaker->finish_one(); };
                       bench.speaker = std::move(speaker);
                     }};
const Make espeak{"espeak", [](Bench& bench) {
                    bench.output = std::make_unique<MemoryOutput>(MemoryOutput::Pace::held);
                    bench.let_time_pass = [output = bench.output.get()] { output->let_go_on(); };
                    bench.speaker = std::make_unique<EspeakSpeaker>(Espeak::open().value(), Recordings{}, *bench.output,
                                                                    bench.jack);
                  }};

class EverySpeaker : public testing::TestWithParam<Make> {
 protected:
  EverySpeaker() {
    GetParam().speaker(bench);
    bench.speaker->on_finished([this] { ++bench.silences; });
  }
  void TearDown() override { bench.speaker.reset(); }
  Bench bench;
};

TEST_P(EverySpeaker, speaks_until_everything_is_said_then_tells_the_silence_once) {
  EXPECT_FALSE(bench.speaker->speaking());
  bench.speaker->say({greeting, greeting});
  EXPECT_TRUE(bench.speaker->speaking());
  EXPECT_EQ(bench.silences, 0);
  EXPECT_TRUE(bench.falls_silent(1));
}

TEST_P(EverySpeaker, stops_when_told_and_tells_the_silence) {
  bench.speaker->say({greeting, greeting});
  bench.speaker->stop();
  EXPECT_FALSE(bench.speaker->speaking());
  EXPECT_TRUE(bench.falls_silent(1));
}

TEST_P(EverySpeaker, says_the_new_sentences_instead_of_the_old_ones_without_a_silence_between) {
  bench.speaker->say({greeting, greeting});
  bench.speaker->say({greeting});
  EXPECT_TRUE(bench.speaker->speaking());
  EXPECT_TRUE(bench.falls_silent(1));
}

TEST_P(EverySpeaker, says_nothing_personal_to_the_hall) {
  bench.speaker->say({name, name});
  EXPECT_FALSE(bench.speaker->speaking());
  bench.speaker->say({name, greeting});
  EXPECT_TRUE(bench.speaker->speaking());
  EXPECT_TRUE(bench.falls_silent(1));
}

TEST_P(EverySpeaker, says_what_is_personal_into_headphones) {
  bench.jack.plug(true);
  bench.speaker->say({name});
  EXPECT_TRUE(bench.speaker->speaking());
}

TEST_P(EverySpeaker, falls_silent_at_once_when_headphones_are_pulled_out_of_something_personal) {
  bench.jack.plug(true);
  bench.speaker->say({name, greeting});
  bench.jack.plug(false);
  EXPECT_FALSE(bench.speaker->speaking());
  EXPECT_TRUE(bench.falls_silent(1));
}

TEST_P(EverySpeaker, goes_on_with_what_anyone_may_hear_when_headphones_are_pulled_out) {
  bench.jack.plug(true);
  bench.speaker->say({greeting, name});
  bench.jack.plug(false);
  EXPECT_TRUE(bench.speaker->speaking());
  EXPECT_TRUE(bench.falls_silent(1));
}

TEST_P(EverySpeaker, takes_an_empty_list_as_a_stop) {
  bench.speaker->say({});
  EXPECT_FALSE(bench.speaker->speaking());
  EXPECT_EQ(bench.silences, 0);
}

TEST_P(EverySpeaker, tells_its_silence_to_the_last_who_asked_for_it) {
  std::atomic<int> heard = 0;
  bench.speaker->on_finished([&heard] { ++heard; });
  bench.speaker->say({greeting});
  bench.speaker->stop();
  for (int tries = 0; tries < 2000 && heard == 0; ++tries) std::this_thread::sleep_for(10ms);
  bench.speaker->on_finished({});
  bench.speaker->say({greeting});
  bench.speaker->stop();
  EXPECT_EQ(heard, 1);
  EXPECT_EQ(bench.silences, 0);
}

TEST_P(EverySpeaker, can_go_away_while_it_speaks) {
  bench.speaker->say({greeting, greeting, greeting});
  bench.speaker.reset();
  bench.jack.plug(true);  // nobody listens any more
  SUCCEED();
}

INSTANTIATE_TEST_SUITE_P(Speech, EverySpeaker, testing::Values(simulated, espeak),
                         [](const auto& tested) { return tested.param.name; });

TEST(ASimulatedSpeaker, remembers_each_start_end_and_stop_in_order) {
  SimulatedJack jack;
  SimulatedSpeaker speaker(jack);
  const Utterance farewell{.text = "Au revoir", .language = "fr"};
  speaker.say({greeting, name, farewell});
  speaker.finish_one();
  speaker.say({greeting});
  using Kind = Event::Kind;
  EXPECT_EQ(speaker.events(), (std::vector<Event>{{Kind::started, greeting},
                                                  {Kind::finished, greeting},
                                                  {Kind::started, farewell},
                                                  {Kind::stopped, farewell},
                                                  {Kind::started, greeting}}));
  EXPECT_EQ(speaker.said(), (std::vector<std::string>{"Bonjour", "Au revoir", "Bonjour"}));
}

TEST(ASimulatedSpeaker, remembers_how_it_was_set) {
  SimulatedJack jack;
  SimulatedSpeaker speaker(jack);
  speaker.set(Rate(180));
  speaker.set(Volume(2));
  EXPECT_EQ(speaker.rate(), Rate(180));
  EXPECT_EQ(speaker.volume(), Volume(2));
}

TEST(Rate, stays_between_80_and_250_percent) {
  EXPECT_EQ(Rate(10).percent, 80);
  EXPECT_EQ(Rate(1000).percent, 250);
}

TEST(Volume, has_a_step_at_12_decibels_and_a_range_of_18) {
  EXPECT_EQ(Volume(-1).decibels(), 0);
  EXPECT_EQ(Volume(2).decibels(), 12);
  EXPECT_EQ(Volume(9).decibels(), 18);
}

}  // namespace
