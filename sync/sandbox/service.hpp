// What happens between a call and its answer: the ledger is asked, and the mood of the moment spoils it or not.
// Internal to the sandbox: the only header here that shows cpp-httplib.
#pragma once

#include <atomic>
#include <chrono>

#include <httplib.h>

#include "sync/sandbox/ledger.hpp"
#include "sync/sandbox/misbehaviour.hpp"
#include "sync/sandbox/soap.hpp"

namespace guichet::sync::sandbox {

class Service {
 public:
  Service(Ledger ledger, const platform::system::Clock& clock) : ledger_(std::move(ledger)), clock_(clock) {}

  // Safe from any thread, as cpp-httplib calls it.
  void serve(const httplib::Request& request, httplib::Response& response);
  void change_mood(const httplib::Request& request, httplib::Response& response);
  void stop() { stopping_ = true; }

  Ledger& ledger() { return ledger_; }
  Mood& mood() { return mood_; }

 private:
  Verdict verdict_on(const httplib::Request& request);
  Verdict verdict_on_what_changed_meanwhile(const httplib::Request& request);
  Verdict with_other_number(Verdict verdict);
  void drip(Answer answer, httplib::Response& response) const;
  void strange_success(httplib::Response& response);

  Ledger ledger_;
  const platform::system::Clock& clock_;
  Mood mood_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> strange_successes_ = 0;
};

}  // namespace guichet::sync::sandbox
