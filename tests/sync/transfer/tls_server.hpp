// A small HTTPS server for one test, which may be as badly kept as the test wants.
#pragma once

#include <functional>
#include <string>
#include <thread>

#include <httplib.h>
#include <openssl/ssl.h>

#include "tests/support/certificate_authority.hpp"

namespace guichet::tests {

class TlsServer {
 public:
  using Configure = std::function<void(httplib::SSLServer&)>;

  // client_ca: empty when clients need no certificate.
  TlsServer(const Identity& identity, const std::filesystem::path& client_ca, const Configure& configure = {})
      : server_(identity.certificate.c_str(), identity.key.c_str(), client_ca.empty() ? nullptr : client_ca.c_str()) {
    constexpr unsigned char id[] = "test";
    SSL_CTX_set_session_id_context(server_.ssl_context(), id, sizeof id - 1);
    server_.set_keep_alive_timeout(1);
    server_.Post("/echo", [](const httplib::Request& request, httplib::Response& response) {
      response.set_content(request.body, request.get_header_value("Content-Type"));
    });
    if (configure) configure(server_);
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread{[this] { server_.listen_after_bind(); }};
    server_.wait_until_ready();
  }
  ~TlsServer() {
    server_.stop();
    thread_.join();
  }

  std::string url(const std::string& path = "/echo") const {
    return "https://localhost:" + std::to_string(port_) + path;
  }
  int port() const { return port_; }

 private:
  httplib::SSLServer server_;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace guichet::tests
