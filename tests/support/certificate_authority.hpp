// A certificate authority of its own for each test and for the demonstration: servers and terminals, good and bad.
// Everything is written as PEM files in one folder; keys are readable by their owner only.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace guichet::tests {

struct Identity {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

struct Leaf {
  std::string name;                // of the files, and the common name
  std::vector<std::string> hosts;  // a server's names; a terminal has none
  std::chrono::days valid_since{-1};
  std::chrono::days valid_for{90};
};

class CertificateAuthority {
 public:
  // Throws std::runtime_error when OpenSSL refuses something: a test or a demonstration cannot go on without it.
  explicit CertificateAuthority(std::filesystem::path folder, const std::string& name = "Autorite d'essai");
  ~CertificateAuthority();

  const std::filesystem::path& certificate() const { return certificate_; }

  Identity issue(const Leaf& leaf);
  Identity server(const std::string& name = "registre") { return issue({.name = name, .hosts = {"localhost"}}); }
  Identity terminal(const std::string& name = "borne-0001") { return issue({.name = name, .hosts = {}}); }

  // The list of what is revoked, written anew.
  std::filesystem::path revoke(const Identity& identity);

 private:
  struct Keys;
  std::filesystem::path folder_;
  std::filesystem::path certificate_;
  std::unique_ptr<Keys> keys_;
};

}  // namespace guichet::tests
