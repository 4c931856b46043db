#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/printer/cups_printer.hpp"
#include "platform/printer/ipp_condition.hpp"

// The four things that are said to an IPP printer, over one connection. Internal to this room.
namespace guichet::platform::printer {

enum class JobState { waiting, printing, completed, lost };  // lost: cancelled or aborted

class IppSession {
 public:
  static std::optional<IppSession> connect(const IppAddress& address, const IppPatience& patience);
  IppSession(IppSession&&) noexcept;
  IppSession& operator=(IppSession&&) noexcept;
  ~IppSession();

  // The job's number at the printer. Once the document has been sent, no answer does not mean no job.
  std::expected<int, Error> submit(std::string_view job_name, std::span<const std::byte> pdf);
  std::optional<JobState> job(int number);
  std::optional<Condition> condition();
  void cancel(int number);

 private:
  struct Connection;
  explicit IppSession(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

}  // namespace guichet::platform::printer
