#include "sync/transfer/session.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <functional>

#include <curl/curl.h>
#include <poll.h>
#include <unistd.h>

#include "sync/transfer/curl_error.hpp"

namespace guichet::sync::transfer {
namespace {

// curl's own start is once per process and never undone: another thread may still be using it at exit.
void start_curl_once() { [[maybe_unused]] static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT); }

struct Exchange {
  Response response;
  std::span<const std::byte> to_send = {};  // once only
  std::size_t largest_answer = 0;
  bool too_large = false;
};

std::size_t receive(char* data, std::size_t, std::size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (size > exchange.largest_answer - exchange.response.body.size()) {
    exchange.too_large = true;
    return CURL_WRITEFUNC_ERROR;
  }
  exchange.response.body.append(data, size);
  return size;
}

// Without a way back to its start, curl cannot begin the body again.
std::size_t give(char* room, std::size_t, std::size_t size, void* user) {
  auto& left = static_cast<Exchange*>(user)->to_send;
  const auto now = left.first(std::min(size, left.size()));
  std::ranges::copy(now, reinterpret_cast<std::byte*>(room));
  left = left.subspan(now.size());
  return now.size();
}

bool usable(const std::filesystem::path& file) { return file.empty() || ::access(file.c_str(), R_OK) == 0; }

std::string header(CURL* easy, const char* name) {
  curl_header* found = nullptr;
  const bool present = curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
  return present ? found->value : "";
}

Headers all_headers(CURL* easy) {
  Headers headers;
  for (curl_header* one = nullptr; (one = curl_easy_nextheader(easy, CURLH_HEADER, -1, one)) != nullptr;) {
    std::string name = one->name;
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    headers.emplace_back(std::move(name), one->value);
  }
  return headers;
}

using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

List to_list(const Headers& headers) {
  // Without the answer to "Expect" curl would wait a second before it sends a large body.
  curl_slist* list = curl_slist_append(nullptr, "Expect:");
  for (const auto& [name, value] : headers) list = curl_slist_append(list, std::format("{}: {}", name, value).c_str());
  return {list, curl_slist_free_all};
}

void read_headers(CURL* easy, Response& response) {
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &response.status);
  response.headers = all_headers(easy);
  response.content_type = header(easy, "Content-Type");
  curl_off_t seconds = 0;
  curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &seconds);
  if (seconds > 0) response.retry_after = std::chrono::seconds{seconds};
  const std::time_t date = curl_getdate(header(easy, "Date").c_str(), nullptr);
  if (date > 0) response.server_date = std::chrono::sys_seconds{std::chrono::seconds{date}};
}

}  // namespace

struct Session::Curl {
  explicit Curl(Settings wanted) : settings(std::move(wanted)) {
    start_curl_once();
    start();
  }
  void start() {
    easy.reset(curl_easy_init());
    multi.reset(curl_multi_init());
  }

  void configure_security(CURL* handle) const;
  void configure_limits(CURL* handle) const;
  void prepare(const Request& request, curl_slist* headers, Exchange& exchange);
  std::expected<CURLcode, Error> perform(const std::stop_token& stop);
  Error why_writing_failed(const std::string& url) const;

  Settings settings;
  std::array<char, CURL_ERROR_SIZE> words{};
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy{nullptr, curl_easy_cleanup};
  // A multi handle for one transfer: it is what another thread may wake, so that cancelling is immediate.
  std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi{nullptr, curl_multi_cleanup};
};

void Session::Curl::configure_security(CURL* handle) const {
  const auto file = [&](CURLoption option, const std::filesystem::path& path) {
    if (!path.empty()) curl_easy_setopt(handle, option, path.c_str());
  };
  file(CURLOPT_CAINFO, settings.ca_file);
  file(CURLOPT_SSLCERT, settings.certificate_file);
  file(CURLOPT_SSLKEY, settings.key_file);
  file(CURLOPT_CRLFILE, settings.crl_file);
  curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
}

void Session::Curl::configure_limits(CURL* handle) const {
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_timeout.count()));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, settings.low_speed_limit);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(settings.low_speed_time.count()));
  curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
}

void Session::Curl::prepare(const Request& request, curl_slist* headers, Exchange& exchange) {
  CURL* const handle = easy.get();
  curl_easy_reset(handle);  // options only: the open connections live in the multi handle
  configure_security(handle);
  configure_limits(handle);
  words.fill('\0');
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &receive);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
  if (request.method == "HEAD") {
    curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    return;
  }
  const auto size = static_cast<curl_off_t>(request.body.size());
  if (request.once) {
    exchange.to_send = request.body;
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, size);
  } else {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, size);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, size == 0 ? "" : static_cast<const void*>(request.body.data()));
  }
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

