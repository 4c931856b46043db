#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/printer/printer.hpp"

// An office printer spoken to directly in IPP Everywhere, without a queue between: ipp://HOST[:PORT]/PATH.
// No spool keeps a copy of what somebody printed, and a page that did not come out is cancelled at the printer.
namespace guichet::platform::printer {

struct IppAddress {
  std::string uri, host, resource;
  int port = 631;

  static std::optional<IppAddress> parse(std::string_view uri);
  friend bool operator==(const IppAddress&, const IppAddress&) = default;
};

struct IppPatience {
  std::chrono::milliseconds to_connect{3000};
  std::chrono::milliseconds to_answer{10000};
  std::chrono::milliseconds to_overcome{8000};  // what the printer says is in the way
  std::chrono::milliseconds to_print{120000};   // a cold laser printer, and a page in three colours
};

class CupsPrinter final : public Printer {
 public:
  explicit CupsPrinter(IppAddress address, IppPatience patience = {});

  std::expected<void, Error> print(std::string_view job_name, const Document& document,
                                   const std::stop_token& stop) override;
  State state() override;

 private:
  IppAddress address_;
  IppPatience patience_;
};

}  // namespace guichet::platform::printer
