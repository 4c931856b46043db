#include "kiosk/terminal/shown_paper.hpp"

#include <cctype>
#include <string_view>
#include <utility>

#include "kiosk/documents/codes.hpp"

namespace guichet::kiosk::terminal {
namespace {

using journey::ScanProblem;

// "]Q1" before a QR code (ISO/IEC 15424), a line end after it.
std::string bare(std::string_view payload) {
  const bool named =
      payload.size() > 3 && payload[0] == ']' && std::isalpha(static_cast<unsigned char>(payload[1])) != 0;
  if (named) payload.remove_prefix(3);
  while (payload.ends_with('\r') || payload.ends_with('\n')) payload.remove_suffix(1);
  return std::string(payload);
}

}  // namespace

ScanProblem problem_of(platform::scanner::Error error) {
  using Kind = platform::scanner::Error::Kind;
  switch (error.kind) {
    case Kind::no_paper: return ScanProblem::no_paper;
    case Kind::unreadable: return ScanProblem::unreadable;
    case Kind::busy: return ScanProblem::busy;
    case Kind::cover_open: return ScanProblem::cover_open;
    case Kind::jammed: return ScanProblem::jammed;
    case Kind::unavailable:
    case Kind::cancelled: break;
  }
  return ScanProblem::scanner_failed;
}

std::expected<ReadPaper, ScanProblem> read_paper(platform::scanner::Scanner& scanner, const ShownCode& shown,
                                                 const std::stop_token& stop, const platform::scanner::ScanWish& wish) {
  if (shown) return ReadPaper{.codes = {bare(*shown)}};
  const auto page = scanner.scan(stop, wish);
  if (!page) return std::unexpected(problem_of(page.error()));
  auto picture = documents::decode_page(page->image);
  if (!picture) return std::unexpected(ScanProblem::unreadable);
  ReadPaper paper{.codes = {}, .picture = *std::move(picture)};
  for (auto& code : documents::find_codes(paper.picture)) paper.codes.push_back(std::move(code.bytes));
  return paper;
}

}  // namespace guichet::kiosk::terminal
