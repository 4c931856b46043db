#include "platform/printer/job.hpp"

namespace guichet::platform::printer {

bool is_neutral(std::string_view job_name) {
  return !job_name.empty() && job_name.size() <= 40 &&
         job_name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == job_name.npos;
}

bool is_pdf(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return text.size() > 5 && text.starts_with("%PDF-");
}

Error::Kind reason_of(State state) {
  switch (state) {
    case State::out_of_paper: return Error::Kind::out_of_paper;
    case State::cover_open: return Error::Kind::cover_open;
    case State::jam: return Error::Kind::jam;
    case State::offline: return Error::Kind::unavailable;
    case State::ready:
    case State::unknown: break;
  }
  return Error::Kind::failed;
}

}  // namespace guichet::platform::printer
