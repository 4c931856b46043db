#include "sync/sandbox/misbehaviour.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace guichet::sync::sandbox {
namespace {

constexpr std::array<std::string_view, 19> names{"none",
                                                 "answer_lost",
                                                 "slow_drip",
                                                 "cut_before_answer",
                                                 "strange_success",
                                                 "rule_refusal",
                                                 "fault",
                                                 "maintenance",
                                                 "other_host",
                                                 "credential_refused",
                                                 "same_number_twice",
                                                 "clock_skew",
                                                 "changed_meanwhile",
                                                 "upload_cut",
                                                 "upload_answer_lost",
                                                 "upload_conflict",
                                                 "upload_wrong_digest",
                                                 "upload_forgotten",
                                                 "upload_maintenance"};

std::optional<int> count(std::string_view digits, int least) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value < least) return std::nullopt;
  return value;
}

// What stands after a sign, cut off from the text.
std::optional<std::string_view> take_after(std::string_view& text, char sign) {
  const auto at = text.find(sign);
  if (at == std::string_view::npos) return std::nullopt;
  const auto rest = text.substr(at + 1);
  text = text.substr(0, at);
  return rest;
}

}  // namespace

std::optional<Misbehaviour> misbehaviour_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Misbehaviour>(found - names.begin());
}

std::optional<Order> parse_order(std::string_view text) {
  const auto times = take_after(text, ':');
  const auto bytes = take_after(text, '=');
  const auto what = misbehaviour_named(text);
  if (!what || bytes.has_value() != (*what == Misbehaviour::upload_cut)) return std::nullopt;
  Order order{.what = *what};
  if (times) order.times = count(*times, 1);
  if (times && !order.times) return std::nullopt;
  if (!bytes) return order;
  const auto number = count(*bytes, 0);
  if (!number) return std::nullopt;
  order.bytes = *number;
  return order;
}

void Mood::obey(Order order) {
  const std::scoped_lock lock{mutex_};
  order_ = order;
}

Misbehaviour Mood::next() {
  const std::scoped_lock lock{mutex_};
  const Misbehaviour what = order_.what;
  if (what >= Misbehaviour::upload_cut) return Misbehaviour::none;
  count_down();
  return what;
}

std::optional<Order> Mood::spoil(std::initializer_list<Misbehaviour> those) {
  const std::scoped_lock lock{mutex_};
  if (!std::ranges::contains(those, order_.what)) return std::nullopt;
  const Order order = order_;
  count_down();
  return order;
}

void Mood::count_down() {
  if (order_.times && --*order_.times == 0) order_ = {};
}

}  // namespace guichet::sync::sandbox
