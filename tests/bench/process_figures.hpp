#pragma once
// What a terminal costs as a process: how fast it starts, what it holds, what it does while nobody is there.

#include <chrono>
#include <filesystem>

namespace guichet::tests {

struct ProcessFigures {
  double first_frame_ms;  // from its execution to the first frame presented
  double ready_ms;        // to the first touch that it would take
  double pss_mb;          // at rest on the attract screen
  long idle_ticks;        // of CPU, user and system, while it rested
};

// The kernel forgets what it read from disks, as after a boot; false when only root may ask it to.
bool forget_files();

// Each run is a process of its own, with its own town hall in `folder`.
ProcessFigures measure_process(const std::filesystem::path& folder, std::chrono::milliseconds rest);

}  // namespace guichet::tests
