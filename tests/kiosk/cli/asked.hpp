#pragma once
// The program guichet asked something: what it answers, on a day that every test of it shares.

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/cli/command.hpp"
#include "platform/system/paths.hpp"

namespace guichet::tests {

struct Answer {
  kiosk::cli::ExitCode code{};
  std::string out, err;

  std::vector<nlohmann::json> lines() const {
    std::vector<nlohmann::json> all;
    std::istringstream text(out);
    for (std::string line; std::getline(text, line);) all.push_back(nlohmann::json::parse(line));
    return all;
  }
  nlohmann::json first() const { return lines().at(0); }
  nlohmann::json page(std::size_t line = 0) const { return lines().at(line).at("pages").at(0); }
  nlohmann::json seal() const { return page().at("codes").at(0).at("seal"); }
};

inline Answer asked(const std::vector<std::string>& words, const std::string& typed = {}) {
  const std::vector<std::string_view> arguments(words.begin(), words.end());
  std::ostringstream out, err;
  std::istringstream in(typed);
  const auto code = kiosk::cli::run(arguments, {.out = out,
                                                .err = err,
                                                .assets = platform::system::assets_folder(),
                                                .today = std::chrono::year{2026} / 11 / 22,
                                                .in = &in});
  return {code, out.str(), err.str()};
}

}  // namespace guichet::tests
