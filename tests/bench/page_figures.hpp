#pragma once
// How many pages of tests/samples are read, and how fast, beside two other readers.

namespace guichet::tests {

// Prints its lines itself: for scans, for photos, and for each reader.
void tell_pages(int pages_of_a_folder, int pages_for_dmtxread);

}  // namespace guichet::tests
