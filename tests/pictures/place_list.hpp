#pragma once
// How the list of places is made: one function for each part of the journey, in the file that is named after it.

#include <string>
#include <utility>
#include <vector>

#include "tests/kiosk/journey/visitor.hpp"
#include "tests/pictures/places.hpp"

namespace guichet::tests {

class PlaceList {
 public:
  explicit PlaceList(const kiosk::demand::Demand& draft) : usual_(draft), draft_(draft) {}

  std::vector<NamedModel> all();

 private:
  void add(std::string name, kiosk::journey::Place place);
  // While a page is being taken.
  void add(std::string name, kiosk::journey::Place place, const kiosk::screens::Taking& taking);

  void leave_drafts_where_they_may_be();

  void path();
  void questions();
  void unknown(const std::string& name, const kiosk::journey::Page& page, std::size_t person, const char* date);
  void ends();
  void resuming();
  void overlays();

  // paper_places.cpp
  void introducing();
  void papers();
  void papers_of_the_list();
  void under_a_camera(const kiosk::journey::Capturing& running);

  // file_places.cpp
  void coming_back();
  void in_a_file();
  void with_file(std::string name, kiosk::journey::Place place, kiosk::journey::File file);
  kiosk::journey::File file_for(kiosk::journey::Purpose purpose,
                                kiosk::journey::Section section = kiosk::journey::Section::you);

  template <std::size_t... Index>
  void others(std::index_sequence<Index...>);
  template <std::size_t Index>
  void other();

  test::Visitor visitor_;
  const kiosk::demand::Demand usual_;
  kiosk::demand::Demand draft_;
  std::vector<NamedModel> all_;
};

kiosk::journey::DepositSlip slip_of_today();

}  // namespace guichet::tests
