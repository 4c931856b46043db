// Papers as a visitor gives them, and what is left of them on this terminal and at the registry: a test looks at its
// disk without its key, then as an inspector who has it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/robot/visit.hpp"

namespace guichet::tests {

using EncodedPage = std::vector<std::byte>;
using Sheets = std::vector<std::shared_ptr<const kiosk::documents::Sheet>>;

// What a scanner makes of them. Each is another page, by its words.
EncodedPage readable_page(std::string_view title);
EncodedPage blurred_page(std::string_view title);

// Whether the start of a picture or of a document stands in clear there.
bool holds_a_page(std::string_view bytes);

class PaperGiver {
 public:
  PaperGiver(Visit& visit, Way way) : visit_(visit), way_(way) {}

  static constexpr std::string_view identity = "paper.identite.0";

  // From the summary of the filled demand; the way is chosen on the way.
  void comes_to_the_papers();
  // With the code of a slip, from the first screen.
  void finds_the_papers_again(std::string_view code);
  // From the sections of a file that this visitor has opened.
  void opens_the_papers_of(const Robot& visitor);
  // From the screen of an interrupted session.
  void comes_back_to_the_papers();
  Robot& robot() { return *robot_; }
  const kiosk::journey::Capturing& in_hand() const;

  // The pile has these pages and no others.
  void lays(const std::vector<EncodedPage>& pages);
  void takes(std::string_view paper = identity);
  // The thing that is touched takes a page; there are `pages` afterwards.
  void captures(std::string_view touched, std::size_t pages);
  // What was in hand, as it was captured. Touches what keeps a page that nothing is wrong with, unless told.
  Sheets keeps(std::string_view touched = "");
  Sheets gives(std::string_view paper, const EncodedPage& page);
  // From the papers to the last touch before the deposit; to its end, with its reference.
  void asks_for_the_deposit();
  std::string deposits();

  // Files in which pages lie; and those of the terminal, all but the trays, that hold a page or typed words in clear.
  std::size_t files() const;
  std::vector<std::string> in_clear() const;
  // Rows of what opens them.
  int rows(std::string_view table) const;
  bool has_nothing() const {
    return files() == 0 && rows("kept_page") == 0 && rows("kept_paper") == 0 && rows("sealed_file") == 0;
  }

 private:
  Visit& visit_;
  Way way_;
  std::optional<Robot> robot_;
};

}  // namespace guichet::tests
