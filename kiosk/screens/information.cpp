#include <algorithm>
#include <functional>

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

// Under a number, by which the note at the end says which text it comes from.
void statement(const Scene& scene, std::size_t number, const std::string& words) {
  auto& ui = scene.ui;
  const auto mark = std::to_string(number);
  const float indent = ui.width_of("0", capital::body, text::Weight::bold) + ui.px(space::s);
  const float inside = ui.width() - indent;
  ui.canvas().piece();
  const Box box = ui.place(ui.height_of(words, capital::body, text::Weight::regular, inside));
  ui.text_in({box.left, box.top, indent, box.height}, mark, capital::body, text::Weight::bold, Role::primary);
  ui.text_in({box.left + indent, box.top, inside, box.height}, words, capital::body, text::Weight::regular, Role::ink);
  ui.node("statement." + mark, NodeRole::text, words, box);
}

// "1, 3": those that `wanted` holds of.
std::string numbers(const journey::Topic& topic, const auto& wanted) {
  std::string all;
  for (std::size_t i = 0; i < topic.statements.size(); ++i)
    if (wanted(topic.statements[i])) all += (all.empty() ? "" : ", ") + std::to_string(i + 1);
  return all;
}

// Each article once, with the sentences that come from it: the rights stand first, the law is there for who looks for
// it.
std::string texts_of_law(const Ui& ui, const journey::Topic& topic) {
  std::string told;
  for (auto one = topic.statements.begin(); one != topic.statements.end(); ++one) {
    const auto same = [&](const journey::Statement& other) { return other.article == one->article; };
    if (std::find_if(topic.statements.begin(), one, same) != one) continue;
    told += (told.empty() ? "" : " ") +
            ui.words("information.article", {{"numbers", numbers(topic, same)}, {"article", one->article}});
  }
  return told;
}

void one_topic(const Scene& scene, const journey::Topic& topic) {
  auto& ui = scene.ui;
  ui.title(ui.words(journey::text_key(topic)));
  ui.space(space::xs);
  for (std::size_t i = 0; i < topic.statements.size(); ++i)
    statement(scene, i + 1, ui.words(journey::text_key(topic, topic.statements[i])));
  ui.space(space::xs);
  ui.explanation("articles", ui.words("information.texts") + " " + texts_of_law(ui, topic));
  if (const auto unsure = numbers(topic, std::not_fn(&journey::Statement::verified)); !unsure.empty())
    ui.hint(ui.words("information.to_confirm", {{"numbers", unsure}}));
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
