#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "sync/courier/courier.hpp"

namespace guichet::tests {

// What a courier says, gathered from its thread.
class Outcomes {
 public:
  using Outcome = sync::courier::Outcome;

  void add(const Outcome& outcome) {
    {
      const std::scoped_lock lock{mutex_};
      list_.push_back(outcome);
    }
    added_.notify_all();
  }

  // The first count outcomes, or fewer when they do not come in time.
  std::vector<Outcome> wait_for(std::size_t count, std::chrono::seconds patience = std::chrono::seconds{20}) {
    std::unique_lock lock{mutex_};
    added_.wait_for(lock, patience, [&] { return list_.size() >= count; });
    return list_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable added_;
  std::vector<Outcome> list_;
};

}  // namespace guichet::tests
