#include "kiosk/journey/information.hpp"

#include <algorithm>
#include <ranges>

#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (auto&& part : std::views::split(text, separator)) parts.emplace_back(part.begin(), part.end());
  return parts;
}

}  // namespace

std::expected<std::vector<Topic>, TopicsError> parse_topics(std::string_view table) {
  std::vector<Topic> topics;
  int number = 0;
  for (const auto& line : split(table, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    const bool whole = cells.size() == 7 && std::ranges::none_of(cells, &std::string::empty);
    if (!whole || (cells[6] != "verified" && cells[6] != "to_confirm")) return std::unexpected(TopicsError{number});
    const auto checked_on = demand::parse_iso_date(cells[5]);
    if (!checked_on) return std::unexpected(TopicsError{number});
    if (topics.empty() || topics.back().name != cells[0])
      topics.push_back({.name = cells[0], .icon = cells[1], .statements = {}});
    topics.back().statements.push_back({.name = cells[2],
                                        .article = cells[3],
                                        .source = cells[4],
                                        .checked_on = *checked_on,
                                        .verified = cells[6] == "verified"});
  }
  return topics;
}

std::string text_key(const Topic& topic) { return "information." + topic.name; }

std::string text_key(const Topic& topic, const Statement& statement) { return text_key(topic) + "." + statement.name; }

void on(Step& step, const OpenTopic& intent) {
  auto* place = step.at<Information>();
  const auto& topics = step.context.settings.topics;
  if (place != nullptr && std::ranges::contains(topics, intent.topic, &Topic::name)) place->topic = intent.topic;
}

}  // namespace guichet::kiosk::journey
