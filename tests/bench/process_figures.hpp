#pragma once
// What a terminal costs as a process: how fast it starts, what it holds, what it does while nobody is there.

#include <chrono>
#include <filesystem>

namespace guichet::tests {

struct ProcessFigures {
  double first_frame_ms;  // from fork to the first frame presented
  double pss_mb;          // at rest on the attract screen
  long idle_ticks;        // of CPU, user and system, while it rested
};

// Each run is a process of its own, with its own town hall in `folder`.
ProcessFigures measure_process(const std::filesystem::path& folder, std::chrono::milliseconds rest);

}  // namespace guichet::tests
