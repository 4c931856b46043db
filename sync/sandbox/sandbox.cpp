#include "sync/sandbox/sandbox.hpp"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <thread>

#include <openssl/ssl.h>

#include "sync/registry/message_check.hpp"
#include "sync/sandbox/service.hpp"
#include "sync/sandbox/upload_service.hpp"

namespace guichet::sync::sandbox {
namespace {

constexpr const char* service_path = "/services/DemandeLogementImplService/";
constexpr const char* address = "127.0.0.1";
constexpr std::size_t largest_message = std::size_t{4} << 20;

bool secure(SSL_CTX* context, const std::filesystem::path& client_crl) {
  // Without it more than half of the sessions a client resumes are refused: OpenSSL wants it as soon as clients are
  // verified.
  constexpr unsigned char id[] = "registry-sandbox";
  SSL_CTX_set_session_id_context(context, id, sizeof id - 1);
  if (client_crl.empty()) return true;
  X509_STORE* const store = SSL_CTX_get_cert_store(context);
  return X509_STORE_load_file(store, client_crl.c_str()) == 1 &&
         X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK) == 1;
}

Calendar calendar_of(const Settings& settings, const platform::system::Clock& clock) {
  using std::chrono::sys_days;
  Calendar calendar{.rules = settings.life};
  if (settings.today) calendar.ahead = sys_days{*settings.today} - sys_days{paris_day(clock.now())};
  return calendar;
}

// In the order of their names. The error says which file.
std::expected<void, std::string> plant(Ledger& ledger, const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error})
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  if (error) return std::unexpected("cannot read " + folder.string());
  std::ranges::sort(files);
  for (const auto& path : files) {
    std::ifstream file{path, std::ios::binary};
    const std::string xml{std::istreambuf_iterator<char>{file}, {}};
    if (const auto planted = ledger.seed(xml); !planted)
      return std::unexpected(path.filename().string() + ": " + planted.error());
  }
  return {};
}

}  // namespace

struct Sandbox::Server {
  Server(const Settings& settings, Ledger ledger, Shelf shelf, const platform::system::Clock& clock,
         platform::system::Random& random)
      : service(std::move(ledger), clock),
        uploads(std::move(shelf), settings.largest_document, random, service.mood()),
        http(settings.certificate.c_str(), settings.key.c_str(), settings.client_ca.c_str()) {}

  ~Server() {
    service.stop();
    http.stop();
    if (thread.joinable()) thread.join();
  }

  void configure(std::size_t threads);
  bool listen(int wanted);

  Service service;
  UploadService uploads;
  httplib::SSLServer http;
  int port = -1;
  std::thread thread;
};

void Sandbox::Server::configure(std::size_t threads) {
  // cpp-httplib keeps one thread for each open connection, idle ones included.
  http.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
  http.set_keep_alive_timeout(5);
  http.set_keep_alive_max_count(10'000);
  http.set_payload_max_length(largest_message);
  // Not its default, SO_REUSEPORT: a second sandbox on the same port must fail instead of taking half of the calls.
  http.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.Post(service_path, [this](const auto& request, auto& response) { service.serve(request, response); });
  uploads.attend(http);
  http.Post("/misbehave", [this](const auto& request, auto& response) { service.change_mood(request, response); });
}

bool Sandbox::Server::listen(int wanted) {
  if (wanted == 0)
    port = http.bind_to_any_port(address);
  else if (http.bind_to_port(address, wanted))
    port = wanted;
  if (port < 0) return false;
  thread = std::thread{[this] { http.listen_after_bind(); }};
  http.wait_until_ready();
  return true;
}

std::expected<Sandbox, std::string> Sandbox::start(const Settings& settings, const platform::system::Clock& clock,
                                                   platform::system::Random& random) {
  auto rules = registry::load_rules(settings.assets / "registry" / "mandatory_elements.tsv");
  if (!rules) return std::unexpected(rules.error());
  auto ledger = Ledger::open(settings.database, std::move(*rules), settings.territory, clock, random,
                             calendar_of(settings, clock));
  if (!ledger) return std::unexpected(ledger.error());
  if (!settings.seeds.empty()) {
    if (const auto planted = plant(*ledger, settings.seeds); !planted) return std::unexpected(planted.error());
  }
  auto shelf = Shelf::open(settings.database, random);
  if (!shelf) return std::unexpected(shelf.error());

  auto server = std::make_unique<Server>(settings, std::move(*ledger), std::move(*shelf), clock, random);
  if (!server->http.is_valid())
    return std::unexpected("the certificate, its key or the client authority cannot be used");
  if (!secure(server->http.ssl_context(), settings.client_crl))
    return std::unexpected("the revocation list cannot be used");
  server->configure(settings.threads);
  if (!server->listen(settings.port))
    return std::unexpected(std::format("port {} cannot be listened to", settings.port));
  return Sandbox{std::move(server)};
}

Sandbox::Sandbox(std::unique_ptr<Server> server) : server_(std::move(server)) {}
Sandbox::Sandbox(Sandbox&&) noexcept = default;
Sandbox& Sandbox::operator=(Sandbox&&) noexcept = default;
Sandbox::~Sandbox() = default;

int Sandbox::port() const { return server_->port; }
std::string Sandbox::url() const { return std::format("https://localhost:{}{}", port(), service_path); }
std::string Sandbox::documents_url() const { return std::format("https://localhost:{}{}", port(), documents_path); }
void Sandbox::misbehave(Order order) { server_->service.mood().obey(order); }
std::size_t Sandbox::size() { return server_->service.ledger().size(); }
std::optional<std::string> Sandbox::number_of(std::string_view file_name) {
  return server_->service.ledger().number_of(file_name);
}

}  // namespace guichet::sync::sandbox
