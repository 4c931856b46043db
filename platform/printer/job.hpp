#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string_view>

#include "platform/printer/printer.hpp"

// What every driver checks and answers the same way.
namespace guichet::platform::printer {

bool is_neutral(std::string_view job_name);
bool is_pdf(std::span<const std::byte> bytes);

inline std::unexpected<Error> failed(Error::Kind kind) { return std::unexpected(Error{kind}); }

// Why nothing comes out of a printer in this state; not for State::ready.
Error::Kind reason_of(State state);

}  // namespace guichet::platform::printer
