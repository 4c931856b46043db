// A page is what a stranger lays: whatever its pixels, its codes are found in bounded time and number, and what they
// say proves nothing by chance.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "kiosk/documents/reading.hpp"
#include "platform/system/paths.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet::kiosk::documents;
  using namespace std::chrono_literals;
  static const Tables tables = Tables::load(guichet::platform::system::assets_folder() / "seals").value();
  const auto page = decode_page({reinterpret_cast<const std::byte*>(data), size});
  // What is larger takes longer, and is no other.
  if (!page || page->width > 200 || page->height > 200) return 0;
  const auto started = std::chrono::steady_clock::now();
  const auto codes = find_codes(*page, {.budget = 200ms});
  if (std::chrono::steady_clock::now() - started > 10s || codes.size() > 16) std::abort();
  for (const Code& code : codes) {
    if (code.bytes.empty()) std::abort();
    static_cast<void>(read_payload(code.bytes, tables, {}, std::chrono::year{2026} / 11 / 22));
  }
  return 0;
}
