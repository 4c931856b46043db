// A sandbox registry with its authority, and clients for it: over real TLS, on loopback, in this process.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "platform/system/paths.hpp"
#include "platform/system/random.hpp"
#include "sync/registry/client.hpp"
#include "sync/sandbox/sandbox.hpp"
#include "tests/support/certificate_authority.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace guichet::tests {

class RegistryFixture {
 public:
  void start() {
    auto started = sync::sandbox::Sandbox::start(sandbox_settings(), clock, random);
    if (!started) throw std::runtime_error{started.error()};
    sandbox.emplace(std::move(*started));
    port = sandbox->port();
  }
  void stop() { sandbox.reset(); }

  sync::sandbox::Settings sandbox_settings() const {
    return {.port = port,
            .certificate = server.certificate,
            .key = server.key,
            .client_ca = authority.certificate(),
            .database = folder / "registry.db",
            .assets = platform::system::assets_folder()};
  }
  sync::transfer::Settings transfer_settings() const {
    using namespace std::chrono_literals;
    return {.ca_file = authority.certificate(),
            .certificate_file = terminal.certificate,
            .key_file = terminal.key,
            .connect_timeout = 20s,
            .total_timeout = 20s,
            .alert_timeout = for_an_alert};
  }
  sync::registry::ClientSettings client_settings() const {
    return {.url = "https://localhost:" + std::to_string(port) + "/services/DemandeLogementImplService/",
            .encryption = {.name = "CERG1104-202611221200.pem", .pem = {}}};
  }
  sync::registry::Client client() const { return client(transfer_settings()); }
  sync::registry::Client client(const sync::transfer::Settings& settings) const {
    auto session = sync::transfer::Session::create(settings);
    if (!session) throw std::runtime_error{session.error().detail};
    return {std::move(*session), client_settings()};
  }
  void misbehave(std::string_view order) { sandbox->misbehave(sync::sandbox::parse_order(order).value()); }

  TemporaryFolder folder;
  CertificateAuthority authority{folder / "ca"};
  Identity server = authority.server();
  Identity terminal = authority.terminal();
  ManualClock clock{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{12}};
  platform::system::SystemRandom random;
  int port = 0;                                  // the same after a stop and a start
  std::chrono::milliseconds for_an_alert{1000};  // more where a certificate is refused: its reason must come in time
  std::optional<sync::sandbox::Sandbox> sandbox;
};

}  // namespace guichet::tests
