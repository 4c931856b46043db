#pragma once

#include <string>

// What is asked of a scanner that SANE drives.
namespace guichet::platform::scanner {

struct SaneWish {
  enum class Source { flatbed, feeder };
  std::string device = {};  // as `scanimage -L` names it; empty: the first one found
  Source source = Source::flatbed;
  int dpi = 300;

  friend bool operator==(const SaneWish&, const SaneWish&) = default;
};

}  // namespace guichet::platform::scanner
