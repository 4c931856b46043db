#pragma once

#include <cstdint>

// A disk that keeps only what it was asked to sync, and a power that fails at a chosen operation.
// To be installed in a child process: every database it opens from then on lives on that disk.
namespace guichet::tests {

inline constexpr int power_cut = 77;  // the child's exit code when the power failed

// After `operations` writes, syncs and truncations the process ends; each sector not synced then holds, at random,
// one of the contents it had since its last sync, and the last write may be torn.
void install_forgetful_disk(std::uint64_t seed, long operations);

}  // namespace guichet::tests
