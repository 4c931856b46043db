#include "kiosk/terminal/reader.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace guichet::kiosk::terminal {

namespace speech = platform::speech;

void Reader::read(const ui::Tree& tree, std::string_view screen, const texts::Catalogue& words,
                  const journey::Voice& voice) {
  if (!speaker_) return;
  if (!voice.on) {
    if (on_) forget();
    return;
  }
  if (std::exchange(volume_, voice.volume) != voice.volume) speaker_->set(speech::Volume(voice.volume));
  voice::Sayings sayings;
  if (!std::exchange(on_, true)) sayings.emplace_back(words.text("voice.on"));
  auto news = narrator_.notice(tree, screen, words);
  if (std::exchange(again_, false)) news = voice::Narrator::whole(tree, words);
  std::ranges::move(news, std::back_inserter(sayings));
  if (!sayings.empty()) say(std::move(sayings), screen, words);
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
  speaker_->set(speech::Volume());  // back to 65 dBA for whoever comes next (EN 301 549, 5.1.3.13)
  narrator_.forget();
  on_ = again_ = false;
  volume_ = 0;
  headphones_told_.clear();
}

}  // namespace guichet::kiosk::terminal
