#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "sync/sandbox/sandbox.hpp"
#include "tests/support/creation_message.hpp"
#include "tests/support/registry_fixture.hpp"

namespace {

using namespace guichet::sync;
using namespace std::chrono_literals;
using guichet::tests::creation_message;
using guichet::tests::replaced;
using guichet::tests::to_bytes;
using registry::Anomalies;
using registry::BadAnswer;
using registry::TechnicalFault;
using Answer = std::expected<registry::Registered, registry::Failure>;
using TransferKind = transfer::Error::Kind;

template <class Expected>
const Expected* failure(const Answer& answer) {
  return answer ? nullptr : std::get_if<Expected>(&answer.error());
}

std::string file_name(int sequence) { return "DEMG1104-202611221200-" + std::to_string(100000 + sequence) + ".xml"; }

class Sandbox : public testing::Test, protected guichet::tests::RegistryFixture {
 protected:
  void SetUp() override {
    start();
    terminal_client.emplace(client());
  }
  Answer send(int sequence, std::string_view xml) {
    return terminal_client->get_num_unique(file_name(sequence), to_bytes(xml));
  }
  Answer send(int sequence) { return send(sequence, creation_message()); }
  TransferKind transfer_failure(const Answer& answer) {
    const auto* error = failure<transfer::Error>(answer);
    EXPECT_TRUE(error);
    return error ? error->kind : TransferKind::cancelled;
  }

  std::optional<registry::Client> terminal_client;
};

TEST_F(Sandbox, gives_a_creation_a_number_of_the_documented_shape) {
  const auto answer = send(1);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->number, "1111126000001G1104");
  EXPECT_TRUE(answer->demand_xml.contains("<ns1:numUnique>1111126000001G1104</ns1:numUnique>"));
  EXPECT_EQ(send(2)->number, "1111126000002G1104");
  EXPECT_EQ(sandbox->size(), 2u);
}

TEST_F(Sandbox, needs_no_encryption_certificate) {
  auto session = transfer::Session::create(transfer_settings());
  terminal_client.emplace(std::move(*session), registry::ClientSettings{.url = sandbox->url()});
  const auto answer = send(1);
  ASSERT_TRUE(answer);
  EXPECT_TRUE(terminal_client->get_demande_logement(answer->number));
}

TEST_F(Sandbox, gives_back_a_demand_by_its_number) {
  const auto number = send(1)->number;
  const auto found = terminal_client->get_demande_logement(number);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, number);
  EXPECT_TRUE(found->demand_xml.contains("DURAND"));
  const auto missing = terminal_client->get_demande_logement("1111126999999G1104");
  ASSERT_TRUE(failure<Anomalies>(missing));
  EXPECT_EQ(failure<Anomalies>(missing)->list.front().code, "SANDBOX_0201");
}

TEST_F(Sandbox, gives_the_same_number_to_the_same_file_again) {
  EXPECT_EQ(send(1)->number, send(1)->number);
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(Sandbox, refuses_other_bytes_under_a_known_file_name) {
  ASSERT_TRUE(send(1));
  const auto other = send(1, creation_message("MARTIN"));
  ASSERT_TRUE(failure<Anomalies>(other));
  EXPECT_EQ(failure<Anomalies>(other)->list.front().code, "SANDBOX_0200");
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(Sandbox, remembers_after_a_restart) {
  const auto number = send(1)->number;
  stop();
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::unreachable);
  start();
  EXPECT_EQ(send(1)->number, number);
}

TEST_F(Sandbox, tells_every_missing_element_and_registers_nothing) {
  const auto xml =
      replaced(replaced(creation_message(), "<ns1:typeLogement code=\"T3\"/>", ""), "<ns1:nom>DURAND</ns1:nom>", "");
  const auto answer = send(1, xml);
  ASSERT_TRUE(failure<Anomalies>(answer));
  ASSERT_EQ(failure<Anomalies>(answer)->list.size(), 2u);
  EXPECT_EQ(failure<Anomalies>(answer)->list[0].code, "SANDBOX_0032");
  EXPECT_EQ(failure<Anomalies>(answer)->list[1].code, "SANDBOX_0102");
  EXPECT_EQ(sandbox->size(), 0u);
}

TEST_F(Sandbox, answers_a_fault_to_what_it_cannot_read_or_name) {
  EXPECT_TRUE(failure<TechnicalFault>(send(1, "<a>")));
  EXPECT_TRUE(failure<TechnicalFault>(terminal_client->get_num_unique("demande.xml", to_bytes(creation_message()))));
  EXPECT_EQ(sandbox->size(), 0u);
}

TEST_F(Sandbox, loses_its_answer_after_registering) {
  misbehave("answer_lost:1");
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::cut);
  EXPECT_EQ(sandbox->size(), 1u);
  EXPECT_EQ(send(1)->number, sandbox->number_of(file_name(1)));
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(Sandbox, cuts_before_registering) {
  misbehave("cut_before_answer:1");
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::cut);
  EXPECT_EQ(sandbox->size(), 0u);
  EXPECT_TRUE(send(1));
}

