#include "platform/scanner/sane_scanner.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace guichet::platform::scanner {

using Clock = std::chrono::steady_clock;

namespace {

// The library is one for the whole process: who is inside it, perhaps for a scanner that was given up, is alone.
std::timed_mutex library;

}  // namespace

struct SaneScanner::Job {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::optional<std::expected<Page, Error>> result;
  Clock::time_point heard = Clock::now();
  double part = 0;  // of the page that has come
  std::atomic<bool> given_up = false;

  bool goes_on(double come) {
    {
      const std::scoped_lock lock(mutex);
      heard = Clock::now();
      part = come;
    }
    changed.notify_all();
    return !given_up;
  }
  void end(std::expected<Page, Error> with) {
    {
      const std::scoped_lock lock(mutex);
      // Who gave up is gone: nobody's page is kept.
      if (given_up) with = failed(Error::Kind::cancelled);
      result = std::move(with);
    }
    changed.notify_all();
  }
};

// The device and who is at it. A feeder stays open as long as its pile lasts; a glass is opened for each page, so that
// a scanner unplugged and plugged in again is simply there.
struct SaneScanner::Desk {
  explicit Desk(SaneWish wished) : wish(std::move(wished)) {}

  SaneWish wish;
  std::atomic<bool> left = false;  // by its scanner
  std::unique_ptr<SaneDevice> device = {};
  std::string found = {};  // looking for devices takes seconds: the first one found is asked by its name next time

  std::expected<Page, Error> read(Job& job) {
    if (!device) {
      auto named = wish;
      if (named.device.empty()) named.device = found;
      auto opened = SaneDevice::open(named);
      if (!opened) return found.clear(), std::unexpected(opened.error());
      device = *std::move(opened);
      found = device->name();
    }
    auto page = device->read_page([&job](double come) { return job.goes_on(come); });
    if (!page || wish.source == SaneWish::Source::flatbed) device.reset();
    return page;
  }
};

SaneScanner::SaneScanner(SaneWish wish, SanePatience patience)
    : patience_(patience), desk_(std::make_shared<Desk>(std::move(wish))) {}

// A thread that is still with its driver has its own share of the desk, and puts things away when it comes back.
SaneScanner::~SaneScanner() {
  desk_->left = true;
  const std::unique_lock lock(library, patience_.to_stop);
  if (lock.owns_lock()) desk_->device.reset();
}

std::expected<Page, Error> SaneScanner::scan(const std::stop_token& stop, const ScanWish& wish) {
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  const auto job = begin();
  if (!job) return failed(Error::Kind::busy);  // still with the page before
  return outcome(*job, stop, wish);
}

std::shared_ptr<SaneScanner::Job> SaneScanner::begin() {
  auto job = std::make_shared<Job>();
  std::promise<bool> has_the_desk;
  auto taken = has_the_desk.get_future();
  std::thread([desk = desk_, job, patience = patience_.to_stop, told = std::move(has_the_desk)]() mutable {
    const std::unique_lock lock(library, patience);
    told.set_value(lock.owns_lock());
    if (!lock.owns_lock()) return;
    job->end(desk->read(*job));
    if (desk->left) desk->device.reset();
  }).detach();
  return taken.get() ? job : nullptr;
}

std::expected<Page, Error> SaneScanner::outcome(Job& job, const std::stop_token& stop, const ScanWish& wish) const {
  const auto started = Clock::now();
  double told = 0;
  std::unique_lock lock(job.mutex);
  for (;;) {
    if (job.result) return *std::move(job.result);
    if (wish.comes && job.part > told) {
      told = job.part;
      lock.unlock();
      wish.comes(told);
      lock.lock();
      continue;
    }
    const auto until = std::min(job.heard + patience_.for_a_word, started + patience_.for_a_page);
    if (stop.stop_requested() || Clock::now() >= until) break;
    job.changed.wait_until(lock, stop, until, [&job, heard = job.heard] { return job.result || job.heard != heard; });
  }
  // The driver is asked to cancel on its own thread, between two of its calls: many do not bear it from another.
  job.given_up = true;
  job.changed.wait_for(lock, patience_.to_stop, [&job] { return job.result.has_value(); });
  return failed(stop.stop_requested() ? Error::Kind::cancelled : Error::Kind::unavailable);
}

}  // namespace guichet::platform::scanner
