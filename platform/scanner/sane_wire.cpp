#include "platform/scanner/sane_wire.hpp"

#include <charconv>
#include <string_view>

namespace guichet::platform::scanner {
namespace {

constexpr std::string_view flatbed = "flatbed", feeder = "feeder";

std::optional<int> positive(std::string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || number <= 0) return std::nullopt;
  return number;
}

}  // namespace

std::vector<std::string> words_of(const SaneArguments& arguments) {
  const auto& wish = arguments.wish;
  const auto source = wish.source == SaneWish::Source::feeder ? feeder : flatbed;
  return {std::string(source), std::to_string(wish.dpi), std::to_string(arguments.to_put_away.count()), wish.device,
          arguments.known};
}

std::optional<SaneArguments> arguments_of(std::span<const char* const> words) {
  if (words.size() != 5) return std::nullopt;
  const std::string_view source = words[0];
  const auto dpi = positive(words[1]), to_put_away = positive(words[2]);
  if ((source != flatbed && source != feeder) || !dpi || !to_put_away) return std::nullopt;
  return SaneArguments{.wish = {.device = words[3],
                                .source = source == feeder ? SaneWish::Source::feeder : SaneWish::Source::flatbed,
                                .dpi = *dpi},
                       .known = words[4],
                       .to_put_away = std::chrono::milliseconds{*to_put_away}};
}

}  // namespace guichet::platform::scanner
