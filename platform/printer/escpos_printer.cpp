#include "platform/printer/escpos_printer.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

#include "platform/printer/escpos_status.hpp"
#include "platform/printer/job.hpp"

namespace guichet::platform::printer {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto turn = 200ms;  // how long one thing is waited for before looking at the rest

std::vector<std::byte> command(std::initializer_list<int> numbers) {
  std::vector<std::byte> bytes;
  for (const int one : numbers) bytes.push_back(static_cast<std::byte>(one));
  return bytes;
}

// One job on an open line.
class Conversation {
 public:
  Conversation(Line& line, const TicketPatience& patience) : line_(line), patience_(patience) {}

  State state() {
    std::array<std::byte, escpos::questions> answers{};
    for (int question = 1; question <= escpos::questions; ++question) {
      const auto answer = ask(question);
      if (!answer) return State::offline;
      answers[static_cast<std::size_t>(question - 1)] = *answer;
    }
    return escpos::state_of(answers);
  }

  std::expected<void, Error> print(std::span<const std::byte> ticket, const std::stop_token& stop) {
    if (const auto found = state(); found != State::ready) return failed(reason_of(found));
    // GS r waits its turn behind the ticket: its answer says that all before it was printed.
    auto bytes = std::vector(ticket.begin(), ticket.end());
    const auto are_you_done = command({0x1d, 'r', 1});
    bytes.insert(bytes.end(), are_you_done.begin(), are_you_done.end());
    done_ = false;
    auto why = send(bytes, stop);
    if (!why) why = wait_until_done(stop);
    if (!why) return {};
    return failed(take_back(*why));
  }

 private:
  // False when the line is broken.
  bool listen(std::chrono::milliseconds patience) {
    const auto came = line_.read_some(patience);
    if (!came) return false;
    for (const auto one : *came) {
      if (escpos::answers_real_time(one)) answer_ = one;
      if (escpos::answers_in_order(one)) done_ = true;
    }
    return true;
  }

  std::optional<std::byte> ask(int question) {
    answer_.reset();
    const auto bytes = command({0x10, 0x04, question});
    if (line_.write_some(bytes, patience_.to_answer) != bytes.size()) return std::nullopt;
    for (const auto deadline = Clock::now() + patience_.to_answer; !answer_ && Clock::now() < deadline;)
      if (!listen(turn)) return std::nullopt;
    return answer_;
  }

  // No question is asked here: in the middle of a picture it would be taken for dots.
  std::optional<Error::Kind> send(std::span<const std::byte> bytes, const std::stop_token& stop) {
    auto deadline = Clock::now() + patience_.to_take;
    while (!bytes.empty()) {
      const auto written = line_.write_some(bytes, turn);
      if (!written) return Error::Kind::unavailable;
      bytes = bytes.subspan(*written);
      if (*written > 0) deadline = Clock::now() + patience_.to_take;
      if (stop.stop_requested()) return Error::Kind::cancelled;
      if (Clock::now() >= deadline) return Error::Kind::late;
    }
    return std::nullopt;
  }

  // No answer to a question is no news: it may stand behind what is still to be printed.
  std::optional<Error::Kind> wait_until_done(const std::stop_token& stop) {
    for (const auto deadline = Clock::now() + patience_.to_print; !done_;) {
      if (!listen(turn)) return Error::Kind::unavailable;
      if (done_) break;
      if (stop.stop_requested()) return Error::Kind::cancelled;
      if (Clock::now() >= deadline) return Error::Kind::late;
      const auto found = state();
      if (!done_ && found != State::ready && found != State::offline) return reason_of(found);
    }
    return std::nullopt;
  }

  // DLE DC4 8 empties the printer's buffers, and what is still on this side never leaves it: half a ticket must not
  // wait for the next visitor. Being late is then explained, if the printer can.
  Error::Kind take_back(Error::Kind why) {
    line_.write_some(command({0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8}), turn);
    if (why == Error::Kind::late)
      if (const auto found = state(); found != State::ready && found != State::offline) why = reason_of(found);
    line_.abandon();
    return why;
  }

  Line& line_;
  const TicketPatience& patience_;
  std::optional<std::byte> answer_;  // the last one to a real-time question
  bool done_ = false;                // the answer to GS r came
};

}  // namespace

std::expected<void, Error> EscPosPrinter::print(std::string_view job_name, const Document& document,
                                                const std::stop_token& stop) {
  if (!is_neutral(job_name)) return failed(Error::Kind::bad_job_name);
  if (document.ticket.empty()) return failed(Error::Kind::not_for_ticket);
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  auto line = Line::open(address_, patience_.to_connect);
  if (!line) return std::unexpected(line.error());
  return Conversation(*line, patience_).print(document.ticket, stop);
}

State EscPosPrinter::state() {
  auto line = Line::open(address_, patience_.to_answer);
  return line ? Conversation(*line, patience_).state() : State::offline;
}

}  // namespace guichet::platform::printer
