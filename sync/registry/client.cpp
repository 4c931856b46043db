#include "sync/registry/client.hpp"

#include <algorithm>
#include <chrono>

#include "platform/system/secret.hpp"

namespace guichet::sync::registry {

namespace {

// DEMG1104-202611221015-000001.xml goes with CERG1104-202611221015.pem.
EncryptionCertificate named_for(EncryptionCertificate certificate, std::string_view file_name) {
  constexpr std::size_t kind = 3, desk_and_minute = 18;
  if (certificate.name.empty() && file_name.size() >= kind + desk_and_minute) {
    certificate.name = "CER" + std::string{file_name.substr(kind, desk_and_minute)} + ".pem";
  }
  return certificate;
}

}  // namespace

transfer::Settings for_lookups(transfer::Settings settings) {
  using namespace std::chrono_literals;
  settings.connect_timeout = std::min<std::chrono::milliseconds>(settings.connect_timeout, 5s);
  settings.total_timeout = std::min<std::chrono::milliseconds>(settings.total_timeout, 15s);
  return settings;
}

Client::Client(transfer::Session session, ClientSettings settings)
    : session_(std::move(session)), settings_(std::move(settings)) {}

std::expected<Registered, Failure> Client::ask(Request request, const std::stop_token& stop) {
  const auto body = std::as_bytes(std::span{request.body});
  const auto response = session_.post(settings_.url, request.content_type, body, stop);
  platform::system::wipe(request.body);
  if (!response) return std::unexpected(Failure{response.error()});
  return read_answer(*response);
}

std::expected<Registered, Failure> Client::send(std::string_view file_name, std::span<const std::byte> xml,
                                                const std::stop_token& stop) {
  const std::string_view text{reinterpret_cast<const char*>(xml.data()), xml.size()};
  return ask(get_num_unique_request(file_name, text, named_for(settings_.encryption, file_name)), stop);
}

std::expected<Registered, Failure> Client::get_demande_logement(std::string_view number, const std::stop_token& stop) {
  auto answer = ask(get_demande_logement_request(number, settings_.encryption), stop);
  if (answer && answer->number != number) return std::unexpected(Failure{BadAnswer{"another demand"}});
  return answer;
}

}  // namespace guichet::sync::registry
