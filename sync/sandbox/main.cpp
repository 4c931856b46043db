#include <charconv>
#include <csignal>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <span>

#include "platform/system/paths.hpp"
#include "sync/sandbox/sandbox.hpp"

namespace {

using guichet::sync::sandbox::Order;
using guichet::sync::sandbox::parse_order;
using guichet::sync::sandbox::Sandbox;
using guichet::sync::sandbox::Settings;

constexpr int exit_usage = 2;
constexpr const char* usage =
    "registry-sandbox --certificate FILE --key FILE --client-ca FILE --database FILE\n"
    "                 [--port N] [--client-crl FILE] [--assets FOLDER] [--territory CODE] [--misbehave NAME[:COUNT]]\n"
    "                 [--seed FOLDER] [--today AAAA-MM-JJ] [--renewal-opens MONTHS] [--closed-after MONTHS]\n"
    "                 [--reactivable-until MONTHS] [--largest-document BYTES]\n"
    "Runs a test registry on loopback, with mutual TLS, until it is told to stop (SIGINT, SIGTERM).\n"
    "NAME: answer_lost slow_drip cut_before_answer strange_success rule_refusal fault maintenance other_host\n"
    "      credential_refused same_number_twice clock_skew changed_meanwhile;\n"
    "      of documents: upload_cut=BYTES upload_answer_lost upload_conflict upload_wrong_digest upload_forgotten\n"
    "      upload_maintenance;\n"
    "      at run time: POST NAME[:COUNT] to /misbehave, none to end.\n"
    "FOLDER: demand files (*.xml) with a g:suivi, held from the start. MONTHS: since the deposit or last renewal.\n"
    "Exit codes: 0 stopped, 1 cannot run, 2 wrong arguments.\n";

struct Arguments {
  Settings settings;
  Order order;
};

bool read_number(std::string_view text, int most, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number >= 0 && number <= most;
}

std::optional<Arguments> read_arguments(std::span<char*> words) {
  Arguments arguments;
  Settings& settings = arguments.settings;
  settings.assets = guichet::platform::system::assets_folder();
  const auto file = [](auto& path) { return [&path](std::string_view value) { return (path = value, true); }; };
  const auto months = [](int& duration) {
    return [&duration](std::string_view value) { return read_number(value, 600, duration); };
  };
  const std::map<std::string_view, std::function<bool(std::string_view)>> options{
      {"--certificate", file(settings.certificate)},
      {"--key", file(settings.key)},
      {"--client-ca", file(settings.client_ca)},
      {"--client-crl", file(settings.client_crl)},
      {"--database", file(settings.database)},
      {"--assets", file(settings.assets)},
      {"--territory", [&](std::string_view value) { return (settings.territory = value, value.size() == 3); }},
      {"--port", [&](std::string_view value) { return read_number(value, 65535, settings.port); }},
      {"--seed", file(settings.seeds)},
      {"--today",
       [&](std::string_view value) {
         settings.today = guichet::sync::sandbox::parse_date(value);
         return settings.today.has_value();
       }},
      {"--renewal-opens", months(settings.life.renewal_opens)},
      {"--closed-after", months(settings.life.closed_after)},
      {"--reactivable-until", months(settings.life.reactivable_until)},
      {"--largest-document",
       [&](std::string_view value) {
         int bytes = 0;
         const bool right = read_number(value, std::numeric_limits<int>::max(), bytes);
         settings.largest_document = static_cast<std::uint64_t>(bytes);
         return right;
       }},
      {"--misbehave", [&](std::string_view value) {
         const auto order = parse_order(value);
         arguments.order = order.value_or(Order{});
         return order.has_value();
       }}};
  for (std::size_t i = 0; i < words.size(); i += 2) {
    const auto option = options.find(words[i]);
    if (option == options.end() || i + 1 == words.size() || !option->second(words[i + 1])) return std::nullopt;
  }
  const bool complete = !settings.certificate.empty() && !settings.key.empty() && !settings.client_ca.empty() &&
                        !settings.database.empty();
  return complete ? std::optional{arguments} : std::nullopt;
}

}  // namespace

int main(int count, char** words) {
  const auto arguments = read_arguments(std::span{words, static_cast<std::size_t>(count)}.subspan(1));
  if (!arguments) {
    std::cerr << usage;
    return exit_usage;
  }
  // Before any thread starts, so that none of them receives the signals.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const guichet::platform::system::SystemClock clock;
  guichet::platform::system::SystemRandom random;
  auto sandbox = Sandbox::start(arguments->settings, clock, random);
  if (!sandbox) {
    std::cerr << "registry-sandbox: " << sandbox.error() << '\n';
    return EXIT_FAILURE;
  }
  sandbox->misbehave(arguments->order);
  std::cout << "listening on https://localhost:" << sandbox->port() << '\n' << std::flush;
  int received = 0;
  sigwait(&signals, &received);
}
