#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

#include "platform/printer/printer.hpp"

// A printer that is in whatever state it is put in, and keeps what came out.
// Slow, it holds a job until it is let go or the caller stops.
namespace guichet::platform::printer {

class SimulatedPrinter final : public Printer {
 public:
  struct Job {
    std::string name;
    std::vector<std::byte> pdf, ticket;
  };

  std::expected<void, Error> print(std::string_view job_name, const Document& document,
                                   const std::stop_token& stop) override;
  State state() override;

  void put(State state);
  void hold(bool held);  // jobs stay inside until they are let go
  std::vector<Job> jobs() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  State state_ = State::ready;
  bool held_ = false;
  std::vector<Job> jobs_;
};

}  // namespace guichet::platform::printer
