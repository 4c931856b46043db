#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "tests/sync/transfer/session_fixture.hpp"

namespace {

using namespace guichet::sync::transfer;
using namespace std::chrono_literals;
using guichet::tests::TlsServer;
using guichet::tests::TransferSession;
using Kind = Error::Kind;

class SlowServer : public TransferSession {
 public:
  ~SlowServer() override { released = true; }

 protected:
  std::atomic<bool> released = false;
  std::atomic<bool> entered = false;
  TlsServer registry{server, authority.certificate(), [this](auto& http) {
                       http.Post("/slow", [this](const auto&, auto& response) {
                         response.set_content_provider(1000, "text/plain", [this](auto, auto, auto& sink) {
                           entered = true;
                           std::this_thread::sleep_for(20ms);
                           return !released && sink.write("x", 1);
                         });
                       });
                       http.Post("/silent", [this](const auto&, auto&) {
                         entered = true;
                         while (!released) std::this_thread::sleep_for(10ms);
                       });
                     }};
};

TEST_F(SlowServer, is_given_up_after_the_total_time) {
  auto hurried = settings();
  hurried.total_timeout = 300ms;
  for (const auto* path : {"/slow", "/silent"}) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(kind(post(hurried, registry.url(path))), Kind::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
  }
  released = true;
}

TEST_F(SlowServer, is_given_up_when_it_drips) {
  auto hurried = settings();
  hurried.low_speed_time = 1s;
  hurried.low_speed_limit = 10'000;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(kind(post(hurried, registry.url("/slow"))), Kind::timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 6s);
  released = true;
}

TEST_F(SlowServer, is_left_at_once_when_asked_to_stop) {
  auto patient = settings();
  patient.total_timeout = 60s;
  auto session = Session::create(patient);
  std::stop_source stop;
  std::jthread stopper{[&] {
    while (!entered) std::this_thread::sleep_for(1ms);
    stop.request_stop();
  }};
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(kind(post(*session, registry.url("/silent"), "bonjour", stop.get_token())), Kind::cancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 20s);
  released = true;
  EXPECT_TRUE(post(*session, registry.url())) << "and the session still works";
}

}  // namespace
