#include "sync/sandbox/misbehaviour.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace guichet::sync::sandbox {
namespace {

constexpr std::array<std::string_view, 13> names{"none",
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
                                                 "changed_meanwhile"};

}  // namespace

std::optional<Misbehaviour> misbehaviour_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Misbehaviour>(found - names.begin());
}

std::optional<Order> parse_order(std::string_view text) {
  const auto colon = text.find(':');
  const auto what = misbehaviour_named(text.substr(0, colon));
  if (!what) return std::nullopt;
  if (colon == std::string_view::npos) return Order{.what = *what, .times = {}};
  const std::string_view digits = text.substr(colon + 1);
  int times = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), times);
  if (error != std::errc{} || end != digits.data() + digits.size() || times < 1) return std::nullopt;
  return Order{.what = *what, .times = times};
}

void Mood::obey(Order order) {
  const std::scoped_lock lock{mutex_};
  order_ = order;
}

Misbehaviour Mood::next() {
  const std::scoped_lock lock{mutex_};
  const Misbehaviour what = order_.what;
  if (order_.times && --*order_.times == 0) order_ = {};
  return what;
}

}  // namespace guichet::sync::sandbox
