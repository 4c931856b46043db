#pragma once

#include "tests/kiosk/journey/returning_visitor.hpp"

// Someone who gives the pages of their identity paper.
namespace test {

inline Leaf a_page(documents::Quality quality = {}) {
  auto sheet = std::make_shared<documents::Sheet>();
  sheet->quality = quality;
  auto preview = std::make_shared<Preview>(Preview{.width = 2, .height = 1, .rgba = {1, 1, 1, 255, 2, 2, 2, 255}});
  return {.sheet = std::move(sheet), .preview = std::move(preview)};
}

inline const PaperId identity{.code = "identite", .person = 0};

inline Visitor at_the_papers() {
  Visitor visitor;
  visitor.opens_a_demand().says_who_they_are().lives_alone().says_what_they_look_for().has_no_notice();
  return visitor;
}

inline Visitor with_pages(std::size_t count) {
  Visitor visitor = at_the_papers();
  visitor.does(TakePaper{identity}).does(StartScan{}).receives(PageCaptured{visitor.now(), a_page()});
  for (std::size_t i = 1; i < count; ++i) visitor.does(AddPage{}).receives(PageCaptured{visitor.now(), a_page()});
  return visitor;
}

}  // namespace test