std::expected<CURLcode, Error> Session::Curl::perform(const std::stop_token& stop) {
  const std::stop_callback wake{stop, [this] { curl_multi_wakeup(multi.get()); }};
  curl_multi_add_handle(multi.get(), easy.get());
  const std::unique_ptr<CURLM, std::function<void(CURLM*)>> attached{
      multi.get(), [this](CURLM* handle) { curl_multi_remove_handle(handle, easy.get()); }};

  for (int running = 1; running > 0;) {
    if (stop.stop_requested()) return std::unexpected(Error{Error::Kind::cancelled, {}});
    CURLMcode code = curl_multi_perform(multi.get(), &running);
    if (code == CURLM_OK && running > 0) code = curl_multi_poll(multi.get(), nullptr, 0, 1000, nullptr);
    if (code != CURLM_OK) return std::unexpected(Error{Error::Kind::unreachable, curl_multi_strerror(code)});
  }
  int left = 0;
  const CURLMsg* const message = curl_multi_info_read(multi.get(), &left);
  if (message == nullptr) return std::unexpected(Error{Error::Kind::cut, "no result"});
  return message->data.result;
}

// In TLS 1.3 the server refuses our certificate after the handshake looks done to us. When we write faster than it
// answers, all we see is a closed connection: its reason is only read by a second handshake that writes nothing.
Error Session::Curl::why_writing_failed(const std::string& url) const {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> probe{curl_easy_init(), curl_easy_cleanup};
  std::array<char, CURL_ERROR_SIZE> reason{};
  configure_security(probe.get());
  configure_limits(probe.get());
  curl_easy_setopt(probe.get(), CURLOPT_ERRORBUFFER, reason.data());
  curl_easy_setopt(probe.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(probe.get(), CURLOPT_CONNECT_ONLY, 1L);
  CURLcode code = curl_easy_perform(probe.get());
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (code == CURLE_OK) code = curl_easy_getinfo(probe.get(), CURLINFO_ACTIVESOCKET, &socket);
  if (code == CURLE_OK) {
    pollfd readable{.fd = socket, .events = POLLIN, .revents = 0};
    ::poll(&readable, 1, static_cast<int>(settings.alert_timeout.count()));
    char byte = 0;
    std::size_t received = 0;
    code = curl_easy_recv(probe.get(), &byte, 1, &received);
  }
  // A server that accepts us waits in silence for our words: the connection was simply lost.
  const bool silent = code == CURLE_OK || code == CURLE_AGAIN;
  return silent ? Error{Error::Kind::cut, "lost while writing"} : explain(code, reason.data());
}

Session::Session(std::unique_ptr<Curl> curl) : curl_(std::move(curl)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

std::expected<Session, Error> Session::create(Settings settings) {
  if (settings.ca_file.empty() || !usable(settings.ca_file)) {
    return std::unexpected(Error{Error::Kind::tls_refused, "cannot read " + settings.ca_file.string()});
  }
  if (!usable(settings.crl_file)) {
    return std::unexpected(Error{Error::Kind::tls_refused, "cannot read " + settings.crl_file.string()});
  }
  for (const auto& file : {settings.certificate_file, settings.key_file}) {
    if (!usable(file)) return std::unexpected(Error{Error::Kind::credential_refused, "cannot read " + file.string()});
  }
  auto curl = std::make_unique<Curl>(std::move(settings));
  if (!curl->easy || !curl->multi) return std::unexpected(Error{Error::Kind::unreachable, "curl does not start"});
  return Session{std::move(curl)};
}

void Session::close() { curl_->start(); }

std::string Response::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &Headers::value_type::first);
  return found == headers.end() ? std::string{} : found->second;
}

std::expected<Response, Error> Session::send(const Request& request, const std::stop_token& stop) {
  Exchange exchange{.response = {}, .largest_answer = curl_->settings.largest_answer};
  const List headers = to_list(request.headers);
  if (!curl_->easy || !curl_->multi) return std::unexpected(Error{Error::Kind::unreachable, "curl does not start"});
  curl_->prepare(request, headers.get(), exchange);

  const auto code = curl_->perform(stop);
  if (!code) return std::unexpected(code.error());
  if (exchange.too_large) return std::unexpected(Error{Error::Kind::too_large, {}});
  if (*code == CURLE_SEND_ERROR) return std::unexpected(curl_->why_writing_failed(request.url));
  if (*code != CURLE_OK) return std::unexpected(explain(*code, curl_->words.data()));
  read_headers(curl_->easy.get(), exchange.response);
  return std::move(exchange.response);
}

std::expected<Response, Error> Session::post(const std::string& url, const std::string& content_type,
                                             std::span<const std::byte> body, const std::stop_token& stop) {
  return send({.method = "POST", .url = url, .headers = {{"Content-Type", content_type}}, .body = body}, stop);
}

}  // namespace guichet::sync::transfer
