// One decision on each screen: what may stand together, and why.
#include <map>
#include <string_view>

#include <gtest/gtest.h>

#include "kiosk/journey/page.hpp"

namespace {

using namespace guichet::kiosk::journey;

const std::map<std::string_view, std::string_view> groups = {
    {"names", "one identity, as its paper shows it"},
    {"dependant_names", "one identity, as its paper shows it"},
    {"domiciliation", "the kind of organisation and its name"},
    {"address", "the lines of one envelope"},
    {"town", "a commune of France or a town abroad: one or the other"},
    {"contact", "two ways to be reached"},
    {"helper", "who helps, and where they are reached"},
    {"home_size", "rooms and surface of one home"},
    {"landlord", "the landlord and their number"},
    {"reasons", "reasons, and the words of another one"},
    {"handicap_state", "how someone moves"},
    {"handicap_nature", "what the handicap touches"},
    {"employer", "the employer and their number"},
    {"workplace", "abroad, or in which commune"},
    {"income", "the figures of one notice"},
};

TEST(Page, asks_one_thing_unless_its_group_is_accepted) {
  for (const auto& page : pages()) {
    const bool groups_some = page.fields.all().size() > 1;
    EXPECT_EQ(groups_some, groups.contains(page.id.view())) << page.id.view();
  }
  for (const auto& [page, why] : groups) EXPECT_NE(find_page(page), nullptr) << page;
}

TEST(Page, holds_no_more_than_three_fields) {
  for (const auto& page : pages()) EXPECT_LE(page.fields.all().size(), 3U) << page.id.view();
}

}  // namespace
