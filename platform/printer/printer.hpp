#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <stop_token>
#include <string_view>

// A finished document becomes paper, or says why it did not: A4 on an office printer, a ticket on a narrow one.
// The job's name travels through spools and logs: it is neutral, and never holds a person.
namespace guichet::platform::printer {

// The same content for both kinds of paper; each printer takes what it understands. Borrowed for the call.
struct Document {
  std::span<const std::byte> pdf;
  std::span<const std::byte> ticket = {};  // ESC/POS, as ticket.hpp makes it; empty: this document has no narrow form
};

enum class State {
  ready,
  out_of_paper,
  cover_open,
  jam,
  offline,  // nobody answers
  unknown,  // it answers, and something is wrong that it does not name
};

struct Error {
  enum class Kind {
    unavailable,   // no device, or its folder is missing
    not_writable,  // it refuses us
    full,          // no room left
    bad_job_name,  // not made of 1 to 40 of [a-z0-9-]
    not_a_pdf,
    not_for_ticket,  // a ticket printer, and a document without a ticket
    out_of_paper,
    cover_open,
    jam,
    late,       // not out in time; taken back as far as the device allows
    cancelled,  // the caller asked to stop
    failed,
  };
  Kind kind;
  friend bool operator==(const Error&, const Error&) = default;
};

struct Printer {
  virtual ~Printer() = default;
  // Blocks until the paper is out, as far as the device can tell, or will not come: call it from a worker. What could
  // not be printed is taken back, so that it never comes out in front of the next visitor.
  virtual std::expected<void, Error> print(std::string_view job_name, const Document& document,
                                           const std::stop_token& stop) = 0;
  // One question to the device, answered within a second or so.
  virtual State state() = 0;
};

}  // namespace guichet::platform::printer
