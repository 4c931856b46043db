#pragma once
// The terminal's way to the registry: a thread that carries letters, and papers behind them, for as long as this lives.
// What comes back for a person on the screen is posted as an intent; everything else waits in the outbox.

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/journey/intent.hpp"
#include "kiosk/terminal/configuration.hpp"
#include "kiosk/terminal/hands.hpp"
#include "kiosk/terminal/worker.hpp"
#include "sync/courier/courier.hpp"
#include "sync/courier/parcel_post.hpp"

namespace guichet::kiosk::terminal {

// The town's certificate and the registry's authority are read here. The error names the file that cannot be used.
std::expected<sync::registry::Client, std::string> open_client(const Configuration& configuration,
                                                               sync::transfer::Settings patience = {});

class PostOffice {
 public:
  // `database`: a connection of its own; `files`: where papers wait, if they can be opened. The error names the file
  // that cannot be used, for the journal of the installer.
  static std::expected<std::unique_ptr<PostOffice>, std::string> open(
      const Configuration& configuration, Database database, std::optional<platform::storage::SealedFiles> files,
      Machine machine, Mailbox<journey::Intent>& mailbox);

  void knock() { courier_.knock(); }

 private:
  struct Ways {
    sync::registry::Client letters;
    std::optional<sync::registry::DocumentClient> documents;
  };
  PostOffice(Database database, Ways ways, std::optional<platform::storage::SealedFiles> files, Machine machine,
             Mailbox<journey::Intent>& mailbox);

  Ways ways_;
  std::optional<sync::courier::ParcelPost> parcels_;
  sync::courier::Courier courier_;
  std::jthread thread_;
};

}  // namespace guichet::kiosk::terminal
