#include "kiosk/documents/seal_set.hpp"

#include <algorithm>
#include <span>

#include "platform/system/ascii.hpp"

namespace guichet::kiosk::documents {
namespace {

constexpr std::size_t most_sets = 16;  // waiting at the same time: a page of odd codes must not fill the memory
constexpr char text_mark = 'E';
constexpr char binary_mark = '\xee';

constexpr std::size_t nowhere = most_parts;

constexpr std::size_t hexadecimal(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<std::size_t>(c - 'A') + 10;
  return nowhere;
}

std::optional<SealPart> sound(const SealPart& part) {
  if (part.count < 2 || part.count > most_parts || part.index >= part.count || part.content.empty())
    return std::nullopt;
  return part;
}

bool begins_a_seal(std::string_view content) { return content.starts_with("DC0") || content.starts_with("\xdc\x04"); }

}  // namespace

std::optional<SealPart> part_of(std::string_view payload) {
  if (payload.size() > 6 && payload[0] == text_mark &&
      std::ranges::all_of(payload.substr(1, 3), platform::system::is_digit_or_capital)) {
    const std::size_t index = hexadecimal(payload[4]), last = hexadecimal(payload[5]);
    if (last == nowhere) return std::nullopt;
    return sound({payload.substr(1, 3), index, last + 1, payload.substr(6)});
  }
  if (payload.size() > 4 && payload[0] == binary_mark) {
    const std::size_t ranks = static_cast<unsigned char>(payload[3]);
    return sound({payload.substr(1, 2), ranks >> 4U, 17 - (ranks & 15U), payload.substr(4)});
  }
  return std::nullopt;
}

bool begins_a_set(std::string_view payload) {
  const auto part = part_of(payload);
  return part && part->index == 0 && begins_a_seal(part->content);
}

bool SealSets::Set::is_complete() const {
  return std::ranges::none_of(std::span(contents).first(count), &std::string::empty);
}

SealSets::Set& SealSets::set_of(const SealPart& part) {
  const auto found = std::ranges::find(sets_, part.set, &Set::name);
  if (found == sets_.end()) {
    if (sets_.size() == most_sets) sets_.erase(sets_.begin());
    return sets_.emplace_back(Set{.name = std::string(part.set), .count = part.count});
  }
  const std::string& held = found->contents[part.index];
  if (found->count != part.count || (!held.empty() && held != part.content))
    *found = Set{.name = std::string(part.set), .count = part.count};
  return *found;
}

std::optional<std::string> SealSets::add(std::string_view payload) {
  const auto part = part_of(payload);
  if (!part || (part->index == 0 && !begins_a_seal(part->content))) return std::nullopt;
  Set& set = set_of(*part);
  set.contents[part->index] = part->content;
  if (!set.is_complete()) return std::nullopt;
  std::string whole;
  for (const std::string& content : set.contents) whole += content;
  return whole;
}

bool SealSets::lacks_a_symbol() const {
  return std::ranges::any_of(sets_, [](const Set& set) { return !set.is_complete(); });
}

bool SealSets::is_waiting() const {
  return std::ranges::any_of(sets_, [](const Set& set) { return !set.contents[0].empty() && !set.is_complete(); });
}

}  // namespace guichet::kiosk::documents
