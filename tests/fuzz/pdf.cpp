// A PDF is drawn in a process of its own: whatever happens there, the answer comes in time and within its limits.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "kiosk/documents/pdf_reader.hpp"
#include "platform/system/cells.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace guichet::kiosk::documents;
  using namespace std::chrono_literals;
  const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data), size);
  const PdfLimits limits{.dpi = 36, .pages = 4, .page_pixels = 1'000'000, .time = 2s};
  const auto started = std::chrono::steady_clock::now();
  const auto pages = read_pdf(bytes, limits);
  if (std::chrono::steady_clock::now() - started > 10s) std::abort();
  if (!pages) return 0;
  if (pages->empty() || pages->size() > 4) std::abort();
  for (const Picture& page : *pages)
    if (page.grey.size() != guichet::platform::system::cell_count(page.width, page.height) ||
        page.grey.size() > 1'000'000)
      std::abort();
  return 0;
}
