#include "platform/printer/ipp_session.hpp"

#include <array>
#include <utility>

#include <cups/cups.h>

namespace guichet::platform::printer {
namespace {

struct Deleter {
  void operator()(ipp_t* message) const { ippDelete(message); }
};
using Message = std::unique_ptr<ipp_t, Deleter>;

void add(ipp_t* message, ipp_tag_t group, ipp_tag_t type, const char* name, const std::string& value) {
  ippAddString(message, group, type, name, nullptr, value.c_str());
}

Message request_to(const IppAddress& address, ipp_op_t operation) {
  Message message(ippNewRequest(operation));
  add(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", address.uri);
  return message;
}

Message about_job(const IppAddress& address, ipp_op_t operation, int number) {
  auto message = request_to(address, operation);
  ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", number);
  add(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", "guichet");
  return message;
}

template <std::size_t Count>
void ask_for(ipp_t* message, const std::array<const char*, Count>& names) {
  ippAddStrings(message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", Count, nullptr, names.data());
}

int number_in(ipp_t* answer, const char* name, ipp_tag_t type) {
  const auto attribute = ippFindAttribute(answer, name, type);
  return attribute ? ippGetInteger(attribute, 0) : 0;
}

Error::Kind refusal(ipp_status_t status) {
  switch (status) {
    case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
    case IPP_STATUS_ERROR_NOT_AUTHORIZED:
    case IPP_STATUS_ERROR_FORBIDDEN: return Error::Kind::not_writable;
    case IPP_STATUS_ERROR_TOO_MANY_JOBS:
    case IPP_STATUS_ERROR_BUSY: return Error::Kind::full;
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE: return Error::Kind::unavailable;
    default: return Error::Kind::failed;
  }
}

}  // namespace

struct IppSession::Connection {
  struct Closer {
    void operator()(http_t* open) const { httpClose(open); }
  };

  IppAddress address;
  std::unique_ptr<http_t, Closer> http;

  // Nothing when the connection is lost; an answer that refuses is an answer.
  Message exchange(Message request, std::span<const std::byte> document = {}) {
    const auto length = ippLength(request.get()) + document.size();
    if (cupsSendRequest(http.get(), request.get(), address.resource.c_str(), length) != HTTP_STATUS_CONTINUE)
      return nullptr;
    const auto* bytes = reinterpret_cast<const char*>(document.data());
    if (!document.empty() && cupsWriteRequestData(http.get(), bytes, document.size()) != HTTP_STATUS_CONTINUE)
      return nullptr;
    return Message(cupsGetResponse(http.get(), address.resource.c_str()));
  }
};

IppSession::IppSession(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
IppSession::IppSession(IppSession&&) noexcept = default;
IppSession& IppSession::operator=(IppSession&&) noexcept = default;
IppSession::~IppSession() = default;

std::optional<IppSession> IppSession::connect(const IppAddress& address, const IppPatience& patience) {
  auto* http = httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_NEVER, 1,
                            static_cast<int>(patience.to_connect.count()), nullptr);
  if (!http) return std::nullopt;
  const double seconds = std::chrono::duration<double>(patience.to_answer).count();
  httpSetTimeout(http, seconds, [](http_t*, void*) { return 0; }, nullptr);
  return IppSession(std::make_unique<Connection>(address, std::unique_ptr<http_t, Connection::Closer>(http)));
}

std::expected<int, Error> IppSession::submit(std::string_view job_name, std::span<const std::byte> pdf) {
  auto request = request_to(connection_->address, IPP_OP_PRINT_JOB);
  add(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", "guichet");
  add(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", std::string(job_name));
  add(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", "application/pdf");
  add(request.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", "iso_a4_210x297mm");
  const auto answer = connection_->exchange(std::move(request), pdf);
  if (!answer) return std::unexpected(Error{Error::Kind::unavailable});
  const auto status = ippGetStatusCode(answer.get());
  const int number = number_in(answer.get(), "job-id", IPP_TAG_INTEGER);
  if (status >= IPP_STATUS_REDIRECTION_OTHER_SITE || number <= 0) return std::unexpected(Error{refusal(status)});
  return number;
}

std::optional<JobState> IppSession::job(int number) {
  auto request = about_job(connection_->address, IPP_OP_GET_JOB_ATTRIBUTES, number);
  ask_for(request.get(), std::array{"job-state"});
  const auto answer = connection_->exchange(std::move(request));
  if (!answer) return std::nullopt;
  switch (number_in(answer.get(), "job-state", IPP_TAG_ENUM)) {
    case IPP_JSTATE_COMPLETED: return JobState::completed;
    case IPP_JSTATE_CANCELED:
    case IPP_JSTATE_ABORTED: return JobState::lost;
    case IPP_JSTATE_PROCESSING: return JobState::printing;
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
    case IPP_JSTATE_STOPPED: return JobState::waiting;
    default: return std::nullopt;
  }
}

std::optional<Condition> IppSession::condition() {
  auto request = request_to(connection_->address, IPP_OP_GET_PRINTER_ATTRIBUTES);
  ask_for(request.get(), std::array{"printer-state", "printer-state-reasons"});
  const auto answer = connection_->exchange(std::move(request));
  const int state = answer ? number_in(answer.get(), "printer-state", IPP_TAG_ENUM) : 0;
  if (state == 0) return std::nullopt;
  std::vector<std::string> reasons;
  const auto told = ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD);
  for (int i = 0; told && i < ippGetCount(told); ++i) reasons.emplace_back(ippGetString(told, i, nullptr));
  return condition_of(state == IPP_PSTATE_STOPPED, reasons);
}

void IppSession::cancel(int number) {
  connection_->exchange(about_job(connection_->address, IPP_OP_CANCEL_JOB, number));
}

}  // namespace guichet::platform::printer
