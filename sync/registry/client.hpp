// The national registry as two questions: give this demand a number, and what do you hold under this number.
// Whatever happens on the way comes back as a Failure; this room never tries again by itself.
#pragma once

#include <expected>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "sync/registry/answer.hpp"
#include "sync/registry/request.hpp"
#include "sync/transfer/session.hpp"

namespace guichet::sync::registry {

struct ClientSettings {
  std::string url;                        // https://host[:port]/services/DemandeLogementImplService/
  EncryptionCertificate encryption = {};  // without a name, it takes that of the demand sent with it
};

// Not for two threads at once.
class Client {
 public:
  Client(transfer::Session session, ClientSettings settings);

  // file_name is the identity of the demand: the same file name with the same bytes gives the same number.
  std::expected<Registered, Failure> get_num_unique(std::string_view file_name, std::span<const std::byte> xml,
                                                    std::stop_token stop = {});
  std::expected<Registered, Failure> get_demande_logement(std::string_view number, std::stop_token stop = {});

 private:
  std::expected<Registered, Failure> ask(Request request, std::stop_token stop);

  transfer::Session session_;
  ClientSettings settings_;
};

}  // namespace guichet::sync::registry
