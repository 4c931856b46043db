#pragma once

#include <functional>

// Whether headphones are in: the difference between one listener and a whole hall.
// When in doubt the answer is no.
namespace guichet::platform::speech {

struct Jack {
  virtual ~Jack() = default;
  virtual bool plugged() const = 0;
  // Told at each change, from any thread, until another listener (or an empty one) replaces it; once this returns, the
  // old one is not being called and never will be.
  virtual void on_change(std::function<void(bool plugged)> listener) = 0;
};

}  // namespace guichet::platform::speech
