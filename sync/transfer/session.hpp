// The wire: one HTTPS session with mutual TLS, reused from one exchange to the next. The only room that knows curl;
// whatever goes wrong comes back as one of a few kinds, because the queue decides what to do by the kind alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guichet::sync::transfer {

struct Settings {
  std::filesystem::path ca_file;                      // PEM; the only authorities believed, never those of the system
  std::filesystem::path certificate_file;             // PEM; ours, with its chain
  std::filesystem::path key_file;                     // PEM
  std::filesystem::path crl_file = {};                // PEM; without it no revocation is checked
  std::chrono::milliseconds connect_timeout{60'000};  // long: after an outage every terminal of the country knocks
  std::chrono::milliseconds total_timeout{180'000};
  std::chrono::seconds low_speed_time{30};  // slower than low_speed_limit for this long is a time-out
  long low_speed_limit = 64;                // bytes per second
  std::size_t largest_answer = std::size_t{4} << 20;
  std::chrono::milliseconds alert_timeout{1000};  // for the reason of a server that closed while we wrote
};

struct Error {
  enum class Kind {
    unreachable,         // no name, no route, nobody listens
    timed_out,           // in part or in all: the other side may have received everything
    tls_refused,         // we do not believe the server, or could not agree on a protocol
    credential_refused,  // the server does not believe us, or our own certificate cannot be used
    cut,                 // closed before the whole answer: the other side may have received everything
    too_large,
    cancelled,
  };
  Kind kind;
  std::string detail;  // the library's words: names of hosts and files, never content
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string url;
  Headers headers = {};
  std::span<const std::byte> body = {};
  bool once = false;  // a body that was begun is not sent again by itself: better ask what arrived
};

struct Response {
  long status = 0;
  std::string content_type;
  Headers headers = {};  // names in lower case
  std::string body;
  std::optional<std::chrono::seconds> retry_after;      // when given in seconds
  std::optional<std::chrono::sys_seconds> server_date;  // header Date

  std::string header(std::string_view name) const;  // empty when it is not there
};

// Not for two threads at once. Moving it keeps its open connections.
class Session {
 public:
  // Fails when a file is missing or cannot be read: better said at start than at the first demand.
  static std::expected<Session, Error> create(Settings settings);

  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // https only, no redirect is followed, proxies of the environment are ignored. Any status is a Response.
  // What is sent must bear being received twice, unless it says `once`: a kept connection that closes without a byte is
  // tried again once.
  std::expected<Response, Error> send(const Request& request, const std::stop_token& stop = {});
  std::expected<Response, Error> post(const std::string& url, const std::string& content_type,
                                      std::span<const std::byte> body, const std::stop_token& stop = {});
  // A kept connection remembers, in its buffers, what went through it last. The next post opens another one.
  void close();

 private:
  struct Curl;
  explicit Session(std::unique_ptr<Curl> curl);
  std::unique_ptr<Curl> curl_;
};

}  // namespace guichet::sync::transfer
