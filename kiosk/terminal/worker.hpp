#pragma once
// Work that must not hold up the screen: jobs run one after the other on a thread of their own.
// What a job produces goes into a mailbox that the loop empties; the two share nothing else.

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "platform/system/secret.hpp"

namespace guichet::kiosk::terminal {

template <typename T>
class Mailbox {
 public:
  // `wake` is called from the posting thread after each post.
  explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(T item) {
    {
      const std::scoped_lock lock(mutex_);
      items_.push_back(std::move(item));
    }
    wake_();
  }

  void wake() const { wake_(); }

  std::vector<T> take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(items_, {});
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<T> items_;
};

class Worker {
 public:
  using Job = std::move_only_function<void(const std::stop_token&)>;

  Worker() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

  void post(Job job) {
    {
      const std::scoped_lock lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    something_.notify_one();
  }

 private:
  void run(const std::stop_token& stop) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!something_.wait(lock, stop, [this] { return !jobs_.empty(); })) return;
      // Never moved: what it carries is in one place, and is wiped when that is given back.
      std::list<Job> job;
      job.splice(job.begin(), jobs_, jobs_.begin());
      lock.unlock();
      job.front()(stop);
      job.clear();
      platform::system::wipe_dead_stack();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any something_;
  std::list<Job> jobs_;
  std::jthread thread_;  // last: it starts when the rest is ready, and ends first
};

}  // namespace guichet::kiosk::terminal
