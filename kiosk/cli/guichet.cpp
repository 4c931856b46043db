#include <chrono>
#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/cli/command.hpp"
#include "platform/system/paths.hpp"

int main(int count, char** words) {
  using namespace guichet;
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto code = kiosk::cli::run(arguments, {.out = std::cout,
                                                .err = std::cerr,
                                                .assets = platform::system::assets_folder(),
                                                .today = kiosk::demand::paris_date(now),
                                                .in = &std::cin});
  return std::to_underlying(code);
}
