#include "platform/printer/cups_printer.hpp"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "platform/printer/ipp_session.hpp"
#include "platform/printer/job.hpp"

namespace guichet::platform::printer {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto look_again_after = 300ms;

// True when asked to stop.
bool pause(std::chrono::milliseconds delay, const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait_for(lock, stop, delay, [] { return false; });
  return stop.stop_requested();
}

// A page that came out while it was being cancelled came out.
std::expected<void, Error> take_back(IppSession& printer, int job, Error::Kind why) {
  printer.cancel(job);
  if (printer.job(job) == JobState::completed) return {};
  return failed(why);
}

// One job at the printer, from its acceptance on.
class Watch {
 public:
  Watch(IppSession& printer, const IppPatience& patience) : printer_(printer), patience_(patience) {}

  // Nothing while the page may still come.
  std::optional<Error::Kind> why_not(JobState job) {
    const auto now = Clock::now();
    const auto condition = printer_.condition();
    if (!condition) return Error::Kind::unavailable;
    const bool is_named = condition->named != State::ready;
    if (job == JobState::lost || condition->blocks) return reason_of(is_named ? condition->named : condition->state);
    const bool is_hindered = condition->state != State::ready || (is_named && job != JobState::printing);
    if (!is_hindered) last_free_ = now;
    if (now - last_free_ >= patience_.to_overcome) return reason_of(condition->named);
    if (now - accepted_ >= patience_.to_print) return is_named ? reason_of(condition->named) : Error::Kind::late;
    return std::nullopt;
  }

 private:
  IppSession& printer_;
  const IppPatience& patience_;
  Clock::time_point accepted_ = Clock::now(), last_free_ = accepted_;
};

}  // namespace

std::optional<IppAddress> IppAddress::parse(std::string_view uri) {
  constexpr std::string_view scheme = "ipp://";
  if (!uri.starts_with(scheme) || uri.find_first_of(" \t?#@") != uri.npos) return std::nullopt;
  const auto rest = uri.substr(scheme.size());
  const auto slash = std::min(rest.find('/'), rest.size());
  auto authority = rest.substr(0, slash);
  IppAddress address{.uri = std::string(uri), .host = {}, .resource = std::string(rest.substr(slash))};
  if (address.resource.empty()) address.resource = "/";
  if (const auto colon = authority.find(':'); colon != authority.npos) {
    const auto digits = authority.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (address.port < 1 || address.port > 65535) return std::nullopt;
    authority = authority.substr(0, colon);
  }
  address.host = authority;
  if (address.host.empty()) return std::nullopt;
  return address;
}

CupsPrinter::CupsPrinter(IppAddress address, IppPatience patience)
    : address_(std::move(address)), patience_(patience) {}

std::expected<void, Error> CupsPrinter::print(std::string_view job_name, const Document& document,
                                              const std::stop_token& stop) {
  if (!is_neutral(job_name)) return failed(Error::Kind::bad_job_name);
  if (!is_pdf(document.pdf)) return failed(Error::Kind::not_a_pdf);
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  auto printer = IppSession::connect(address_, patience_);
  if (!printer) return failed(Error::Kind::unavailable);
  const auto job = printer->submit(job_name, document.pdf);
  if (!job) return std::unexpected(job.error());
  Watch watch(*printer, patience_);
  for (;;) {
    const auto state = printer->job(*job);
    if (!state) return failed(Error::Kind::unavailable);
    if (*state == JobState::completed) return {};
    if (const auto why = watch.why_not(*state)) return take_back(*printer, *job, *why);
    if (pause(look_again_after, stop)) return take_back(*printer, *job, Error::Kind::cancelled);
  }
}

State CupsPrinter::state() {
  auto printer = IppSession::connect(address_, {.to_connect = 1s, .to_answer = 1s});
  const auto condition = printer ? printer->condition() : std::nullopt;
  return condition ? condition->state : State::offline;
}

}  // namespace guichet::platform::printer
