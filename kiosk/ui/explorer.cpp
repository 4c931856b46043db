#include "kiosk/ui/explorer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace guichet::kiosk::ui {

void Explorer::begin(Instant now, float slack, std::chrono::milliseconds tremor) {
  now_ = now;
  slack_ = slack;
  tremor_ = tremor;
  pressed_ = false;
}

void Explorer::down(Point at) {
  ++touches_;
  const bool trembling = tap_ && now_ - tap_->lifted < tremor_;
  finger_ = Finger{.from = at, .at = at, .since = now_, .trembling = trembling};
}

void Explorer::move(Point at) {
  if (!finger_) return;
  finger_->at = at;
  finger_->exploring |= std::hypot(at.x - finger_->from.x, at.y - finger_->from.y) > slack_;
}

void Explorer::up() {
  const auto finger = std::exchange(finger_, std::nullopt);
  if (!finger) return;
  if (finger->exploring || now_ - finger->since >= longest_tap) return tap_.reset();
  if (finger->trembling) {
    tap_->lifted = now_;
  } else if (tap_ && finger->since < too_late_for_another()) {
    pressed_ = true;
    tap_.reset();
  } else {
    tap_ = Tap{finger->at, now_};
  }
}

std::optional<Explorer::Question> Explorer::question() {
  if (finger_) {
    finger_->exploring |= now_ - finger_->since >= longest_tap;
    if (!finger_->exploring) return std::nullopt;
    tap_.reset();
    return Question{finger_->at, touches_};
  }
  if (!tap_ || now_ < too_late_for_another()) return std::nullopt;
  return Question{std::exchange(tap_, std::nullopt)->at, touches_};
}

std::optional<std::chrono::milliseconds> Explorer::wait() const {
  if (finger_ && finger_->exploring) return std::nullopt;
  const auto due = finger_ ? std::optional(finger_->since + longest_tap)
                   : tap_  ? std::optional(too_late_for_another())
                           : std::nullopt;
  if (!due) return std::nullopt;
  return std::max(std::chrono::milliseconds{0}, *due - now_);
}

}  // namespace guichet::kiosk::ui
