#include "platform/scanner/sane_wire.hpp"

#include <charconv>
#include <string_view>

namespace guichet::platform::scanner {
namespace {

constexpr std::string_view flatbed = "flatbed", feeder = "feeder";

}  // namespace

std::vector<std::string> arguments_of(const SaneWish& wish) {
  const auto source = wish.source == SaneWish::Source::feeder ? feeder : flatbed;
  return {std::string(source), std::to_string(wish.dpi), wish.device};
}

std::optional<SaneWish> wish_of(std::span<const char* const> arguments) {
  if (arguments.size() != 3) return std::nullopt;
  const std::string_view source = arguments[0], dpi = arguments[1];
  if (source != flatbed && source != feeder) return std::nullopt;
  SaneWish wish{.device = arguments[2],
                .source = source == feeder ? SaneWish::Source::feeder : SaneWish::Source::flatbed};
  const auto [end, error] = std::from_chars(dpi.data(), dpi.data() + dpi.size(), wish.dpi);
  if (error != std::errc{} || end != dpi.data() + dpi.size() || wish.dpi <= 0) return std::nullopt;
  return wish;
}

}  // namespace guichet::platform::scanner
