#include <algorithm>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;

namespace {

Answer list_of_topics(const Scene& scene) {
  auto& ui = scene.ui;
  ui.title(ui.words("information.title"));
  ui.hint(ui.words("information.hint"));
  Answer answer;
  for (const auto& topic : scene.context.settings.topics) {
    const Row row{.id = "topic." + topic.name,
                  .label = ui.words(journey::text_key(topic)),
                  .icon = topic.icon,
                  .action_icon = "chevron-right"};
    if (ui.row(row)) answer = journey::OpenTopic{topic.name};
  }
  return answer;
}

void statement(const Scene& scene, const journey::Topic& topic, const journey::Statement& one) {
  auto& ui = scene.ui;
  ui.paragraph(ui.words(journey::text_key(topic, one)));
  const auto key = one.verified ? "information.article" : "information.article.to_confirm";
  ui.explanation("article." + one.name, ui.words(key, {{"article", one.article}}));
}

void one_topic(const Scene& scene, const journey::Topic& topic) {
  auto& ui = scene.ui;
  ui.title(ui.words(journey::text_key(topic)));
  for (const auto& one : topic.statements) statement(scene, topic, one);
  if (!std::ranges::all_of(topic.statements, &journey::Statement::verified))
    ui.hint(ui.words("information.to_confirm"));
  ui.hint(ui.words("information.abbreviations"));
}

}  // namespace

Answer draw(const journey::Information& place, const Scene& scene) {
  auto& ui = scene.ui;
  const auto& topics = scene.context.settings.topics;
  const auto here = place.topic ? std::ranges::find(topics, *place.topic, &journey::Topic::name) : topics.end();
  std::optional<Way> onward;
  if (here != topics.end() && here + 1 != topics.end())
    onward = Way{ui.words("information.next"), "arrow-right", journey::OpenTopic{(here + 1)->name}, Emphasis::primary};
  const Frame frame{
      .subject = ui.words("frame.information"), .back = back(scene), .forward = onward, .can_leave = false};
  return in_frame(scene, frame, [&]() -> Answer {
    if (here == topics.end()) return list_of_topics(scene);
    one_topic(scene, *here);
    return std::nullopt;
  });
}

}  // namespace guichet::kiosk::screens
