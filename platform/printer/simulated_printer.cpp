#include "platform/printer/simulated_printer.hpp"

#include "platform/printer/job.hpp"

namespace guichet::platform::printer {

std::expected<void, Error> SimulatedPrinter::print(std::string_view job_name, const Document& document,
                                                   const std::stop_token& stop) {
  if (!is_neutral(job_name)) return failed(Error::Kind::bad_job_name);
  if (!is_pdf(document.pdf)) return failed(Error::Kind::not_a_pdf);
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  std::unique_lock lock(mutex_);
  if (!changed_.wait(lock, stop, [this] { return !held_ || state_ != State::ready; }))
    return failed(Error::Kind::cancelled);
  if (state_ != State::ready) return failed(reason_of(state_));
  jobs_.push_back({.name = std::string(job_name),
                   .pdf = {document.pdf.begin(), document.pdf.end()},
                   .ticket = {document.ticket.begin(), document.ticket.end()}});
  return {};
}

State SimulatedPrinter::state() {
  const std::scoped_lock lock(mutex_);
  return state_;
}

void SimulatedPrinter::put(State state) {
  const std::scoped_lock lock(mutex_);
  state_ = state;
  changed_.notify_all();
}

void SimulatedPrinter::hold(bool held) {
  const std::scoped_lock lock(mutex_);
  held_ = held;
  changed_.notify_all();
}

std::vector<SimulatedPrinter::Job> SimulatedPrinter::jobs() const {
  const std::scoped_lock lock(mutex_);
  return jobs_;
}

}  // namespace guichet::platform::printer
