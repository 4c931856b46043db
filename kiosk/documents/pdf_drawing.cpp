#include "kiosk/documents/pdf_drawing.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <expected>
#include <memory>
#include <new>
#include <string>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "platform/system/child.hpp"

namespace guichet::kiosk::documents {
namespace {

// Some programs say that each pixel of a photograph is a point: such a page is drawn no larger than an A4 at 300 dpi.
constexpr double longest_side = 3508;

void limit(int resource, rlim_t most) {
  const rlimit both{.rlim_cur = most, .rlim_max = most};
  ::setrlimit(resource, &both);
}

void give_up_rights(const PdfLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);   // a memory dump would hold the page
  limit(RLIMIT_FSIZE, 0);  // pipes are no files
  const auto seconds = static_cast<rlim_t>(limits.time.count() / 1000 + 1);
  const rlimit time{.rlim_cur = seconds, .rlim_max = seconds + 1};
  ::setrlimit(RLIMIT_CPU, &time);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they need more than any limit
  limit(RLIMIT_DATA, limits.memory);
#endif
}

class Output {
 public:
  explicit Output(int file) : file_(file) {}

  void write(std::span<const std::byte> bytes) const {
    if (!platform::system::tell(file_, bytes)) ::_exit(EXIT_FAILURE);  // nobody listens any more
  }
  void say(const PdfMessage& message) const { write(std::as_bytes(std::span(&message, 1))); }

 private:
  int file_;
};

std::expected<void, PdfError> draw_page(poppler::document& document, int index, const PdfLimits& limits,
                                        const Output& output) {
  const std::unique_ptr<poppler::page> page(document.create_page(index));
  if (!page) return std::unexpected(PdfError::damaged);
  const auto size = page->page_rect();
  const double longest = std::max(size.width(), size.height());
  if (!(size.width() > 0) || !(size.height() > 0)) return std::unexpected(PdfError::damaged);
  const double dpi = std::min<double>(limits.dpi, 72 * longest_side / longest);
  if (size.width() * size.height() * dpi * dpi / (72 * 72) > static_cast<double>(limits.page_pixels))
    return std::unexpected(PdfError::too_large);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(page.get(), dpi, dpi);
  if (!image.is_valid()) return std::unexpected(PdfError::damaged);
  output.say({.kind = PdfMessage::Kind::page, .width = image.width(), .height = image.height()});
  for (int y = 0; y < image.height(); ++y)
    output.write(std::as_bytes(std::span(image.const_data() + std::ptrdiff_t{y} * image.bytes_per_row(),
                                         static_cast<std::size_t>(image.width()))));
  return {};
}

std::expected<void, PdfError> draw(std::span<const std::byte> encoded, const PdfLimits& limits,
                                   const Output& output) try {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
      reinterpret_cast<const char*>(encoded.data()), static_cast<int>(encoded.size())));
  if (!document) return std::unexpected(PdfError::damaged);
  if (document->is_locked()) return std::unexpected(PdfError::encrypted);
  const int count = document->pages();
  if (count <= 0) return std::unexpected(PdfError::damaged);
  if (count > limits.pages) return std::unexpected(PdfError::too_large);
  for (int index = 0; index < count; ++index)
    if (auto drawn = draw_page(*document, index, limits, output); !drawn) return drawn;
  return {};
} catch (const std::bad_alloc&) {
  return std::unexpected(PdfError::too_large);
} catch (...) {
  return std::unexpected(PdfError::damaged);
}

}  // namespace

void draw_pdf_and_exit(std::span<const std::byte> encoded, const PdfLimits& limits, int output) {
  give_up_rights(limits);
  const Output pipe(output);
  const auto drawn = draw(encoded, limits, pipe);
  if (drawn) {
    pipe.say({.kind = PdfMessage::Kind::done});
  } else {
    pipe.say({.kind = PdfMessage::Kind::failed, .error = static_cast<std::uint8_t>(drawn.error())});
  }
  ::_exit(EXIT_SUCCESS);
}

}  // namespace guichet::kiosk::documents