TEST_F(Sandbox, drips_until_the_terminal_gives_up) {
  auto hurried = transfer_settings();
  hurried.total_timeout = 1500ms;
  terminal_client.emplace(client(hurried));
  misbehave("slow_drip");
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::timed_out);
  misbehave("none");
  terminal_client.emplace(client());
  EXPECT_TRUE(send(1));
}

TEST_F(Sandbox, never_makes_a_success_of_a_strange_status) {
  misbehave("strange_success");
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(failure<BadAnswer>(send(1))) << i;
  misbehave("none");
  EXPECT_TRUE(send(1));
}

TEST_F(Sandbox, refuses_faults_and_closes_on_request) {
  misbehave("rule_refusal:1");
  EXPECT_EQ(failure<Anomalies>(send(1))->list.size(), 2u);
  misbehave("fault:1");
  EXPECT_EQ(failure<TechnicalFault>(send(1))->text, "Panne demandée au bac à sable.");
  misbehave("maintenance:1");
  EXPECT_EQ(failure<TechnicalFault>(send(1))->retry_after, 30s);
  misbehave("other_host:1");
  EXPECT_EQ(failure<BadAnswer>(send(1))->why, "HTTP 307");
  misbehave("credential_refused:1");
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::credential_refused);
  EXPECT_EQ(sandbox->size(), 0u);
}

TEST_F(Sandbox, gives_the_number_of_another_demand) {
  const auto first = send(1)->number;
  misbehave("same_number_twice:1");
  EXPECT_EQ(send(2)->number, first);
  EXPECT_NE(send(2)->number, first);
}

TEST_F(Sandbox, shows_its_clock) {
  EXPECT_EQ(send(1)->server_date, std::chrono::floor<std::chrono::seconds>(clock.now()));
  misbehave("clock_skew:1");
  EXPECT_EQ(send(1)->server_date, std::chrono::floor<std::chrono::seconds>(clock.now()) + 48h);
}

TEST_F(Sandbox, takes_orders_over_the_wire) {
  auto session = transfer::Session::create(transfer_settings());
  const auto order = [&](std::string_view text) {
    const auto url = "https://localhost:" + std::to_string(port) + "/misbehave";
    return session->post(url, "text/plain", std::as_bytes(std::span{text}))->status;
  };
  EXPECT_EQ(order("no_such_thing"), 400);
  EXPECT_EQ(order("fault:0"), 400);
  EXPECT_EQ(order("fault:1"), 200);
  EXPECT_TRUE(failure<TechnicalFault>(send(1)));
  EXPECT_TRUE(send(1));
}

TEST_F(Sandbox, lets_no_stranger_in) {
  guichet::tests::CertificateAuthority other{folder / "other", "Autre autorite"};
  const auto stranger = other.terminal("inconnue");
  for_an_alert = 10s;
  auto settings = transfer_settings();
  settings.certificate_file = stranger.certificate;
  settings.key_file = stranger.key;
  terminal_client.emplace(client(settings));
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::credential_refused);
  settings.certificate_file.clear();
  settings.key_file.clear();
  terminal_client.emplace(client(settings));
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::credential_refused);
  EXPECT_EQ(sandbox->size(), 0u);
}

TEST_F(Sandbox, lets_no_revoked_terminal_in) {
  stop();
  auto settings = sandbox_settings();
  settings.client_crl = authority.revoke(terminal);
  auto strict = sandbox::Sandbox::start(settings, clock, random);
  ASSERT_TRUE(strict) << strict.error();
  for_an_alert = 10s;
  terminal_client.emplace(client());
  EXPECT_EQ(transfer_failure(send(1)), TransferKind::credential_refused);
  terminal = authority.terminal("borne-0002");
  terminal_client.emplace(client());
  EXPECT_TRUE(send(1));
}

TEST_F(Sandbox, welcomes_sixty_reconnections_in_a_row) {
  const auto number = send(1)->number;
  int failures = 0;
  for (int i = 0; i < 60; ++i) {
    misbehave("answer_lost:1");  // the registry closes: what follows reconnects and resumes its TLS session
    (void)send(1);
    const auto answer = send(1);
    failures += !answer || answer->number != number;
  }
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(sandbox->size(), 1u);
}

TEST_F(Sandbox, serves_several_terminals_at_once) {
  std::vector<std::jthread> terminals;
  std::atomic<int> registered = 0;
  for (int i = 0; i < 8; ++i) {
    terminals.emplace_back([&, i] {
      auto own = client();
      for (int j = 0; j < 5; ++j)
        registered += own.get_num_unique(file_name(i * 5 + j), to_bytes(creation_message())).has_value();
    });
  }
  terminals.clear();
  EXPECT_EQ(registered, 40);
  EXPECT_EQ(sandbox->size(), 40u);
}

TEST_F(Sandbox, cannot_be_started_twice_on_one_port_nor_with_wrong_files) {
  auto settings = sandbox_settings();
  settings.database = folder / "second.db";
  EXPECT_FALSE(sandbox::Sandbox::start(settings, clock, random));
  settings.port = 0;
  settings.key = folder / "absent.key";
  EXPECT_FALSE(sandbox::Sandbox::start(settings, clock, random));
  settings = sandbox_settings();
  settings.assets = folder / "absent";
  EXPECT_FALSE(sandbox::Sandbox::start(settings, clock, random));
}

}  // namespace
