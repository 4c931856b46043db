#include "kiosk/terminal/reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace guichet::kiosk::terminal {

namespace speech = platform::speech;

namespace {

// The slowest and the fastest that are still understood by most; who listens every day asks for the last one.
speech::Rate rate_of(const journey::Voice& voice) {
  static constexpr std::array<int, journey::Voice::fastest - journey::Voice::slowest + 1> percents = {80, 100, 140,
                                                                                                      190};
  return speech::Rate(percents[static_cast<std::size_t>(voice.rate - journey::Voice::slowest)]);
}

}  // namespace

void Reader::read(const ui::Tree& tree, std::string_view screen, const texts::Catalogue& words,
                  const journey::Voice& voice) {
  if (!speaker_) return;
  if (!voice.on) {
    if (on_) forget();
    return;
  }
  voice::Sayings sayings;
  set(voice, sayings, words);
  if (!std::exchange(on_, true)) sayings.emplace_back(words.text("voice.on"));
  auto news = narrator_.notice(tree, screen, words);
  if (std::exchange(again_, false)) news = voice::Narrator::whole(tree, words);
  std::ranges::move(news, std::back_inserter(sayings));
  if (!sayings.empty()) say(std::move(sayings), screen, words);
}

// What was changed is told, in the voice that it gives.
void Reader::set(const journey::Voice& voice, voice::Sayings& sayings, const texts::Catalogue& words) {
  const auto before = std::exchange(voice_, voice);
  if (before.volume != voice.volume) {
    speaker_->set(speech::Volume(voice.volume));
    sayings.emplace_back(words.text(
        "voice.volume", {{"n", std::to_string(voice.volume + 1)}, {"m", std::to_string(journey::Voice::loudest + 1)}}));
  }
  if (before.rate != voice.rate) {
    speaker_->set(rate_of(voice));
    sayings.emplace_back(words.text(journey::rate_key(voice)));
  }
}

void Reader::say(voice::Sayings sayings, std::string_view screen, const texts::Catalogue& words) {
  const bool all_can_hear = !speaker_->headphones();
  const bool withheld = all_can_hear && voice::Narrator::has_personal(sayings);
  if (withheld && headphones_told_ != screen) {
    headphones_told_ = screen;
    sayings.emplace_back(words.text("voice.headphones"));
  }
  std::vector<speech::Utterance> utterances;
  for (auto& saying : sayings) {
    if (all_can_hear && !saying.aloud.empty()) saying = voice::Saying(std::move(saying.aloud));
    const auto key = std::string(words.key_of(saying.words));
    const auto& language = saying.language.empty() ? words.language().code : saying.language;
    utterances.push_back({std::move(saying.words), language, saying.personal, key});
  }
  speaker_->say(std::move(utterances));
}

void Reader::forget() {
  if (!speaker_) return;
  speaker_->stop();
  speaker_->set(speech::Rate());
  speaker_->set(speech::Volume());  // back to 65 dBA for whoever comes next (EN 301 549, 5.1.3.13)
  narrator_.forget();
  on_ = again_ = false;
  voice_ = {};
  headphones_told_.clear();
}

}  // namespace guichet::kiosk::terminal
