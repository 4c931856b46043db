#include "platform/printer/folder_printer.hpp"

#include <cerrno>
#include <format>
#include <system_error>

#include "platform/printer/job.hpp"
#include "platform/system/durable_file.hpp"

namespace guichet::platform::printer {

namespace {

Error::Kind kind_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory)
    return Error::Kind::unavailable;
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
      error == std::errc::read_only_file_system)
    return Error::Kind::not_writable;
  if (error == std::errc::no_space_on_device || error == std::errc::file_too_large ||
      error == std::error_code(EDQUOT, std::generic_category()))
    return Error::Kind::full;
  return Error::Kind::failed;
}

}  // namespace

std::expected<void, Error> FolderPrinter::print(std::string_view job_name, const Document& document,
                                                const std::stop_token& stop) {
  if (!is_neutral(job_name)) return failed(Error::Kind::bad_job_name);
  if (!is_pdf(document.pdf)) return failed(Error::Kind::not_a_pdf);
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  while (true) {
    const auto path = folder_ / std::format("{}-{:04}.pdf", job_name, next_);
    const auto written = system::write_durably(path, document.pdf, system::Existing::refuse);
    if (!written && written.error() != std::errc::file_exists) return failed(kind_of(written.error()));
    ++next_;  // a number is used once, by this tray or by the one of before the last start
    if (written) return {};
  }
}

State FolderPrinter::state() {
  std::error_code error;
  return std::filesystem::is_directory(folder_, error) ? State::ready : State::offline;
}

}  // namespace guichet::platform::printer
