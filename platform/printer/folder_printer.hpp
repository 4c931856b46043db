#pragma once

#include <expected>
#include <filesystem>
#include <stop_token>
#include <string_view>
#include <utility>

#include "platform/printer/printer.hpp"

// A tray that is a folder: each job is a file <job_name>-<number>.pdf (0600), whole or absent, never overwritten.
// The folder is not created: a missing one is a printer that is not there.
namespace guichet::platform::printer {

class FolderPrinter final : public Printer {
 public:
  explicit FolderPrinter(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::expected<void, Error> print(std::string_view job_name, const Document& document,
                                   const std::stop_token& stop) override;
  State state() override;

 private:
  std::filesystem::path folder_;
  unsigned next_ = 1;
};

}  // namespace guichet::platform::printer
