#include "tests/bench/sheet_figures.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "kiosk/documents/sheet.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/sample_pages.hpp"

namespace guichet::tests {

double sheet_ms(int dpi, bool colour) {
  using Clock = std::chrono::steady_clock;
  Capture capture = lying(1.7, dpi);
  capture.noise = 5;
  capture.shadow = 0.3;
  const auto page = captured(render(tax_notice_page("X"), {.dpi = 300}), capture);
  std::vector<double> times;
  for (int i = 0; i < 9; ++i) {
    const auto started = Clock::now();
    const auto sheet = kiosk::documents::straighten(page, {.colour = colour});
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - started).count());
    if (!sheet || !sheet->quality.readable) throw std::runtime_error{"sheet figures: the page cannot be read"};
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

}  // namespace guichet::tests
