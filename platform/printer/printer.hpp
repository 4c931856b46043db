#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string_view>

// A finished PDF becomes paper, or says why it did not.
// The job's name travels through spools and logs: it is neutral, and never holds a person.
namespace guichet::platform::printer {

struct Error {
  enum class Kind {
    unavailable,   // no device, or its folder is missing
    not_writable,  // it refuses us
    full,          // no room left
    bad_job_name,  // not made of 1 to 40 of [a-z0-9-]
    not_a_pdf,
    failed,
  };
  Kind kind;
  friend bool operator==(const Error&, const Error&) = default;
};

struct Printer {
  virtual ~Printer() = default;
  virtual std::expected<void, Error> print(std::string_view job_name, std::span<const std::byte> pdf) = 0;
};

}  // namespace guichet::platform::printer
