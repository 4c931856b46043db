// Letters as a machine reads them, and codes of papers: no number is invented, and none that must not be shown is left.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/documents/nir_text.hpp"
#include "platform/vault/possession.hpp"

namespace {

using namespace guichet::kiosk;

std::vector<documents::ReadSign> signs_of(std::string_view text) {
  std::vector<documents::ReadSign> signs;
  for (const char sign : text) signs.push_back({.sign = sign, .zone = {static_cast<int>(signs.size()) * 10, 0, 8, 12}});
  return signs;
}

void must_hide(std::string_view text) {
  const std::string masked = documents::without_nir(text);
  if (masked.size() != text.size() || documents::contains_nir(masked)) std::abort();
  for (std::size_t i = 0; i < text.size(); ++i)
    if (masked[i] != text[i] && masked[i] != '*') std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  must_hide(text);
  const auto signs = signs_of(text);
  for (const auto& span : documents::find_nirs(signs))
    if (span.first > span.last || span.last >= signs.size()) std::abort();
  static_cast<void>(documents::may_be_a_misread_nir(signs));
  const auto number = documents::unique_number_in(signs);
  if (number && !demand::UniqueNumber::parse(number->view())) std::abort();
  // Nobody's secret: no paper can be ours.
  static const guichet::platform::system::SecretBytes secret(32);
  if (guichet::platform::vault::read_paper_code(secret, text).is_ours) std::abort();
  return 0;
}
