// A wire that breaks: between a client and a server on loopback, it resets connections after some bytes of the
// client's. It sees TLS records only, counts them, and needs no right that a test has not.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <random>
#include <thread>

namespace guichet::tests {

class FaultProxy {
 public:
  struct Faults {
    // Each connection is reset after a number of bytes drawn between these; never, when they are zero.
    std::size_t cut_after_at_least = 0;
    std::size_t cut_after_at_most = 0;
    std::size_t bytes_per_second = 0;  // from the client; without limit when zero
    std::uint64_t seed = 1;
  };

  FaultProxy(int server_port, const Faults& faults);
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;
  ~FaultProxy();

  int port() const { return port_; }
  std::size_t bytes_from_client() const { return bytes_; }
  int cuts() const { return cuts_; }
  void hurry() { bytes_per_second_ = 0; }  // without limit from here on

 private:
  void listen();
  void carry(int client, std::size_t cut_after);
  std::size_t draw();

  int server_port_;
  Faults faults_;
  std::mt19937_64 chance_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> ending_ = false;
  std::atomic<std::size_t> bytes_per_second_;
  std::atomic<std::size_t> bytes_ = 0;
  std::atomic<int> cuts_ = 0;
  std::list<std::jthread> connections_;  // of the listener's thread alone
  std::jthread thread_;
};

}  // namespace guichet::tests
