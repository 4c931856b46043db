// What a desk wrote of a paper is heard by whose it is, wherever the paper is told.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/kiosk/voice/listener.hpp"
#include "tests/pictures/painter.hpp"

namespace {

using namespace guichet::tests;
using namespace guichet::kiosk;

NamedModel called(std::string_view name) { return place_called(every_place(), name); }

bool hears(const std::vector<std::string>& said, std::string_view words) {
  return std::ranges::any_of(said, [&](const std::string& one) { return one.contains(words); });
}

NamedModel my_demand(bool proven) {
  const auto standing = test::marked_standing();
  auto model = called("my_demand.papers").model;
  model.place = journey::MyDemand{.standing = proven ? standing : demand::without_words(standing), .proven = proven};
  return {"my_demand", std::move(model)};
}

NamedModel read_file() {
  auto model = called("file_sections").model;
  model.file->standing = test::marked_standing();
  return {"file_sections", std::move(model)};
}

TEST(MarksOfADesk, are_told_into_headphones_once_the_file_is_proven) {
  Listener listener("fr");
  for (const auto& place : {my_demand(true), read_file(), called("papers.of_file")}) {
    listener.arrive(place);
    const auto said = heard_in_headphones(listener.whole());
    for (const auto* words : {"La page 2 manque.", "La carte a expiré.", "Non demandé."})
      EXPECT_TRUE(hears(said, words)) << words << " at " << place.name;
  }
}

TEST(MarksOfADesk, are_told_to_nobody_before) {
  Listener listener("fr");
  listener.arrive(my_demand(false));
  const auto said = heard_in_headphones(listener.whole());
  EXPECT_FALSE(hears(said, "La page 2 manque."));
  EXPECT_FALSE(hears(said, "Avis d’impôt"));
  EXPECT_TRUE(hears(said, listener.words().text("receipt.papers.count.not_arrived")));
}

}  // namespace
