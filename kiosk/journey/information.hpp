#pragma once
// What the law lets everyone know before and after a demand (CCH L441-2-6), as a table: topics, what each states, and
// the article that says so. Read without a demand; the sentences themselves are in the catalogues.

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/demand/date.hpp"

namespace guichet::kiosk::journey {

// One statement of a topic, its sentence under "information.<topic>.<name>".
struct Statement {
  std::string name;
  std::string article;  // "CCH L441-2-1"
  std::string source;   // where its text was read
  demand::Date checked_on{};
  bool verified = false;  // false: read in an older version or told by others; a desk confirms it

  friend bool operator==(const Statement&, const Statement&) = default;
};

struct Topic {
  std::string name;  // its title under "information.<name>"
  std::string icon;
  std::vector<Statement> statements;

  friend bool operator==(const Topic&, const Topic&) = default;
};

struct TopicsError {
  int line = 0;
};

// Tab-separated: topic, icon, statement, article, source, AAAA-MM-JJ, "verified" or "to_confirm". '#' opens a comment.
std::expected<std::vector<Topic>, TopicsError> parse_topics(std::string_view table);

std::string text_key(const Topic& topic);
std::string text_key(const Topic& topic, const Statement& statement);

// The list of topics, or one of them.
struct Information {
  std::optional<std::string> topic = {};

  friend bool operator==(const Information&, const Information&) = default;
};

}  // namespace guichet::kiosk::journey
