// A registry that anyone can run: HTTPS with mutual TLS, the operations a kiosk needs, its own file, and every
// misbehaviour that has a name. In a process of its own (registry-sandbox) or inside a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/system/clock.hpp"
#include "platform/system/random.hpp"
#include "sync/sandbox/life_cycle.hpp"
#include "sync/sandbox/misbehaviour.hpp"

namespace guichet::sync::sandbox {

struct Settings {
  int port = 0;                           // 0: any that is free; always on loopback
  std::filesystem::path certificate;      // PEM, with its chain
  std::filesystem::path key;              // PEM
  std::filesystem::path client_ca;        // PEM; who signs the terminals' certificates
  std::filesystem::path client_crl = {};  // PEM; without it no revocation is checked
  std::filesystem::path database;
  std::filesystem::path assets;
  std::string territory = "111";
  LifeRules life = {};
  std::optional<Date> today = {};    // its day at start, when it is not the clock's
  std::filesystem::path seeds = {};  // a folder of demand files with a g:suivi, held from the start
  std::size_t threads = 32;          // each open connection holds one
  std::uint64_t largest_document = std::uint64_t{5} << 20;
};

class Sandbox {
 public:
  // Listens when it returns. clock and random must outlive it.
  static std::expected<Sandbox, std::string> start(const Settings& settings, const platform::system::Clock& clock,
                                                   platform::system::Random& random);
  Sandbox(Sandbox&&) noexcept;
  Sandbox& operator=(Sandbox&&) noexcept;
  ~Sandbox();  // stops listening; answers under way are cut

  int port() const;
  std::string url() const;            // of the service, with its path
  std::string documents_url() const;  // of its own interface for documents

  void misbehave(Order order);

  // How many demands it holds, and the number it gave to one.
  std::size_t size();
  std::optional<std::string> number_of(std::string_view file_name);

 private:
  struct Server;
  explicit Sandbox(std::unique_ptr<Server> server);
  std::unique_ptr<Server> server_;
};

}  // namespace guichet::sync::sandbox
