#pragma once

#include <chrono>
#include <expected>
#include <stop_token>
#include <string_view>
#include <utility>

#include "platform/printer/line.hpp"
#include "platform/printer/printer.hpp"

// A ticket printer that speaks ESC/POS, by network or USB: it is given the bytes of a ticket, and asked whether they
// came out. The line is opened for each job, so that a printer switched off and on again is found.
namespace guichet::platform::printer {

struct TicketPatience {
  std::chrono::milliseconds to_connect{2000};
  std::chrono::milliseconds to_answer{500};   // each status question
  std::chrono::milliseconds to_take{5000};    // without a byte moving
  std::chrono::milliseconds to_print{30000};  // from the last byte sent; a long ticket takes three seconds
};

class EscPosPrinter final : public Printer {
 public:
  explicit EscPosPrinter(LineAddress address, TicketPatience patience = {})
      : address_(std::move(address)), patience_(patience) {}

  std::expected<void, Error> print(std::string_view job_name, const Document& document,
                                   const std::stop_token& stop) override;
  State state() override;

 private:
  LineAddress address_;
  TicketPatience patience_;
};

}  // namespace guichet::platform::printer
