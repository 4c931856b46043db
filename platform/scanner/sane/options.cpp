#include "platform/scanner/sane/options.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace guichet::platform::scanner {
namespace {

bool is_number(const SANE_Option_Descriptor& option) {
  return (option.type == SANE_TYPE_INT || option.type == SANE_TYPE_FIXED) && option.size == sizeof(SANE_Word);
}

double value(const SANE_Option_Descriptor& option, SANE_Word word) {
  return option.type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : static_cast<double>(word);
}

SANE_Word word(const SANE_Option_Descriptor& option, double number) {
  return option.type == SANE_TYPE_FIXED ? SANE_FIX(number) : static_cast<SANE_Word>(number);
}

std::span<const SANE_Word> listed(const SANE_Option_Descriptor& option) {
  if (option.constraint_type != SANE_CONSTRAINT_WORD_LIST) return {};
  return {option.constraint.word_list + 1, static_cast<std::size_t>(option.constraint.word_list[0])};
}

// The smallest of the list that is enough, else the largest.
SANE_Word enough(const SANE_Option_Descriptor& option, double wanted) {
  auto words = std::vector<SANE_Word>(listed(option).begin(), listed(option).end());
  std::ranges::sort(words);
  const auto found = std::ranges::find_if(words, [&](SANE_Word one) { return value(option, one) >= wanted; });
  return found != words.end() ? *found : words.back();
}

SANE_Word taken(const SANE_Option_Descriptor& option, double wanted) {
  if (!listed(option).empty()) return enough(option, wanted);
  if (option.constraint_type != SANE_CONSTRAINT_RANGE) return word(option, wanted);
  return std::clamp(word(option, wanted), option.constraint.range->min, option.constraint.range->max);
}

std::string lower(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return low;
}

bool has_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](auto one) { return text.contains(one); });
}

}  // namespace

std::optional<SaneOptions::Found> SaneOptions::find(std::string_view name) const {
  SANE_Int count = 0;
  if (sane_control_option(device_, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD) return std::nullopt;
  for (SANE_Int index = 1; index < count; ++index) {
    const auto* option = sane_get_option_descriptor(device_, index);
    if (option == nullptr || option->name == nullptr || name != option->name) continue;
    if (SANE_OPTION_IS_ACTIVE(option->cap) && SANE_OPTION_IS_SETTABLE(option->cap)) return Found{index, option};
  }
  return std::nullopt;
}

std::optional<double> SaneOptions::set(const Found& found, SANE_Word word) const {
  const auto option = *found.option;  // setting it may move the descriptor
  if (sane_control_option(device_, found.index, SANE_ACTION_SET_VALUE, &word, nullptr) != SANE_STATUS_GOOD)
    return std::nullopt;
  return value(option, word);  // as rounded by the driver
}

bool SaneOptions::set(const Found& found, std::string_view word) const {
  if (word.size() >= static_cast<std::size_t>(found.option->size)) return false;
  std::string text(word);
  text.resize(static_cast<std::size_t>(found.option->size));
  return sane_control_option(device_, found.index, SANE_ACTION_SET_VALUE, text.data(), nullptr) == SANE_STATUS_GOOD;
}

std::optional<double> SaneOptions::set_number(std::string_view name, double wanted) const {
  const auto found = find(name);
  if (!found || !is_number(*found->option)) return std::nullopt;
  return set(*found, taken(*found->option, wanted));
}

void SaneOptions::set_extent(std::string_view name, double most) const {
  const auto found = find(name);
  if (!found || !is_number(*found->option) || found->option->constraint_type != SANE_CONSTRAINT_RANGE) return;
  const bool is_pixels = found->option->unit != SANE_UNIT_MM;
  const auto end = found->option->constraint.range->max;
  set(*found, is_pixels ? end : std::min(end, word(*found->option, most)));
}

void SaneOptions::set_least(std::string_view name) const {
  const auto found = find(name);
  if (!found || !is_number(*found->option) || found->option->constraint_type != SANE_CONSTRAINT_RANGE) return;
  set(*found, found->option->constraint.range->min);
}

SaneOptions::Choice SaneOptions::choose(std::string_view name, std::initializer_list<std::string_view> wanted,
                                        std::initializer_list<std::string_view> unwanted) const {
  const auto found = find(name);
  if (!found || found->option->constraint_type != SANE_CONSTRAINT_STRING_LIST) return Choice::no_choice;
  for (const auto one : wanted)
    for (const auto* offered = found->option->constraint.string_list; *offered != nullptr; ++offered) {
      const auto low = lower(*offered);
      if (!low.contains(one) || has_one_of(low, unwanted)) continue;
      return set(*found, std::string(*offered)) ? Choice::made : Choice::none_fits;
    }
  return Choice::none_fits;
}

}  // namespace guichet::platform::scanner
