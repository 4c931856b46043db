#include "platform/speech/recordings.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/platform/speech/wav.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::speech;
using guichet::tests::bytes_of;
using guichet::tests::wav;
using guichet::tests::write_file;

const std::vector<Sample> samples{0, 1, -1, 32767, -32768};

TEST(AWavFile, is_read_whole_past_chunks_that_say_nothing_here) {
  const auto recording = read_wav(bytes_of(wav(samples, 22050)));
  ASSERT_TRUE(recording);
  EXPECT_EQ(recording->samples, samples);
  EXPECT_EQ(recording->samples_per_second, 22050);
}

TEST(AWavFile, is_refused_when_it_is_not_16_bits_mono) {
  EXPECT_EQ(read_wav(bytes_of(wav(samples, 22050, {.channels = 2}))).error(), WavError::not_mono_16_bits);
  EXPECT_EQ(read_wav(bytes_of(wav(samples, 22050, {.bits = 8}))).error(), WavError::not_mono_16_bits);
  EXPECT_EQ(read_wav(bytes_of(wav(samples, 22050, {.coding = 3}))).error(), WavError::not_mono_16_bits);
  EXPECT_EQ(read_wav(bytes_of(wav(samples, 1))).error(), WavError::not_mono_16_bits);
}

TEST(AWavFile, is_refused_wherever_it_is_cut) {
  const auto whole = wav(samples, 22050);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(read_wav(bytes_of(whole.substr(0, size)))) << size;
  EXPECT_EQ(read_wav(bytes_of("RIFFxxxxAVI ")).error(), WavError::not_wav);
}

TEST(RecordedSentences, are_found_by_language_and_key) {
  const guichet::tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "fr-falc");
  write_file(folder / "fr-falc" / "welcome.title.wav", wav(samples, 22050));
  const Recordings recordings(folder.path());
  ASSERT_TRUE(recordings.find("fr-falc", "welcome.title"));
  EXPECT_EQ(recordings.find("fr-falc", "welcome.title")->samples, samples);
  EXPECT_FALSE(recordings.find("fr", "welcome.title"));
  EXPECT_FALSE(recordings.find("fr-falc", "welcome"));
  EXPECT_FALSE(recordings.find("fr-falc", ""));
}

TEST(RecordedSentences, never_leave_their_folder) {
  const guichet::tests::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "recordings" / "fr");
  write_file(folder / "secret.wav", wav(samples, 22050));
  const Recordings recordings(folder / "recordings");
  EXPECT_FALSE(recordings.find("fr", "../../secret"));
  EXPECT_FALSE(recordings.find("..", "secret"));
  EXPECT_FALSE(recordings.find("fr", (folder / "secret").string()));
}

TEST(RecordedSentences, leave_to_the_engine_what_cannot_be_played) {
  const guichet::tests::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "fr");
  write_file(folder / "fr" / "broken.wav", "RIFF");
  write_file(folder / "fr" / "empty.wav", wav({}, 22050));
  std::filesystem::create_directory(folder / "fr" / "folder.wav");
  const Recordings recordings(folder.path());
  for (const auto* key : {"broken", "empty", "folder"}) EXPECT_FALSE(recordings.find("fr", key)) << key;
  EXPECT_FALSE(Recordings{}.find("fr", "broken"));
}

}  // namespace
