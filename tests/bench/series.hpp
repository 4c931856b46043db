#pragma once
// Measured values and how they are told: percentiles of a series, and one line for each figure.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <vector>

namespace guichet::tests {

class Series {
 public:
  void add(double value) { values_.push_back(value); }
  // 0.5 is the median.
  double at(double part) const {
    auto sorted = values_;
    std::ranges::sort(sorted);
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
  }

 private:
  std::vector<double> values_;
};

inline double milliseconds(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

inline void tell(std::string_view figure, double value, std::string_view unit, std::string_view expected = "") {
  std::printf("%-48.*s %10.2f  %-8.*s %.*s\n", static_cast<int>(figure.size()), figure.data(), value,
              static_cast<int>(unit.size()), unit.data(), static_cast<int>(expected.size()), expected.data());
  std::fflush(stdout);
}

}  // namespace guichet::tests
