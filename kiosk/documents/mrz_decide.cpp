#include "kiosk/documents/mrz_decide.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace guichet::kiosk::documents {
namespace {

// Two characters in a thousand may be wrong where nothing checks them, and far fewer where a digit does.
constexpr float sure = 0.998F, beyond_doubt = 0.99995F;
constexpr float least_candidate = 1e-5F;
constexpr std::size_t most_candidates = 3;
constexpr std::size_t most_doubtful = 24;
constexpr double least_likely = 1e-9;  // readings that are not worth a try
constexpr int most_readings = 20'000;

struct Candidate {
  char character = mrz_unknown;
  float probability = 0;
};
using Candidates = std::vector<Candidate>;

float score_of(const Scores& scores, char character) {
  const int place = character == mrz_filler ? 36 : character <= '9' ? character - '0' : character - 'A' + 10;
  return scores[static_cast<std::size_t>(place)];
}

// The best characters of those allowed, the likeliest first; their probabilities among the allowed sum to one.
Candidates candidates(const Scores& scores, std::string_view allowed) {
  Candidates all;
  float sum = 0;
  for (const char character : allowed) {
    const float probability = std::exp(score_of(scores, character));
    sum += probability;
    all.push_back({character, probability});
  }
  for (Candidate& one : all) one.probability = sum > 0 ? one.probability / sum : 0;
  std::ranges::sort(all, std::greater{}, &Candidate::probability);
  while (all.size() > 1 && (all.size() > most_candidates || all.back().probability < least_candidate)) all.pop_back();
  return all;
}

bool is_covered(const MrzFormat& format, std::size_t position) {
  return std::ranges::any_of(checks_of(format), [&](const MrzCheck* check) {
    if (check->covered[0].length > 0 && check->digit == position) return true;
    return std::ranges::any_of(
        check->covered, [&](MrzSpan span) { return position >= span.from && position < span.from + span.length; });
  });
}

bool all_hold(const MrzFormat& format, std::string_view text) {
  return std::ranges::all_of(checks_of(format), [&](const MrzCheck* check) {
    return check->covered[0].length == 0 || state_of(format, *check, text) == CheckState::holds;
  });
}

// Tries every reading of the doubtful characters; those that all digits accept share what is known among them.
class Search {
 public:
  Search(const MrzFormat& format, std::string& text, const std::vector<Candidates>& all,
         std::vector<std::size_t> doubtful)
      : format_(format), text_(text), all_(all), doubtful_(std::move(doubtful)) {
    for (const std::size_t position : doubtful_) shares_.emplace_back(all_[position].size());
  }

  void run() {
    std::vector<std::size_t> chosen(doubtful_.size());
    descend(chosen, 0, 1);
    for (std::size_t i = 0; i < doubtful_.size(); ++i) settle(i);
  }

 private:
  void descend(std::vector<std::size_t>& chosen, std::size_t depth, double probability) {
    if (probability < least_likely || tried_ > most_readings) return;
    if (depth == doubtful_.size()) {
      ++tried_;
      if (!all_hold(format_, text_)) return;
      accepted_ += probability;
      for (std::size_t i = 0; i < chosen.size(); ++i) shares_[i][chosen[i]] += probability;
      return;
    }
    const std::size_t position = doubtful_[depth];
    for (std::size_t i = 0; i < all_[position].size(); ++i) {
      chosen[depth] = i;
      text_[position] = all_[position][i].character;
      descend(chosen, depth + 1, probability * static_cast<double>(all_[position][i].probability));
    }
  }

  // Readings that the digits accept must have been likely at all: one in ten thousand unlikely ones passes by chance.
  void settle(std::size_t i) {
    const auto best = std::ranges::max_element(shares_[i]);
    const bool known = tried_ <= most_readings && accepted_ > 1e-4 && *best >= static_cast<double>(sure) * accepted_;
    const auto& mine = all_[doubtful_[i]];
    const bool alone = accepted_ <= 0 && mine.front().probability >= sure;
    text_[doubtful_[i]] = known   ? mine[static_cast<std::size_t>(best - shares_[i].begin())].character
                          : alone ? mine.front().character
                                  : mrz_unknown;
  }

  const MrzFormat& format_;
  std::string& text_;
  const std::vector<Candidates>& all_;
  std::vector<std::size_t> doubtful_;
  std::vector<std::vector<double>> shares_;
  double accepted_ = 0;
  int tried_ = 0;
};

}  // namespace

FirstReading likeliest(std::span<const Scores> scores, const MrzFormat& format) {
  FirstReading reading{.text = {}, .mean = 0};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::string_view allowed = allowed_at(format, i);
    const char best = *std::ranges::max_element(allowed, {}, [&](char c) { return score_of(scores[i], c); });
    reading.text += best;
    reading.mean += std::max(score_of(scores[i], best), -6.0F) / static_cast<float>(scores.size());
  }
  return reading;
}

std::string decide(std::span<const Scores> scores, const MrzFormat& format) {
  std::string text;
  std::vector<Candidates> all;
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    all.push_back(candidates(scores[i], allowed_at(format, i)));
    const Candidate best = all.back().front();
    const bool checked = is_covered(format, i);
    text += checked || best.probability >= sure ? best.character : mrz_unknown;
    if (checked && best.probability < beyond_doubt) doubtful.push_back(i);
  }
  std::ranges::sort(doubtful, {}, [&](std::size_t i) { return all[i].front().probability; });
  // Too poor to be put together from guesses: what is most doubtful stays unknown, and so do its check digits.
  if (doubtful.size() > most_doubtful) {
    for (const std::size_t i : doubtful)
      if (all[i].front().probability < sure) text[i] = mrz_unknown;
    return text;
  }
  Search(format, text, all, doubtful).run();
  return text;
}

}  // namespace guichet::kiosk::documents
