// ALSA itself, on the devices that it offers without a card: what is played goes to a file or to nowhere.
#include <chrono>
#include <filesystem>
#include <future>
#include <stop_token>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "platform/speech/alsa_jack.hpp"
#include "platform/speech/alsa_output.hpp"
#include "platform/speech/installed_speaker.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::speech;

const std::vector<Sample> second_of_sound = [] {
  std::vector<Sample> samples(22050);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<Sample>(i % 200 * 100);
  return samples;
}();

std::string bytes(const std::vector<Sample>& samples) {
  return {reinterpret_cast<const char*>(samples.data()), samples.size() * sizeof(Sample)};
}

TEST(AnAlsaOutput, plays_every_sample_in_order) {
  const guichet::tests::TemporaryFolder folder;
  {
    AlsaOutput output("file:'" + (folder / "sound").string() + "',raw");
    EXPECT_EQ(output.play(second_of_sound, 22050, {}), Played::all);
    EXPECT_EQ(output.play(second_of_sound, 22050, {}), Played::all);
    EXPECT_EQ(output.finish({}), Played::all);
  }
  EXPECT_EQ(guichet::tests::read_file(folder / "sound"), bytes(second_of_sound) + bytes(second_of_sound));
}

TEST(AnAlsaOutput, takes_another_rate_and_can_go_on_after_silence) {
  AlsaOutput output("null");
  EXPECT_EQ(output.play(second_of_sound, 22050, {}), Played::all);
  EXPECT_EQ(output.play(second_of_sound, 16000, {}), Played::all);
  EXPECT_EQ(output.finish({}), Played::all);
  EXPECT_EQ(output.play(second_of_sound, 16000, {}), Played::all);
}

TEST(AnAlsaOutput, drops_what_was_not_heard_when_stopped_and_plays_again_afterwards) {
  AlsaOutput output("null");
  ASSERT_EQ(output.play(second_of_sound, 22050, {}), Played::all);
  const std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(output.play(second_of_sound, 22050, stop.get_token()), Played::stopped);
  EXPECT_EQ(output.play(second_of_sound, 22050, {}), Played::all);
}

TEST(AnAlsaOutput, says_that_there_is_no_card) {
  AlsaOutput output("hw:31");
  EXPECT_EQ(output.play(second_of_sound, 22050, {}), Played::no_card);
  EXPECT_EQ(output.finish({}), Played::no_card);
}

TEST(AnInstalledSpeaker, says_that_this_machine_has_no_card_and_goes_on) {
  if (std::filesystem::exists("/dev/snd")) GTEST_SKIP() << "this machine can be heard";
  const auto speaker = open_installed_speaker({});
  std::promise<void> silence;
  speaker->on_finished([&] { silence.set_value(); });
  speaker->say({{.text = "Bonjour", .language = "fr"}});
  ASSERT_EQ(silence.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
  EXPECT_EQ(speaker->sound(), Sound::no_card);
}

TEST(AnAlsaJack, has_no_headphones_without_a_card) {
  AlsaJack jack("hw:31");
  int told = 0;
  jack.on_change([&](bool) { ++told; });
  EXPECT_FALSE(jack.plugged());
  EXPECT_EQ(told, 0);
}

}  // namespace
