#include "platform/printer/folder_printer.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <format>
#include <system_error>

#include "platform/system/durable_file.hpp"

namespace guichet::platform::printer {

namespace {

std::unexpected<Error> failed(Error::Kind kind) { return std::unexpected(Error{kind}); }

bool is_neutral(std::string_view name) {
  return !name.empty() && name.size() <= 40 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == name.npos;
}

bool is_pdf(std::span<const std::byte> bytes) {
  static constexpr std::array start{std::byte{'%'}, std::byte{'P'}, std::byte{'D'}, std::byte{'F'}, std::byte{'-'}};
  return bytes.size() > start.size() && std::ranges::equal(bytes.first<start.size()>(), start);
}

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

std::expected<void, Error> FolderPrinter::print(std::string_view job_name, std::span<const std::byte> pdf) {
  if (!is_neutral(job_name)) return failed(Error::Kind::bad_job_name);
  if (!is_pdf(pdf)) return failed(Error::Kind::not_a_pdf);
  while (true) {
    const auto path = folder_ / std::format("{}-{:04}.pdf", job_name, next_);
    const auto written = system::write_durably(path, pdf, system::Existing::refuse);
    if (!written && written.error() != std::errc::file_exists) return failed(kind_of(written.error()));
    ++next_;  // a number is used once, by this tray or by the one of before the last start
    if (written) return {};
  }
}

}  // namespace guichet::platform::printer
