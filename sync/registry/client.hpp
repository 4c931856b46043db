// The national registry as questions: take this demand file, and what do you hold under this number.
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

// Somebody stands before the screen: the same session, which gives up after seconds instead of minutes. A lookup never
// waits behind a transfer when it has a Client of its own, over a Session of its own: one more connection, kept open
// from one lookup to the next (a resumed TLS handshake when it was closed), and no lock shared with the courier's.
transfer::Settings for_lookups(transfer::Settings settings);

// Not for two threads at once.
class Client {
 public:
  Client(transfer::Session session, ClientSettings settings);

  // A demand file of any typeFichier: no public document shows another operation that carries one than getNumUnique.
  // file_name is the identity of the message: the same file name with the same bytes gives the same answer.
  std::expected<Registered, Failure> send(std::string_view file_name, std::span<const std::byte> xml,
                                          const std::stop_token& stop = {});
  // The same, under the operation's own name.
  std::expected<Registered, Failure> get_num_unique(std::string_view file_name, std::span<const std::byte> xml,
                                                    const std::stop_token& stop = {}) {
    return send(file_name, xml, stop);
  }
  std::expected<Registered, Failure> get_demande_logement(std::string_view number, const std::stop_token& stop = {});
  // When nothing more is to be asked for now: nothing of the last answer stays in memory.
  void close() { session_.close(); }

 private:
  std::expected<Registered, Failure> ask(Request request, const std::stop_token& stop);

  transfer::Session session_;
  ClientSettings settings_;
};

}  // namespace guichet::sync::registry
